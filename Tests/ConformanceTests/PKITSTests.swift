import Foundation
import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// NIST's Public Key Interoperability Test Suite.
struct PKITS: Decodable {
  var tests: [Case]

  struct Case: Decodable, Sendable {
    var id: String
    var trust: [String]
    var intermediates: [String]
    var leaf: String
    var crls: [String]
    var time: Date
    var initial_policy_set: [String]
    var initial_explicit_policy: Bool
    var initial_policy_mapping_inhibit: Bool
    var initial_inhibit_any_policy: Bool
    var expected_user_constrained_policy_set: [String]?
    var expected: String
  }

  static let folder = Project.shared.appending(path: "conformance/chains/pkits")

  static func report(on example: Case) throws -> ChainReport {
    var settings = ChainSettings(
      time: example.time, anchors: TrustStore(anchors: try example.trust.map(certificate)))
    settings.policies = PolicySettings(
      initialPolicies: example.initial_policy_set.map { OID($0) },
      requiresExplicitPolicy: example.initial_explicit_policy, inhibitsMapping: example.initial_policy_mapping_inhibit,
      inhibitsAnyPolicy: example.initial_inhibit_any_policy)
    settings.revocation = RevocationSettings(
      mode: .require, lists: try example.crls.map { try RevocationList(der: bytes($0)) })
    let pool = CertificatePool(try example.intermediates.map(certificate))
    return ChainVerifier(settings).verify(leaf: try certificate(example.leaf), pool: pool)
  }

  private static func certificate(_ path: String) throws -> Certificate { try Certificate(der: bytes(path)) }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](contentsOf: folder.appending(path: path))
  }
}

@Suite("PKITS", .enabled(if: Availability.sharedData))
struct PKITSTests {
  @Test("each case has NIST's verdict, and its policies where it is valid")
  func verdicts() throws {
    let cases = try Manifest<PKITS>.read(PKITS.folder).tests
    #expect(cases.count == 249)
    var score = SuiteScore("PKITS")
    for example in cases {
      let report = try PKITS.report(on: example)
      score.count(example.id, isValid: report.isValid, expected: example.expected == "valid")
      #expect(report.isValid != report.findings.contains { $0.severity == .error })
      guard report.isValid, let expected = example.expected_user_constrained_policy_set else { continue }
      #expect(Set(report.policies.map(\.dotted)) == Set(expected), "\(example.id)")
    }
    #expect(score.unexpectedlyValid.isEmpty)
    score.report()
  }
}
