import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("XAdES properties")
struct XAdESTests {
  private func verify(_ document: String, _ settings: XAdESSettings = XAdESSettings(time: Date())) throws
    -> SignatureReport
  {
    var verifier = SignatureVerifier()
    verifier.xades = settings
    return try #require(try verifier.verify(Array(document.utf8)).first)
  }

  @Test("what an EPES says is told", arguments: ["rsa-2048", "p-256"])
  func epes(identity: String) throws {
    let time = Date(timeIntervalSince1970: 1_790_000_000.25)
    let signed = try XAdES.sign(XAdES.epes, identity: identity, at: time)
    let report = try verify(signed, XAdESSettings(time: Date(), policies: [XAdES.policyName: XAdES.policyFile]))
    #expect(report.isValid, "\(report.findings)")
    #expect(report.findings.map(\.code) == [.signatureSignerNotChecked])
    let properties = try #require(report.xades)
    #expect(properties.form == .epes)
    #expect(properties.signingTime == time)
    #expect(properties.signingTimeText == "2026-09-21T09:13:20.250-05:00")
    #expect(properties.certificates.map(\.version) == [.v1, .v1])
    #expect(properties.policy == XAdES.policy)
    #expect(properties.role == SignerRole(isV2: false, claimed: ["supplier"]))
    #expect(properties.missingForBaselineB.contains("SigningCertificateV2"))
  }

  @Test("a baseline signature with every property is one, and comes back as it was described")
  func baselineB() throws {
    let report = try verify(try XAdES.sign(XAdES.baselineB))
    #expect(report.isValid, "\(report.findings)")
    let properties = try #require(report.xades)
    #expect(properties.form == .baselineB, "\(properties.missingForBaselineB)")
    #expect(properties.policy == .implied)
    #expect(properties.place == XAdES.baselineB.xades?.place)
    #expect(properties.role == XAdES.baselineB.xades?.role)
    #expect(properties.commitments.map(\.identifier) == XAdES.baselineB.xades?.commitments.map(\.identifier))
    let id = try #require(report.id)
    #expect(properties.dataObjectFormats.map(\.reference) == ["\(id)-ref0"])
    #expect(properties.dataObjectFormats.map(\.description) == ["Factura"])
    #expect(properties.certificates.allSatisfy { $0.issuerSerial != nil })
  }

