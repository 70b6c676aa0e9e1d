import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("Writing certificates and keys")
struct CredentialEncoderTests {
  let passphrase = SecretBytes(copying: Array("correct horse".utf8))

  @Test(
    "a chain goes through every container that holds several certificates", arguments: ["pem", "p7b", "base64", "p12"])
  func chain(name: String) throws {
    let container = try #require(CredentialContainer(rawValue: name))
    let certificates = try ["rsa-2048", "intermediate", "root"].map(Vectors.certificate)
    let bytes = try encode(CredentialEncoder(certificates: certificates, passphrase: passphrase), container)
    let found = try decode(bytes).certificates
    // A PKCS#7 bundle is a set, which DER orders in its own way.
    #expect(Set(found) == Set(certificates))
    if container == .pem || container == .p12 { #expect(found == certificates) }
  }

  @Test("one certificate goes through every container", arguments: CredentialContainer.allCases)
  func single(container: CredentialContainer) throws {
    let certificate = try Vectors.certificate("ed25519")
    let bytes = try encode(CredentialEncoder(certificates: [certificate], passphrase: passphrase), container)
    #expect(try decode(bytes).certificates == [certificate])
    if container == .base64 { #expect(bytes == Base64.encodedBytes(certificate.der)) }
    if container == .der || container == .cer { #expect(bytes == certificate.der) }
  }

  @Test("a key and its chain go through every container that holds both", arguments: ["pem", "base64", "p12"])
  func identity(name: String) throws {
    let container = try #require(CredentialContainer(rawValue: name))
    let key = try Vectors.key("p-384")
    let certificates = try ["p-384", "intermediate", "root"].map(Vectors.certificate)
    let encoder = CredentialEncoder(privateKey: key, certificates: certificates, passphrase: passphrase)
    let found = try decode(try encode(encoder, container))
    let foundKey = try #require(found.privateKeys.first)
    #expect(try SigningIdentity(selectingFrom: found.certificates, key: foundKey).certificates == certificates)
  }

  @Test("openssl reads the PKCS#7 bundle")
  func bundle() throws {
    let certificates = try ["rsa-2048", "intermediate", "root"].map(Vectors.certificate)
    let bytes = try encode(CredentialEncoder(certificates: certificates), .p7b)
    let result = try Command.run("openssl", ["pkcs7", "-inform", "DER", "-print_certs", "-noout"], input: bytes)
    #expect(result.lines.count { $0.hasPrefix("subject=") } == 3, "\(result.errors)")
  }

  @Test("a key alone is PKCS#8 in DER")
  func keyAlone() throws {
    let key = try Vectors.key("ed25519")
    let bytes = try encode(CredentialEncoder(privateKey: key, certificates: []), .der)
    #expect(try PrivateKey(der: bytes).publicKey == key.publicKey)
  }

  @Test("a container that can't hold it all is refused")
  func unsuitable() throws {
    let key = try Vectors.key("p-256")
    let leaf = try Vectors.certificate("p-256")
    let root = try Vectors.certificate("root")
    let several = CredentialEncoder(certificates: [leaf, root])
    let identity = CredentialEncoder(privateKey: key, certificates: [leaf])
    let cases: [(CredentialEncoder, CredentialContainer)] = [
      (several, .der), (several, .cer), (several, .p12), (identity, .der), (identity, .cer), (identity, .p7b),
      (identity, .p12), (identity, .base64), (CredentialEncoder(privateKey: key, certificates: []), .cer),
      (CredentialEncoder(certificates: []), .pem),
    ]
    for (encoder, container) in cases {
      expect(.containerUnsuitable, "\(container)") { try encoder.encode(as: container) }
    }
  }

  private func encode(_ encoder: CredentialEncoder, _ container: CredentialContainer) throws -> [UInt8] {
    try encoder.encode(as: container).withUnsafeBytes { Array($0) }
  }

  private func decode(_ bytes: [UInt8]) throws -> DecodedFile {
    try CredentialDecoder.decode(bytes, source: "test", passphrase: passphrase)
  }
}
