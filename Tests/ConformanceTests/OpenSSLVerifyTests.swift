import Foundation
import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// The cases of OpenSSL's own test of `openssl verify`.
struct OpenSSLVerify: Decodable {
  var tests: [Case]

  struct Case: Decodable, Sendable {
    var id: String
    var trust: [String]
    var intermediates: [String]
    var leaf: String
    var time: Date?
    var purpose: String
    var crls: [String]
    var auth_level: Int
    var partial_chain: Bool
    var strict: Bool
    var allow_proxy: Bool
    var max_depth: Int?
    var policies: [String]
    var explicit_policy: Bool
    var host: String?
    var openssl_options: [String]
    var expected: String
  }

  static let folder = Project.shared.appending(path: "conformance/chains/openssl-verify")

  static func files(_ paths: [String]) throws -> [DecodedFile] {
    try paths.map { path in
      try CredentialDecoder.decode([UInt8](contentsOf: folder.appending(path: path)), source: path)
    }
  }
}

@Suite("openssl-verify", .enabled(if: Availability.sharedData))
struct OpenSSLVerifyTests {
  @Test("each case has OpenSSL's verdict")
  func verdicts() throws {
    let cases = try Manifest<OpenSSLVerify>.read(OpenSSLVerify.folder).tests
    #expect(cases.count == 164)
    var score = SuiteScore("openssl-verify")
    for example in cases {
      let isValid = try report(on: example)?.isTrusted == true
      score.count(example.id, isValid: isValid, expected: example.expected == "valid")
    }
    score.report()
  }

  private func report(on example: OpenSSLVerify.Case) throws -> ChainReport? {
    guard let leaf = try OpenSSLVerify.files([example.leaf])[0].certificates.first else { return nil }
    var (anchors, pool) = (CertificatePool(), CertificatePool())
    try OpenSSLVerify.files(example.trust).forEach { anchors.add($0) }
    try OpenSSLVerify.files(example.intermediates).forEach { pool.add($0) }
    var store = TrustStore(anchors: anchors)
    store.intermediatesAreAnchors = example.partial_chain
    var settings = ChainSettings(
      time: example.time ?? leaf.notBefore, purpose: try #require(purpose(example.purpose)), anchors: store)
    settings.securityLevel = example.auth_level
    settings.allowsProxyCertificates = example.allow_proxy
    settings.strictness = example.strict ? .profile : .path
    if let depth = example.max_depth { settings.budget.depth = depth }
    settings.policies = PolicySettings(
      initialPolicies: example.policies.map { OID($0) }, requiresExplicitPolicy: example.explicit_policy)
    if !example.crls.isEmpty {
      settings.revocation = RevocationSettings(
        mode: .require, lists: try OpenSSLVerify.files(example.crls).flatMap(\.revocationLists))
    }
    return ChainVerifier(settings).verify(leaf: leaf, pool: pool)
  }

  private func purpose(_ name: String) -> Purpose? {
    switch name {
    case "none": .any
    case "serverAuth": .tlsServer
    case "clientAuth": .tlsClient
    case "timeStamping": .timestamping
    case "codeSigning": .codeSigning
    default: nil
    }
  }
}
