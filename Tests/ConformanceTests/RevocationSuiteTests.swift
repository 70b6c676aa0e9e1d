import Foundation
import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// BoringSSL's cases of revocation lists and OCSP responses, each against one certificate.
///
/// The suites ask only about the certificate's revocation; whether its chain is otherwise in order is not judged.
struct RevocationSuite: Decodable {
  var tests: [Case]

  struct Case: Decodable, Sendable {
    var id: String
    var trust: [String]
    var intermediates: [String]
    var leaf: String
    var crls: [String]?
    var ocsp_response: String?
    var time: Date
    var expected: String
  }

  let maximumAge: TimeInterval = 7 * 24 * 3600

  private enum CodingKeys: CodingKey { case tests }

  /// Whether the case's certificate is known not to be revoked.
  func isGood(_ example: Case, in folder: URL) throws -> Bool {
    func bytes(_ path: String) throws -> [UInt8] { try Array(contentsOf: folder.appending(path: path)) }
    func certificate(_ path: String) throws -> Certificate { try Certificate(der: bytes(path)) }
    var settings = ChainSettings(
      time: example.time, anchors: TrustStore(anchors: try example.trust.map(certificate)))
    let lists = (example.crls ?? []).compactMap { try? RevocationList(der: bytes($0)) }
    let responses = [example.ocsp_response].compactMap(\.self).compactMap { try? OCSPResponse(der: bytes($0)) }
    settings.revocation = RevocationSettings(
      mode: .require, lists: lists, responses: responses, maximumAge: maximumAge)
    let pool = CertificatePool(try example.intermediates.map(certificate))
    // One case has a certificate that is not DER.
    guard let leaf = try? certificate(example.leaf) else { return false }
    let report = ChainVerifier(settings).verify(leaf: leaf, pool: pool)
    guard case .good = report.chain.last?.revocation else { return false }
    return true
  }
}

@Suite("Revocation suites", .enabled(if: Availability.sharedData))
struct RevocationSuiteTests {
  @Test("each case has BoringSSL's verdict", arguments: [("boringssl-crl", 66), ("boringssl-ocsp", 36)])
  func verdicts(name: String, count: Int) throws {
    let folder = Project.shared.appending(path: "conformance/chains/\(name)")
    let suite = try Manifest<RevocationSuite>.read(folder)
    #expect(suite.tests.count == count)
    var score = SuiteScore(name)
    for example in suite.tests {
      score.count(example.id, isValid: try suite.isGood(example, in: folder), expected: example.expected == "valid")
    }
    score.report()
  }
}