  @Test("the properties stand in the order of the schema")
  func order() throws {
    let tree = try XMLTree(parsing: Array(try XAdES.sign(XAdES.baselineB).utf8))
    let properties = try #require(tree.elements(named: "SignedProperties", in: Namespace.xades132).first)
    #expect(
      properties.children.flatMap(\.children).map(\.localName) == [
        "SigningTime", "SigningCertificateV2", "SignaturePolicyIdentifier", "SignatureProductionPlaceV2",
        "SignerRoleV2", "DataObjectFormat", "CommitmentTypeIndication", "CommitmentTypeIndication",
      ])
  }

  /// One change to an EPES, signed anew, and the code that comes of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: Regex<Substring>.Box
    let after: String
    let code: FindingCode
    let isValid: Bool

    init(_ description: String, _ before: String, _ after: String, _ code: FindingCode, isValid: Bool = false) {
      testDescription = description
      self.before = Regex<Substring>.Box(pattern: before)
      self.after = after
      self.code = code
      self.isValid = isValid
    }
  }

  static let changes: [Change] = [
    Change(
      "another certificate's digest", "<xades:CertDigest>(.*?)</xades:CertDigest>",
      "<xades:CertDigest><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue>AAAA</ds:DigestValue></xades:CertDigest>",
      .xadesCertificateMismatch),
    Change(
      "another serial number", "<ds:X509SerialNumber>[0-9]+<", "<ds:X509SerialNumber>4711<", .xadesCertificateMismatch),
    Change(
      "another issuer", "<ds:X509IssuerName>[^<]+<", "<ds:X509IssuerName>CN=Other<", .xadesIssuerDiffers, isValid: true),
    Change("no digest", "<xades:CertDigest>.*?</xades:CertDigest>", "", .xadesMalformed),
    Change(
      "a comment in the digest", "<xades:CertDigest>", "<xades:CertDigest><!--x-->", .signatureSignerNotChecked,
      isValid: true),
    Change("a comment in the time", "<xades:SigningTime>", "<xades:SigningTime><!--x-->", .xadesMalformed),
    Change("the time twice", "(?=<xades:SigningTime>)", "<xades:SigningTime/>", .xadesMalformed),
    Change("a property at the wrong place", "(?=<xades:SigningTime>)", "<xades:SignerRole/>", .xadesMalformed),
    Change("an unknown property", "(?=<xades:SigningTime>)", "<xades:Other/>", .xadesMalformed),
    Change("no time zone", "-05:00<", "<", .xadesSigningTimeImplausible, isValid: true),
    Change(
      "a day that never was", "<xades:SigningTime>[0-9-]+", "<xades:SigningTime>2026-02-30",
      .xadesSigningTimeImplausible, isValid: true),
    Change(
      "a time in the future", "<xades:SigningTime>20", "<xades:SigningTime>29", .xadesSigningTimeImplausible,
      isValid: true),
    Change(
      "a time before the certificate", "<xades:SigningTime>20", "<xades:SigningTime>19",
      .xadesSigningTimeImplausible, isValid: true),
    Change("another target", "Target=\"#", "Target=\"#other-", .xadesTargetMismatch),
    Change("no target", " Target=\"[^\"]*\"", "", .xadesTargetMismatch),
    Change("a reference without type", " Type=\"[^\"]*\"", "", .xadesPropertiesNotSigned),
    Change(
      "a format for a missing reference", "</xades:SignedProperties>",
      "<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#none\"/></xades:SignedDataObjectProperties></xades:SignedProperties>",
      .xadesReferenceUnknown),
    Change(
      "neither certificate nor signed KeyInfo", "<xades:SigningCertificate>.*</xades:SigningCertificate>", "",
      .signatureSignerNotChecked, isValid: true),
    Change(
      "another version", "http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.1.1#",
      .xadesPropertiesNotSigned),
    Change(
      "unsigned properties", "</xades:QualifyingProperties>",
      "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp/></xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>",
      .xadesUnsignedNotChecked, isValid: true),
  ]

  @Test("are held against the signature, its signer and the standard", arguments: changes)
  func change(_ change: Change) throws {
    let signed = try XAdES.sign(XAdES.epes)
    let changed = try XAdES.resign(signed.replacing(try change.before.regex(), with: change.after))
    #expect(changed != signed)
    let report = try verify(changed)
    #expect(report.isValid == change.isValid, "\(report.findings)")
    #expect(report.findings.contains { $0.code == change.code }, "\(report.findings.map(\.code))")
    #expect(report.isValid || report.references.allSatisfy { $0.verifiedBytes == nil })
  }

  @Test("a policy that was given must be the one that was signed")
  func policy() throws {
    let signed = try XAdES.sign(XAdES.epes)
    let other = try verify(signed, XAdESSettings(policies: [XAdES.policyName: [1, 2, 3]]))
    #expect(!other.isValid)
    #expect(other.findings.contains { $0.code == .xadesPolicyMismatch })
    let unchecked = try verify(signed)
    #expect(unchecked.isValid)
    #expect(unchecked.findings.contains { $0.code == .xadesPolicyNotChecked && $0.severity == .note })
  }

  @Test("an IssuerSerialV2 of another certificate makes the signature invalid")
  func issuerSerial() throws {
    let signed = try XAdES.sign(XAdES.baselineB)
    let other = Base64.encode(try Vectors.identity("p-256").certificate.der.prefix(30).map(\.self))
    let changed = try XAdES.resign(
      signed.replacing(/<IssuerSerialV2>[^<]+</, with: "<IssuerSerialV2>\(other)<"))
    let report = try verify(changed)
    #expect(report.findings.contains { $0.code == .xadesCertificateMismatch && $0.severity == .error })
    #expect(!report.isValid)
  }

  @Test("forged SignedProperties beside the signed ones are never read", arguments: ["before", "after", "moved"])
  func forged(place: String) throws {
    let signed = try XAdES.sign(XAdES.epes)
    let object = String(try #require(signed.firstMatch(of: /<ds:Object><xades.*<\/ds:Object>/)).output)
    let forged = object.replacing("supplier", with: "minister").replacing(/-signedprops"/, with: "-forged\"")
    let document =
      switch place {
      case "before": signed.replacing(object, with: forged + object)
      case "after": signed.replacing(object, with: object + forged)
      default: signed.replacing(object, with: forged + "<ds:Object><x>" + object + "</x></ds:Object>")
      }
    let report = try verify(document)
    #expect(!report.isValid)
    #expect(report.xades == nil)
    #expect(report.findings.contains { $0.code == .xadesPropertiesNotSigned }, "\(report.findings.map(\.code))")
  }

  @Test("a counter-signature stands in the signature and covers its value", arguments: [1, 2])
  func counterSignature(count: Int) throws {
    var document = Array(try XAdES.sign(XAdES.epes).utf8)
    for number in 1...count {
      var counter = XAdES.baselineB
      counter.id = SignatureID("counter-\(number)")
      counter.prefix = "c"
      let outer = try verify(String(decoding: document, as: UTF8.self)).id
      counter.placement = [.counterSignature(of: outer)]
      counter.references[0] = ReferenceDescription(
        .signatureValue(of: outer), transforms: [], digest: .sha256, id: "{id}-ref0")
      document = Array(try XAdES.sign(counter, document, identity: "p-256").utf8)
    }
    let reports = try SignatureVerifier().verify(document)
    #expect(reports.count == count + 1)
    #expect(reports.map(\.isValid) == Array(repeating: true, count: count + 1), "\(reports.flatMap(\.findings))")
    #expect(reports[0].xades?.unsignedProperties == Array(repeating: "CounterSignature", count: count))
    #expect(reports[1].xades?.form == .baselineB)
    #expect(!reports[0].findings.contains { $0.code == .xadesCounterSignatureUnattached })

    let text = String(decoding: document, as: UTF8.self)
    let detached = text.replacing("-sigvalue\"", with: "-other\"", maxReplacements: 1)
    #expect(try verify(detached).findings.contains { $0.code == .xadesCounterSignatureUnattached })
  }

  @Test("times are written in every zone and read again", arguments: [0, -300, 330, 840, -720])
  func times(minutes: Int) {
    let time = Date(timeIntervalSince1970: 1_772_323_199.75)
    for digits in [0, 2, 3, 9] {
      let text = SigningTimeFormat(minutesFromUTC: minutes, writesZ: false, fractionDigits: digits).text(of: time)
      let read = SigningTimeFormat.time(text)
      #expect(read.map { abs($0.timeIntervalSince(time)) < (digits == 0 ? 0.76 : 0.01) } == true, "\(text)")
    }
  }
}

extension Regex where Output == Substring {
  /// A pattern that can be an argument of a test.
  struct Box: Sendable {
    let pattern: String
    func regex() throws -> Regex<AnyRegexOutput> { try Regex<AnyRegexOutput>(pattern) }
  }
}
