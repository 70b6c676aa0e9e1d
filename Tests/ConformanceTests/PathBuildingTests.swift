import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// The path-building part of BetterTLS: meshes of authorities in which the first path is mostly a wrong one.
struct BetterTLS: Decodable {
  var testcases: [Case]

  struct Case: Decodable, Sendable {
    var id: String
    var trusted_certs: [String]
    var untrusted_intermediates: [String]
    var peer_certificate: String
    var validation_time: Date
    var expected_result: String
  }

  static let cases: [Case] = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let file = Project.shared.appending(path: "conformance/chains/bettertls/pathbuilding.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? decoder.decode(BetterTLS.self, from: data))?.testcases ?? []
  }()
}

@Suite("BetterTLS path building", .enabled(if: Availability.sharedData))
struct PathBuildingTests {
  @Test("each case has its verdict")
  func verdicts() throws {
    #expect(BetterTLS.cases.count == 44)
    var score = SuiteScore("BetterTLS path building")
    for example in BetterTLS.cases {
      score.count(example.id, isValid: try isValid(example), expected: example.expected_result == "SUCCESS")
    }
    score.report()
  }

  private func isValid(_ example: BetterTLS.Case) throws -> Bool {
    func certificates(_ texts: [String]) throws -> [Certificate] {
      try texts.flatMap { try CredentialDecoder.decode([UInt8]($0.utf8), source: example.id).certificates }
    }
    let settings = ChainSettings(
      time: example.validation_time, purpose: .tlsServer,
      anchors: TrustStore(anchors: try certificates(example.trusted_certs)))
    let report = ChainVerifier(settings).verify(
      leaf: try #require(try certificates([example.peer_certificate]).first),
      pool: CertificatePool(try certificates(example.untrusted_intermediates)))
    return report.isValid
  }
}
