import Foundation
import SignetCrypto
import SignetSignatures
import SignetXML
import Testing

@Suite("Explaining signature values")
struct ValueExplanationTests {
  private func signed(_ identity: String) throws -> String {
    let plan = try SignaturePlan(SigningTests.enveloped, identity: try Vectors.identity(identity), at: Date())
    return String(decoding: try ReferenceEngine(plan).sign(Array("<a>é</a>".utf8)), as: UTF8.self)
  }

  private func verdict(_ document: String) throws -> ValueExplanation.Verdict? {
    try SignatureExplainer().explain(Array(document.utf8)).first?.value?.verdict
  }

  private func signedInfo(_ document: String, _ method: CanonicalizationMethod = .exclusive) throws -> [UInt8] {
    let tree = try XMLTree(parsing: Array(document.utf8))
    let signature = try #require(tree.signatures.first)
    return try Canonicalizer(Canonicalization(method)).bytes(of: DocumentSubset(.element(signature.children[0])))
  }

  /// The document with another signature value.
  private func replacingValue(_ document: String, with value: [UInt8]) -> String {
    document.replacing(/(SignatureValue>)[^<]*/) { "\($0.output.1)\(Base64.encode(value))" }
  }

  @Test("a value that is right is said to be", arguments: ["rsa-2048", "p-256"])
  func right(identity: String) throws {
    #expect(try verdict(signed(identity)) == .valid)
  }

  @Test("an RSA value tells whether the key, the algorithm or SignedInfo is another")
  func rsa() throws {
    let document = try signed("rsa-2048")
    let key = try Vectors.identity("rsa-2048").key
    let bytes = try signedInfo(document)
    let other = try PrivateKey.generate(.rsa(bits: 2048))
    #expect(
      try verdict(replacingValue(document, with: other.signature(for: bytes, algorithm: .rsaPKCS1(.sha256))))
        == .otherKey)
    #expect(
      try verdict(replacingValue(document, with: key.signature(for: bytes, algorithm: .rsaPKCS1(.sha512))))
        == .otherAlgorithm(.sha512))
    #expect(
      try verdict(replacingValue(document, with: key.signature(for: [1], algorithm: .rsaPKCS1(.sha256))))
        == .signedInfoChanged)
    let inclusive = try signedInfo(document.replacing("<a>", with: "<a xmlns:b=\"urn:b\">"), .c14n10)
    let wrong = replacingValue(
      document.replacing("<a>", with: "<a xmlns:b=\"urn:b\">"),
      with: try key.signature(for: inclusive, algorithm: .rsaPKCS1(.sha256)))
    guard case .signedInfoUnder(let change) = try verdict(wrong) else {
      Issue.record("\(String(describing: try verdict(wrong)))")
      return
    }
    #expect(change.name == "other-canonicalization")
  }

  @Test("an ECDSA value tells its encoding and its algorithm")
  func ecdsa() throws {
    let document = try signed("p-256")
    let key = try Vectors.identity("p-256").key
    let bytes = try signedInfo(document)
    #expect(
      try verdict(replacingValue(document, with: key.signature(for: bytes, algorithm: .ecdsa(.sha256, .der))))
        == .derEncoded)
    #expect(
      try verdict(replacingValue(document, with: key.signature(for: bytes, algorithm: .ecdsa(.sha384, .concatenated))))
        == .otherAlgorithm(.sha384))
    #expect(
      try verdict(replacingValue(document, with: Array(repeating: 1, count: 63)))
        == .wrongLength(found: 63, expected: 64))
    #expect(
      try verdict(replacingValue(document, with: key.signature(for: [1], algorithm: .ecdsa(.sha256, .concatenated))))
        == .otherKeyOrSignedInfo)
  }

  @Test("without a key nothing is said about the value")
  func noKey() throws {
    let document = try signed("rsa-2048").replacing(/<ds:KeyInfo>.*<\/ds:KeyInfo>/) { _ in "" }
    #expect(try verdict(document) == .keyMissing)
    let key = try Vectors.identity("rsa-2048").key.publicKey
    #expect(try SignatureExplainer(keys: [key]).explain(Array(document.utf8)).first?.value?.verdict == .valid)
  }
}
