import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// A suite in the format of x509-limbo.
struct Limbo: Decodable {
  var testcases: [Case]

  struct Case: Decodable, Sendable {
    struct PeerName: Decodable, Sendable {
      var kind: String
      var value: String
    }

    var id: String
    var features: [String]?
    var description: String?
    var validation_kind: String
    var trusted_certs: [String]
    var untrusted_intermediates: [String]
    var peer_certificate: String
    var validation_time: String?
    var expected_result: String
    var expected_peer_name: PeerName?
    var extended_key_usage: [String]?
    var max_chain_depth: Int?
    var crls: [String]?
    var x_failure_is_warning: Bool?
  }

  static func cases(_ file: String) throws -> [Case] {
    let url = Project.shared.appending(path: "conformance/chains/\(file)")
    return try JSONDecoder().decode(Limbo.self, from: Data(contentsOf: url)).testcases
  }
}

extension Limbo.Case {
  /// The verdict; nil where the certificates can't even be read.
  func report() throws -> ChainReport? {
    func certificates(_ texts: [String]) throws -> [Certificate] {
      try texts.flatMap { try CredentialDecoder.decode([UInt8]($0.utf8), source: id).certificates }
    }
    guard let leaf = try? certificates([peer_certificate]).first, let anchors = try? certificates(trusted_certs),
      let pool = try? certificates(untrusted_intermediates)
    else { return nil }
    var settings = ChainSettings(
      time: try time(for: leaf), purpose: validation_kind == "SERVER" ? .tlsServer : .tlsClient,
      anchors: TrustStore(anchors: anchors))
    if let max_chain_depth { settings.budget.depth = max_chain_depth }
    switch expected_peer_name?.kind {
    case "DNS", "IP": settings.host = expected_peer_name?.value
    case "RFC822": settings.email = expected_peer_name?.value
    default: break
    }
    if let crls, !crls.isEmpty {
      let lists = crls.flatMap {
        (try? CredentialDecoder.decode([UInt8]($0.utf8), source: id))?.revocationLists ?? []
      }
      settings.revocation = RevocationSettings(mode: .require, lists: lists)
    }
    return ChainVerifier(settings).verify(leaf: leaf, pool: CertificatePool(pool))
  }

  private func time(for leaf: Certificate) throws -> Date {
    guard let validation_time else { return leaf.notBefore.addingTimeInterval(1) }
    return try Date(validation_time, strategy: .iso8601)
  }
}

@Suite("x509-limbo", .enabled(if: Availability.sharedData))
struct LimboTests {
  @Test("each case has the suite's verdict")
  func core() throws {
    let cases = try Limbo.cases("x509-limbo/limbo-core.json")
    #expect(cases.count == 102)
    var score = SuiteScore("x509-limbo")
    for example in cases {
      let report = try example.report()
      score.count(example.id, isValid: report?.isValid == true, expected: example.expected_result == "SUCCESS")
    }
    score.report()
  }

  @Test("each name constraint that BetterTLS takes for hard has its verdict")
  func nameConstraints() throws {
    let cases = try Limbo.cases("bettertls/nameconstraints.json")
    #expect(cases.count == 475)
    var score = SuiteScore("BetterTLS name constraints")
    for example in cases where example.x_failure_is_warning != true {
      let report = try example.report()
      score.count(example.id, isValid: report?.isValid == true, expected: example.expected_result == "SUCCESS")
    }
    score.report()
  }
}
