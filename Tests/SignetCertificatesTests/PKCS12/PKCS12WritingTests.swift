import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("PKCS#12: writing")
struct PKCS12WritingTests {
  @Test("what is written opens again, in the same order", arguments: ["correct horse", "", "pässwörd€"])
  func roundTrip(text: String) throws {
    let certificates = try ["rsa-2048", "intermediate", "root"].map(Vectors.certificate)
    let passphrase = SecretBytes(copying: Array(text.utf8))
    let der = try PKCS12.encode(
      privateKey: try Vectors.key("rsa-2048"), certificates: certificates, passphrase: passphrase)
    let content = try PKCS12(der: der.withUnsafeBytes { Array($0) }, passphrase: passphrase)
    #expect(content.certificates == certificates)
    #expect(content.privateKeys.map(\.publicKey) == [try certificates[0].publicKey])
  }

  @Test("openssl pkcs12 opens what is written, without its legacy provider")
  func peer() throws {
    let certificates = try ["p-256", "intermediate", "root"].map(Vectors.certificate)
    let der = try PKCS12.encode(
      privateKey: try Vectors.key("p-256"), certificates: certificates,
      passphrase: SecretBytes(copying: Array("correct horse".utf8)))
    let folder = try TemporaryDirectory()
    try der.withUnsafeBytes { _ = try folder.write(Array($0), to: "identity.p12") }
    let arguments = ["pkcs12", "-in", folder.path("identity.p12"), "-passin", "pass:correct horse"]
    let facts = try Command.run("openssl", arguments + ["-info", "-noout"])
    #expect(facts.status == 0, "\(facts.errors)")
    #expect(facts.errors.contains("MAC: sha256, Iteration 600000"))
    let cipher = "PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256"
    #expect(facts.errors.contains("Encrypted data: \(cipher)"))
    #expect(facts.errors.contains("Shrouded Keybag: \(cipher)"))
    let key = try Command.run("openssl", arguments + ["-nocerts", "-nodes"])
    #expect(try PrivateKey(pem: key.standardOutput).publicKey == certificates[0].publicKey)
  }

  @Test("certificates can be written without a key")
  func certificatesOnly() throws {
    let certificates = try ["root", "intermediate"].map(Vectors.certificate)
    let passphrase = SecretBytes(copying: Array("correct horse".utf8))
    let der = try PKCS12.encode(privateKey: nil, certificates: certificates, passphrase: passphrase)
    let content = try PKCS12(der: der.withUnsafeBytes { Array($0) }, passphrase: passphrase)
    #expect(content.privateKeys.isEmpty)
    #expect(content.certificates == certificates)
  }

  @Test("a key without its own certificate, and a passphrase with a NUL, are refused")
  func refused() throws {
    let key = try Vectors.key("rsa-2048")
    let passphrase = SecretBytes(copying: Array("correct horse".utf8))
    let root = try Vectors.certificate("root")
    let leaf = try Vectors.certificate("rsa-2048")
    expect(.certificateKeyMismatch) {
      try PKCS12.encode(privateKey: key, certificates: [root], passphrase: passphrase)
    }
    expect(.containerUnsuitable) { try PKCS12.encode(privateKey: key, certificates: [], passphrase: passphrase) }
    let withNUL = SecretBytes(copying: Array("correct\0horse".utf8))
    expect(.containerUnsuitable) { try PKCS12.encode(privateKey: key, certificates: [leaf], passphrase: withNUL) }
  }
}
