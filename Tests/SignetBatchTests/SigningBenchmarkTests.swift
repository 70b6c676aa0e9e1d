import Foundation
import SignetBatch
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

@Suite("Measuring how fast documents are signed")
struct SigningBenchmarkTests {
  private func plan() throws -> SignaturePlan {
    let identity = try SigningIdentity.selfSigned(
      key: .generate(.rsa(bits: 2048)), commonName: "a company", notBefore: Date(timeIntervalSinceNow: -60),
      notAfter: Date(timeIntervalSinceNow: 3_600))
    return try SignaturePlan(SignatureProfile.brNFe.signatures[0], identity: identity, at: Date())
  }

  @Test("every thread signs, and the limit is measured beside the work")
  func speeds() throws {
    let benchmark = try SigningBenchmark(try plan(), document: SampleInvoice.nfe(byteCount: 4_000))
    let speed = try benchmark.run(seconds: 0.2, threads: 3)
    #expect(speed.workPerSecond > 0)
    #expect(speed.limitPerSecond > 0)
    #expect(speed.ratio == speed.workPerSecond / speed.limitPerSecond)
  }

  @Test("a document that can't be signed is refused before anything is measured")
  func unsuitableDocument() throws {
    let error = #expect(throws: SignetError.self) { _ = try SigningBenchmark(plan(), document: Array("<a/>".utf8)) }
    #expect(error?.finding.code == .xmlElementNotFound)
  }

  @Test("a failure on any thread ends the measurement")
  func failures() throws {
    let failure = SignetError(.internalInconsistency, message: "A failure.", hint: "None.")
    #expect(throws: SignetError.self) {
      _ = try SpeedComparison.measure(
        seconds: 0.01, threads: 2, work: { () throws(SignetError) in },
        limit: { () throws(SignetError) in throw failure })
    }
  }

  @Test("the sample invoice has the size that was asked for", arguments: [4_000, 18_000, 90_000])
  func sampleSizes(byteCount: Int) {
    let document = SampleInvoice.nfe(byteCount: byteCount)
    #expect((byteCount..<byteCount + 1_000).contains(document.count))
  }
}
