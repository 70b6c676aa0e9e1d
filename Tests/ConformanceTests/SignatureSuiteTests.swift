import Foundation
import TestSupport
import Testing

/// Other people's signed documents: the W3C's interoperability rounds, xmlsec's own tests, two libraries' tests.
@Suite("XML signature suites", .enabled(if: Availability.sharedData))
struct SignatureSuiteTests {
  static let suites = [
    "xmlsec-merlin-xmldsig-twenty-three", "xmlsec-phaos-xmldsig-three", "xmlsec-xmldsig2ed-tests",
    "xmlsec-merlin-exc-c14n-one", "xmlsec-merlin-c14n-three", "xmlsec-xmldsig11-interop-2012",
    "xmlsec-aleksey-xmldsig-01", "xml-crypto", "node-saml",
  ]

  @Test("each document has its suite's verdict, or is listed with the reason", arguments: suites)
  func suite(name: String) throws {
    let suite = try SignatureSuite.read(name)
    let judged = suite.tests.filter { $0.expected != "undetermined" }
    #expect(!judged.isEmpty, "a suite without cases would fail nothing")
    var score = SuiteScore(name)
    for example in judged {
      score.count(example.id, isValid: suite.isValid(example), expected: example.expected == "valid")
    }
    score.report()
  }
}
