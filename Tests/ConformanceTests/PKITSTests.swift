import Foundation
import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// NIST's Public Key Interoperability Test Suite, the sections that need neither revocation lists nor policies.
struct PKITS: Decodable {
  var tests: [Case]

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var section: String
    var description: String
    var trust: [String]
    var intermediates: [String]
    var leaf: String
    var time: Date
    var expected: String

    var testDescription: String { description }
  }

  static let folder = Project.shared.appending(path: "conformance/chains/pkits")

  /// Sections by number: signatures, validity, names, self-issued certificates, basic constraints, key usage, name
  /// constraints and private extensions.
  static let sections: Set = ["4.1", "4.2", "4.3", "4.5", "4.6", "4.7", "4.13", "4.16"]

  /// Cases of these sections that are decided by a revocation list (4.5, 4.7), or that OpenSSL can't decide (4.1.5: DSA
  /// parameters inherited from the issuer).
  static let excluded: Set = [
    "4.1.5 Valid DSA Parameter Inheritance Test5",
    "4.5.2 Invalid Basic Self-Issued Old With New Test2",
    "4.5.5 Invalid Basic Self-Issued New With Old Test5",
    "4.5.7 Invalid Basic Self-Issued CRL Signing Key Test7",
    "4.7.4 Invalid keyUsage Critical cRLSign False Test4",
    "4.7.5 Invalid keyUsage Not Critical cRLSign False Test5",
  ]

  static let cases: [Case] = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let manifest = try? Data(contentsOf: folder.appending(path: "manifest.json")),
      let suite = try? decoder.decode(PKITS.self, from: manifest)
    else { return [] }
    return suite.tests.filter { sections.contains($0.section) && !excluded.contains($0.description) }
  }()

  static func certificate(_ path: String) throws -> Certificate {
    try Certificate(der: [UInt8](Data(contentsOf: folder.appending(path: path))))
  }
}

@Suite("PKITS", .enabled(if: Availability.sharedData))
struct PKITSTests {
  @Test("the cases are there")
  func present() {
    #expect(PKITS.cases.count == 89)
  }

  @Test("each case has NIST's verdict", arguments: PKITS.cases)
  func verdict(example: PKITS.Case) throws {
    let settings = ChainSettings(
      time: example.time, anchors: TrustStore(anchors: try example.trust.map(PKITS.certificate)))
    let pool = CertificatePool(try example.intermediates.map(PKITS.certificate))
    let report = ChainVerifier(settings).verify(leaf: try PKITS.certificate(example.leaf), pool: pool)
    #expect(report.isValid == (example.expected == "valid"), "\(report.findings)")
    #expect(report.isValid != report.findings.contains { $0.severity == .error })
  }
}
