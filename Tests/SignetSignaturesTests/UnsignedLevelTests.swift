import Foundation
import SignetSignatures
import TestSupport
import Testing

/// What unsigned properties are told to be, though nothing of them is verified.
@Suite("Levels of unsigned properties")
struct UnsignedLevelTests {
  static let levels: [(String, UnsignedLevel?)] = [
    ("<xades:CounterSignature/>", nil), ("<SignatureTimeStamp/>", nil),
    ("<xades:SignatureTimeStamp/>", .t),
    (
      "<xades:SignatureTimeStamp/><xades:CompleteCertificateRefs/><xades:CompleteRevocationRefs/>",
      .c
    ),
    (
      "<xades:CompleteRevocationRefs/><xades:CompleteCertificateRefs/><xades:SigAndRefsTimeStamp/>",
      .x
    ),
    ("<x141:SigAndRefsTimeStampV2/>", .x),
    ("<xades:CompleteCertificateRefs/><xades:CertificateValues/><xades:RevocationValues/>", .xl),
    ("<xades:SignatureTimeStamp/><xades:CertificateValues/><xades:RevocationValues/>", .lt),
    ("<xades:CompleteCertificateRefs/><xades:CertificateValues/><xades:ArchiveTimeStamp/>", .a),
    ("<xades:CertificateValues/><xades:RevocationValues/><x141:ArchiveTimeStamp/>", .lta),
  ]

  @Test("each level is named by what makes it, and changes no verdict", arguments: levels)
  func level(properties: String, level: UnsignedLevel?) throws {
    let signed = try XAdES.sign(XAdES.epes).replacing(
      "</xades:QualifyingProperties>",
      with:
        "<xades:UnsignedProperties xmlns:x141='http://uri.etsi.org/01903/v1.4.1#'><xades:UnsignedSignatureProperties>"
        + properties
        + "</xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>"
    )
    let report = try #require(try SignatureVerifier().verify(Array(signed.utf8)).first)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.xades?.form == .epes)
    #expect(report.xades?.unsignedLevel == level)
  }

  @Test(
    "real signatures with time stamps are valid without them, which are named and not vouched for",
    .enabled(if: Availability.sharedData),
    arguments: [
      ("Signature-X-HU_POL-3.xml", UnsignedLevel.lta), ("xades-lta-valid.xml", .lta),
      ("xades-with-multiple-archivetimestamps.xml", .lta),
      ("xades-with-multiple-signaturetimestamps.xml", .t),
    ])
  func samples(name: String, level: UnsignedLevel) throws {
    let file = Project.shared.appending(path: "samples/xades-generic/\(name)")
    let report = try #require(try SignatureVerifier().verify([UInt8](contentsOf: file)).first)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.xades?.unsignedLevel == level)
    #expect(
      report.findings.contains { $0.code == .xadesUnsignedNotChecked && $0.severity == .note })
  }
}
