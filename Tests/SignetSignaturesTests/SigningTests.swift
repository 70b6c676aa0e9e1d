import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Signing")
struct SigningTests {
  static let enveloped = SignatureDescription(
    placement: [.lastChild(of: "*")], prefix: "ds", canonicalization: Canonicalization(.exclusive),
    methods: [.rsaSHA256, .ecdsaSHA256],
    references: [ReferenceDescription(.document, transforms: [.envelopedSignature, .exclusive], digest: .sha256)],
    keyInfo: [.x509Certificates(.chain)])

  @Test(
    "what was signed verifies, and covers the whole document", arguments: ["rsa-2048", "p-256", "p-384", "secp256k1"])
  func roundTrip(identity: String) throws {
    let plan = try SignaturePlan(Self.enveloped, identity: try Vectors.identity(identity), at: Date())
    let document = Array("<a xmlns='urn:a'><b>é</b></a>".utf8)
    let signed = try ReferenceEngine(plan).sign(document)
    let report = try #require(try SignatureVerifier().verify(signed).first)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.references.map(\.covers) == ["/"])
    #expect(report.references.first?.verifiedBytes == Array("<a xmlns=\"urn:a\"><b>é</b></a>".utf8))
    #expect(report.signer == plan.identity.certificate)
  }

  @Test("a document is not signed twice")
  func notTwice() throws {
    let engine = ReferenceEngine(
      try SignaturePlan(Self.enveloped, identity: try Vectors.identity("rsa-2048"), at: Date()))
    let signed = try engine.sign(Array("<a/>".utf8))
    let error = #expect(throws: SignetError.self) { try engine.sign(signed) }
    #expect(error?.finding.code == .signatureAlreadyPresent)
  }
}
