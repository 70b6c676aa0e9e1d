import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Signatures that were tampered with")
struct ForgedSignatureTests {
  /// One change to the text of a signed document, and the code that comes of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let after: String
    let code: FindingCode

    init(_ description: String, _ before: String, _ after: String, _ code: FindingCode) {
      testDescription = description
      self.before = before
      self.after = after
      self.code = code
    }
  }

  static let rsaSHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
  static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"

  static let changes: [Change] = [
    Change("the content", "<b>1</b>", "<b>2</b>", .signatureDigestMismatch),
    Change("a comment in DigestValue", "<ds:DigestValue>", "<ds:DigestValue><!--x-->", .signatureMalformed),
    Change("an element in DigestValue", "<ds:DigestValue>", "<ds:DigestValue><x/>", .signatureMalformed),
    Change("a comment in SignatureValue", "<ds:SignatureValue>", "<ds:SignatureValue><!--x-->", .signatureMalformed),
    Change("a second SignedInfo", "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>", .signatureMalformed),
    Change("an unknown element", "<ds:SignatureValue>", "<x/><ds:SignatureValue>", .signatureMalformed),
    Change("an external reference", "URI=\"\"", "URI=\"http://127.0.0.1/\"", .signatureReferenceExternal),
    Change("a reference to a file", "URI=\"\"", "URI=\"file:///etc/passwd\"", .signatureReferenceExternal),
    Change("a reference without URI", " URI=\"\"", "", .signatureReferenceUnresolved),
    Change("a reference to nothing", "URI=\"\"", "URI=\"#none\"", .signatureReferenceUnresolved),
    Change("an HMAC method", rsaSHA256, "http://www.w3.org/2000/09/xmldsig#hmac-sha1", .signatureKeyMissing),
    Change("another signature method", rsaSHA256, rsaSHA256.replacing("256", with: "512"), .signatureValueMismatch),
    Change("an MD5 digest", "http://www.w3.org/2001/04/xmlenc#sha256", "urn:md5", .signatureAlgorithmUnsupported),
    Change(
      "an XSLT transform", "Transform Algorithm=\"\(exclusive)\"",
      "Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"", .signatureTransformUnsupported),
    Change(
      "an unknown canonicalization", "CanonicalizationMethod Algorithm=\"\(exclusive)\"",
      "CanonicalizationMethod Algorithm=\"urn:none\"", .signatureAlgorithmUnsupported),
    Change("no certificate", "ds:X509Certificate", "ds:X509SubjectName", .signatureKeyMissing),
  ]

  @Test("are not valid, show nothing, and say why", arguments: changes)
  func change(_ change: Change) throws {
    let plan = try SignaturePlan(SigningTests.enveloped, identity: try Vectors.identity("rsa-2048"), at: Date())
    let signed = String(decoding: try ReferenceEngine(plan).sign(Array("<a><b>1</b></a>".utf8)), as: UTF8.self)
    #expect(signed.contains(change.before))
    let report = try #require(
      try SignatureVerifier().verify(Array(signed.replacing(change.before, with: change.after).utf8)).first)
    #expect(!report.isValid)
    #expect(report.references.allSatisfy { $0.verifiedBytes == nil })
    #expect(
      report.findings.contains { $0.code == change.code && $0.severity == .error }, "\(report.findings.map(\.code))")
  }

  @Test("an ECDSA value of zeros, of ones, cut short or doubled is not valid")
  func ecdsaValues() throws {
    let plan = try SignaturePlan(SigningTests.enveloped, identity: try Vectors.identity("p-256"), at: Date())
    let signed = String(decoding: try ReferenceEngine(plan).sign(Array("<a/>".utf8)), as: UTF8.self)
    let value = try #require(signed.firstMatch(of: /<ds:SignatureValue>([^<]*)</)).output.1
    for forged in [
      [UInt8](repeating: 0, count: 64), [UInt8](repeating: 0xFF, count: 64), [0], [UInt8](repeating: 1, count: 128),
    ] {
      let document = signed.replacing(value, with: Data(forged).base64EncodedString())
      let report = try #require(try SignatureVerifier().verify(Array(document.utf8)).first)
      #expect(!report.isValid)
      #expect(report.findings.contains { $0.code == .signatureValueMismatch })
    }
  }

  @Test("too many references and transforms are refused unread")
  func limits() throws {
    let plan = try SignaturePlan(SigningTests.enveloped, identity: try Vectors.identity("rsa-2048"), at: Date())
    let signed = String(decoding: try ReferenceEngine(plan).sign(Array("<a/>".utf8)), as: UTF8.self)
    for pattern in [/<ds:Reference .*<\/ds:Reference>/, /<ds:Transform [^>]*enveloped-signature"\/>/] {
      let piece = try #require(signed.firstMatch(of: pattern)).output
      let document = signed.replacing(piece, with: String(repeating: String(piece), count: 1_000))
      let report = try #require(try SignatureVerifier().verify(Array(document.utf8)).first)
      #expect(!report.isValid)
      #expect(report.findings.map(\.code) == [.signatureLimitExceeded])
    }
  }

  @Test("a document without a signature is an error, not valid")
  func unsigned() {
    let error = #expect(throws: SignetError.self) { try SignatureVerifier().verify(Array("<a/>".utf8)) }
    #expect(error?.finding.code == .signatureMissing)
  }
}
