import Foundation
import Signet
import TestSupport
import Testing

@Suite("The library, as README.md shows it")
struct LibraryTests {
  @Test("the example signs an invoice and returns the verified bytes")
  func example() throws {
    let root = try CredentialDecoder.decode(try Vector.bytes(Vector.root), source: "root.pem").certificates[0]
    let bytes = try signAndVerify(
      try Vector.bytes(Vector.invoice("nfe-4k")), pem: try Vector.bytes(Vector.identity("rsa-2048")), root: root)
    let text = String(decoding: try #require(bytes), as: UTF8.self)
    #expect(text.hasPrefix("<infNFe ") && text.hasSuffix("</infNFe>"))
  }

  @Test("the example is the one of README.md")
  func readme() throws {
    let readme = try String(contentsOf: Project.root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(readme.firstMatch(of: /(?s)```swift\n.*?(\/\/\/ Signs.*?)```/)?.1)
    #expect(source.contains(example))
  }
}

/// Signs an NF-e, and returns the bytes that a verifier can rely on.
func signAndVerify(_ invoice: [UInt8], pem: [UInt8], root: Certificate) throws -> [UInt8]? {
  let file = try CredentialDecoder.decode(pem, source: "company.pem")
  let identity = try SigningIdentity(selectingFrom: file.certificates, key: file.requirePrivateKeys()[0])
  let plan = try SignaturePlan(SignatureProfile.brNFe.signatures[0], identity: identity, at: Date())
  let signed = try ReferenceEngine(plan).sign(invoice)

  let settings = ChainSettings(
    time: Date(), purpose: .documentSigning, anchors: TrustStore(anchors: [root]),
    pool: CertificatePool(identity.chain))
  let verifier = SignatureVerifier(chainVerifier: ChainVerifier(settings))
  return try verifier.verify(signed).first?.references.first?.verifiedBytes
}
