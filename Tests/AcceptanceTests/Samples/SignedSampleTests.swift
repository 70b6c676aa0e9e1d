import SignetFindings
import SignetSignatures
import TestSupport
import Testing

@Suite("Signed samples of other people", .enabled(if: Availability.sharedData))
struct SignedSampleTests {
  @Test("the samples are there")
  func present() {
    #expect(SignedSample.all.count == 137)
    #expect(SignedSample.genuine.count == 38)
  }

  @Test("stock verifiers disagree only where the reason is known")
  func disagreements() {
    let disputed = SignedSample.all.filter { $0.acceptedByJDK.first != $0.acceptedByXMLSec }
    #expect(Set(disputed.map(\.path)) == Set(SignedSample.disputed.keys))
  }

  @Test("a genuine sample is valid", arguments: SignedSample.genuine)
  func valid(sample: SignedSample) throws {
    let reports = try SignatureVerifier().verify(try sample.bytes)
    #expect(reports.map(\.isValid) == sample.acceptedByJDK, "\(reports.flatMap(\.findings))")
  }

  @Test(
    "an order of transforms that contradicts the standard is named",
    arguments: SignedSample.all.filter { $0.path.hasPrefix(SignedSample.acceptedAgainstTheStandard) })
  func againstTheStandard(sample: SignedSample) throws {
    let report = try #require(try SignatureVerifier().verify(try sample.bytes).first)
    #expect(report.findings.contains { $0.code == .signatureTransformUnsupported && $0.severity == .error })
  }

  @Test("a sample that stock verifiers refuse is not valid", arguments: SignedSample.all)
  func refused(sample: SignedSample) throws {
    guard let reports = try? SignatureVerifier().verify(try sample.bytes) else {
      #expect(!sample.acceptedByJDK.contains(true))
      return
    }
    #expect(reports.count == sample.acceptedByJDK.count || !sample.acceptedByJDK.contains(true))
    for (report, isAccepted) in zip(reports, sample.acceptedByJDK) where !isAccepted {
      #expect(!report.isValid)
    }
  }

  @Test(
    "a sample whose XAdES properties break the standard is not valid, and says why",
    arguments: SignedSample.all.filter { SignedSample.againstXAdES[$0.path] != nil })
  func againstXAdES(sample: SignedSample) throws {
    let report = try #require(try SignatureVerifier().verify(try sample.bytes).first)
    #expect(!report.isValid)
    #expect(!report.references.contains { !$0.isValid })
    let code = SignedSample.againstXAdES[sample.path]
    #expect(report.findings.filter { $0.severity == .error }.map(\.code) == [code])
  }

  @Test("the form of other people's XAdES signatures is recognised", arguments: SignedSample.forms)
  func form(path: String, form: XAdESReport.Form) throws {
    let file = SignedSample.folder.appending(path: path)
    let report = try #require(try SignatureVerifier().verify([UInt8](contentsOf: file)).first)
    #expect(report.isValid)
    #expect(report.xades?.form == form, "\(report.xades?.missingForBaselineB ?? [])")
    #expect(report.xades?.signingTime != nil)
    #expect(report.findings.allSatisfy { $0.code != .xadesIssuerDiffers && $0.code != .xadesCertificateUnnamed })
  }
}
