import Foundation
@testable import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("Signing identities")
struct SigningIdentityTests {
  @Test(
    "every kind of key finds its certificate and the chain above it in any order",
    arguments: ["rsa-2048", "p-256", "p-384", "p-521", "secp256k1", "brainpoolP256r1", "ed25519"])
  func selects(name: String) throws {
    let key = try Vectors.key(name)
    let expected = try [name, "intermediate", "root"].map(Vectors.certificate)
    let others = try ["ec-root", "second-intermediate", "expired-root"].map(Vectors.certificate)
    var generator = SeededGenerator()
    for _ in 0..<5 {
      let mixed = (expected + others).shuffled(using: &generator)
      let identity = try SigningIdentity(selectingFrom: mixed, key: key)
      #expect(identity.certificates == expected, "\(generator)")
    }
  }

  @Test("the chain stops where an issuer is missing")
  func missingIssuer() throws {
    let certificates = try ["root", "rsa-2048"].map(Vectors.certificate)
    let identity = try SigningIdentity(selectingFrom: certificates, key: try Vectors.key("rsa-2048"))
    #expect(identity.chain.isEmpty)
  }

  @Test("authorities that issued each other do not go round for ever")
  func loop() throws {
    let leaf = try Vectors.certificate("loop-company")
    let pool = try [leaf, Vectors.certificate("loop-a"), Vectors.certificate("loop-b")]
    #expect(IssuerOrder.issuers(of: leaf, among: pool).count == 2)
  }

  @Test("a root with the right name and another key is left out")
  func impostor() throws {
    let certificates = try ["rsa-2048", "intermediate", "impostor-root", "impostor-twin"].map(Vectors.certificate)
    let identity = try SigningIdentity(selectingFrom: certificates, key: try Vectors.key("rsa-2048"))
    #expect(identity.chain == [certificates[1]])
  }

  @Test("a certificate of another key does not belong to the key")
  func mismatch() throws {
    let key = try Vectors.key("rsa-2048")
    let certificate = try Vectors.certificate("p-256")
    expect(.certificateKeyMismatch) { try SigningIdentity(key: key, certificate: certificate) }
    expect(.certificateKeyMismatch) { try SigningIdentity(selectingFrom: [certificate], key: key) }
    expect(.certificateMissing) { try SigningIdentity(selectingFrom: [], key: key) }
  }

  @Test("a key whose private part is damaged does not become an identity")
  func damagedKey() throws {
    let certificate = try Vectors.certificate("p-256")
    var der = try Vectors.key("p-256").pkcs8().withUnsafeBytes { Array($0) }
    // The private number is the OCTET STRING of 32 bytes in ECPrivateKey (RFC 5915 §3).
    let number = try #require(der.firstRange(of: [0x02, 0x01, 0x01, 0x04, 0x20]))
    der[number.upperBound + 20] ^= 1
    let key = try PrivateKey(der: der)
    expect(.certificateKeyMismatch) { try SigningIdentity(key: key, certificate: certificate) }
  }

  @Test("a key file that only its owner can read gives no warning", arguments: [0o600, 0o400, 0o700])
  func protectedFile(mode: Int) {
    #expect(KeyFileProtection.finding(path: "key.pem", attributes: [.posixPermissions: mode]) == nil)
  }

  @Test("a key file that others can read gives a warning", arguments: [0o644, 0o640, 0o604, 0o777])
  func exposedFile(mode: Int) throws {
    let folder = try TemporaryDirectory()
    try folder.write([1], to: "key.pem")
    let path = folder.path("key.pem")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let finding = KeyFileProtection.finding(path: path, attributes: attributes)
    #expect(finding?.code == .fileExposesKey)
    #expect(finding?.severity == .warning)
  }

  @Test("a file without known permissions gives no warning")
  func unknownPermissions() {
    #expect(KeyFileProtection.finding(path: "key.pem", attributes: [:]) == nil)
  }
}
