import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Certificates and keys as values in documents of other kinds.
@Suite("Values in other documents")
struct EmbeddedTextTests {
  private static func pem() throws -> [UInt8] { try Vectors.bytes("certificates/rsa-2048.pem") }
  private static func key() throws -> [UInt8] { try Vectors.bytes("keys/rsa-2048.pem") }

  private func decode(_ text: String) throws -> DecodedFile {
    try CredentialDecoder.decode(Array(text.utf8), source: "document")
  }

  @Test("a Kubernetes secret gives its certificate and its key, with their places")
  func kubernetesSecret() throws {
    let decoded = try decode(
      """
      apiVersion: v1
      data:
        tls.crt: \(Base64.encode(try Self.pem()))
        tls.key: \(Base64.encode(try Self.key()))
      kind: Secret
      """)
    #expect(try decoded.certificates == [Vectors.certificate("rsa-2048")])
    #expect(decoded.privateKeys.count == 1)
    #expect(
      decoded.items.map(\.position) == [
        "base64 text in line 3, block 1 (PEM CERTIFICATE, line 1)",
        "base64 text in line 4, block 1 (PEM PRIVATE KEY, line 1)",
      ])
  }

  @Test("an element of XML and a data URL give their certificate", arguments: [nil, 64, 76])
  func elements(lineLength: Int?) throws {
    let text = Base64.encode(try Vectors.der("rsa-2048"), lineLength: lineLength)
    for document in [
      "<KeyInfo><X509Certificate>\(text)</X509Certificate></KeyInfo>",
      "<X509Certificate>\n\(text)\n</X509Certificate>\n", "data:application/x-x509-ca-cert;base64,\(text)",
      "{\"x5c\": [\"\(text)\"]}",
    ] {
      #expect(try decode(document).certificates == [Vectors.certificate("rsa-2048")], "\(document.prefix(40))")
    }
  }

  @Test("a JSON string inside a JSON string, and a reply to a mail, are read")
  func quoted() throws {
    let pem = String(decoding: try Self.pem(), as: UTF8.self)
    let twice = String(
      decoding: try JSONEncoder().encode(String(decoding: JSONEncoder().encode(pem), as: UTF8.self)), as: UTF8.self)
    #expect(try decode(twice).certificates.count == 1)
    let reply = pem.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    #expect(try decode(reply).certificates.count == 1)
  }

  @Test("text that only looks like base64 of a certificate is nothing")
  func lookalikes() {
    for text in [
      "MIIB", "see MIIB" + String(repeating: "A", count: 300) + " there", "MII" + String(repeating: "x.", count: 200),
    ] {
      expect(.decodeUnrecognized) { try decode("value: \(text) !") }
    }
  }

  @Test("a PKCS#12 file tells its names, and that it is encrypted in an old way")
  func namesAndOldEncryption() throws {
    let folder = try TemporaryDirectory()
    let vectors = Project.testVectors.path
    let made = try Command.run(
      "openssl",
      [
        "pkcs12", "-export", "-legacy", "-inkey", "\(vectors)/keys/rsa-2048.pem", "-name", "Ünï €", "-passout",
        "pass:abc",
      ]
        + ["-in", "\(vectors)/certificates/rsa-2048.pem", "-out", folder.path("old.p12")])
    try #require(made.status == 0, "\(made.errors)")
    let decoded = try CredentialDecoder.decode(
      try folder.read("old.p12"), source: "old.p12", passphrase: SecretBytes(copying: "abc".utf8))
    #expect(decoded.items.map(\.name) == ["Ünï €", "Ünï €"])
    #expect(decoded.findings.map(\.code) == [.pkcs12OldEncryption])
    let new = try CredentialDecoder.decode(
      try Vectors.bytes("containers/p-256.p12"), source: "new.p12", passphrase: Vectors.passphrase())
    #expect(new.findings.isEmpty)
  }
}
