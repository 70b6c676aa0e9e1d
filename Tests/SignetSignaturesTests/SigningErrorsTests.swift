import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("What can't be signed")
struct SigningErrorsTests {
  static func byID(_ rule: ReferenceDescription.IDRule) -> SignatureDescription {
    SignatureDescription(
      placement: [.after("r/x"), .firstEmpty("r/place")], canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .element("r/x", idAttribute: "Id", id: rule), transforms: [.envelopedSignature, .c14n10], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)])
  }

  /// One document that is refused, and the code.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let document: String
    let code: FindingCode

    init(_ description: String, _ document: String, _ code: FindingCode) {
      testDescription = description
      self.document = document
      self.code = code
    }
  }

  static let cases: [Case] = [
    Case("an Id that appears twice", "<r><x Id='A1'/><y ID='A1'/></r>", .xmlIDDuplicate),
    Case("no Id", "<r><x/></r>", .signatureIDInvalid),
    Case("an Id of another form", "<r><x Id='B1'/></r>", .signatureIDInvalid),
    Case("an Id that breaks out of its reference", "<r><x Id='A1&quot;'/></r>", .signatureIDInvalid),
    Case("no element to sign", "<r><y Id='A1'/></r>", .xmlElementNotFound),
    Case("two elements to sign", "<r><x Id='A1'/><x Id='A2'/></r>", .xmlElementAmbiguous),
    Case("another root", "<q><x Id='A1'/></q>", .xmlElementNotFound),
    Case("another namespace", "<r xmlns='urn:r'><x Id='A1'/></r>", .xmlElementNotFound),
    Case("a relative namespace name", "<r><x xmlns='rel' Id='A1'/></r>", .xmlElementNotFound),
    Case("a relative namespace name inside", "<r><x Id='A1'><y xmlns='rel'/></x></r>", .xmlCanonicalizationFailed),
    Case("a DTD", "<!DOCTYPE r><r><x Id='A1'/></r>", .xmlDTDRefused),
    Case("a document cut short", "<r><x Id='A1'/>", .xmlNotWellFormed),
  ]

  @Test("is refused with its code", arguments: cases)
  func refuses(_ unfit: Case) throws {
    let plan = try SignaturePlan(Self.byID(.matching("A[0-9]")), identity: try Vectors.identity("rsa-2048"), at: Date())
    let error = #expect(throws: SignetError.self) { try ReferenceEngine(plan).sign(Array(unfit.document.utf8)) }
    #expect(error?.finding.code == unfit.code, "\(String(describing: error))")
  }

  @Test("a document without a place for the signature is refused")
  func noPlace() throws {
    var description = SigningTests.enveloped
    description.placement = [.firstEmpty("r/place"), .before("r/none")]
    let plan = try SignaturePlan(description, identity: try Vectors.identity("rsa-2048"), at: Date())
    for document in ["<r/>", "<r><place>full</place></r>"] {
      let error = #expect(throws: SignetError.self) { try ReferenceEngine(plan).sign(Array(document.utf8)) }
      #expect(error?.finding.code == .signaturePlaceMissing)
    }
  }

  @Test("an Id that may be made is made, the same each time, and verifies")
  func madeID() throws {
    let plan = try SignaturePlan(
      Self.byID(.madeWithPrefix("id-")), identity: try Vectors.identity("rsa-2048"), at: Date())
    let document = Array("<r><x a='>'/></r>".utf8)
    let signed = try ReferenceEngine(plan).sign(document)
    #expect(try ReferenceEngine(plan).sign(document) == signed)
    #expect(String(decoding: signed, as: UTF8.self).hasPrefix("<r><x a='>' Id=\"id-"))
    let report = try #require(try SignatureVerifier().verify(signed).first)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.references.map(\.covers) == ["/r/x"])
  }

  @Test("a key that fits no method, and a certificate out of its time, are refused before any document is read")
  func unfitIdentities() throws {
    let elliptic = try Vectors.identity("p-256")
    let unfit = #expect(throws: SignetError.self) { try SignaturePlan(Self.byID(.any), identity: elliptic, at: Date()) }
    #expect(unfit?.finding.code == .signatureKeyUnfit)
    let company = try Vectors.identity("rsa-2048")
    for (time, code) in [(Date.distantPast, FindingCode.certificateNotYetValid), (.distantFuture, .certificateExpired)]
    {
      let error = #expect(throws: SignetError.self) { try SignaturePlan(Self.byID(.any), identity: company, at: time) }
      #expect(error?.finding.code == code)
    }
  }
}
