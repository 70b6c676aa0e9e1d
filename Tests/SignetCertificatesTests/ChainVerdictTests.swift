import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// Each prepared chain of `TestVectors/chains`, with the verdict and the errors that it must get.
struct ChainCase: Sendable, CustomTestStringConvertible {
  var name: String
  var anchors = ["root", "ec-root"]
  var purpose = Purpose.documentSigning
  var errors: [String] = []
  var warnings: [String] = []

  var testDescription: String { "\(name) for \(purpose.rawValue)" }

  static let all: [ChainCase] = [
    ChainCase(name: "rsa-2048"), ChainCase(name: "p-256"), ChainCase(name: "p-384"), ChainCase(name: "p-521"),
    ChainCase(name: "secp256k1"), ChainCase(name: "brainpoolP256r1"), ChainCase(name: "ed25519"),
    ChainCase(name: "ec"), ChainCase(name: "root-missing"), ChainCase(name: "cross-signed"),
    ChainCase(name: "cross-signed", anchors: ["root"]), ChainCase(name: "cross-signed", anchors: ["ec-root"]),
    ChainCase(name: "rsa-2048", anchors: ["intermediate"]),
    ChainCase(name: "rsa-2048", purpose: .tlsClient), ChainCase(name: "server", purpose: .tlsServer),
    ChainCase(name: "impostor"), ChainCase(name: "impostor-twin"),
    ChainCase(name: "sha1-signature", warnings: ["certificate.weak-signature"]),
    ChainCase(name: "weak-key", warnings: ["certificate.weak-key"]),
    ChainCase(name: "expired", errors: ["certificate.expired"]),
    ChainCase(name: "not-yet-valid", errors: ["certificate.not-yet-valid"]),
    ChainCase(name: "expired-intermediate", errors: ["certificate.expired"]),
    ChainCase(name: "expired-root", anchors: ["expired-root"], errors: ["certificate.expired"]),
    ChainCase(name: "expired-root", errors: ["certificate.expired", "chain.root-untrusted"]),
    ChainCase(name: "bad-signature", errors: ["certificate.bad-signature"]),
    ChainCase(name: "not-a-ca", errors: ["certificate.not-a-ca"]),
    ChainCase(name: "path-length", errors: ["chain.path-length-exceeded"]),
    ChainCase(name: "intermediate-missing", errors: ["chain.intermediate-missing"]),
    ChainCase(name: "key-agreement-only", errors: ["certificate.wrong-usage"]),
    ChainCase(name: "key-agreement-only", purpose: .any),
    ChainCase(name: "not-for-tls"),
    ChainCase(name: "not-for-tls", purpose: .tlsClient, errors: ["certificate.wrong-usage"]),
    ChainCase(name: "rsa-2048", purpose: .tlsServer, errors: ["certificate.wrong-usage"]),
    ChainCase(name: "rsa-2048", purpose: .codeSigning, errors: ["certificate.wrong-usage"]),
    ChainCase(name: "rsa-2048", purpose: .timestamping, errors: ["certificate.wrong-usage"]),
    ChainCase(name: "rsa-2048", anchors: ["ec-root"], errors: ["chain.root-untrusted"]),
    ChainCase(name: "rsa-2048", anchors: ["impostor-root"], errors: ["chain.root-untrusted"]),
    ChainCase(name: "rsa-2048", anchors: ["impostor-twin"], errors: ["chain.root-untrusted"]),
    ChainCase(name: "rsa-2048", anchors: [], errors: ["chain.root-untrusted"]),
    ChainCase(name: "root-missing", anchors: ["impostor-root"], errors: ["chain.root-untrusted"]),
    ChainCase(name: "root-missing", anchors: ["impostor-twin"], errors: ["certificate.bad-signature"]),
    ChainCase(
      name: "root-missing", anchors: ["ec-root"], errors: ["chain.intermediate-missing", "chain.root-untrusted"]),
    ChainCase(name: "loop", errors: ["chain.loop"]),
  ]

  /// The same without any anchors.
  static let withoutAnchors: [ChainCase] = [
    ChainCase(name: "rsa-2048"), ChainCase(name: "ec"), ChainCase(name: "cross-signed"),
    ChainCase(name: "expired", errors: ["certificate.expired"]),
    ChainCase(name: "expired-root", errors: ["certificate.expired"]),
    ChainCase(name: "bad-signature", errors: ["certificate.bad-signature"]),
    ChainCase(name: "not-a-ca", errors: ["certificate.not-a-ca"]),
    ChainCase(name: "path-length", errors: ["chain.path-length-exceeded"]),
    ChainCase(name: "intermediate-missing", errors: ["chain.intermediate-missing"]),
    ChainCase(name: "root-missing", errors: ["chain.root-missing"]),
    ChainCase(name: "impostor", errors: ["chain.root-missing"]),
    ChainCase(name: "impostor-twin", errors: ["certificate.bad-signature"]),
    ChainCase(name: "loop", errors: ["chain.loop"]),
  ]

  /// The verifier that the case asks for.
  func verifier(anchored: Bool) throws -> ChainVerifier {
    let store = TrustStore(anchors: try anchors.map(ChainVectors.certificate))
    return ChainVerifier(ChainSettings(time: ChainVectors.now, purpose: purpose, anchors: anchored ? store : nil))
  }

  /// The certificates of the case in any order.
  func input(shuffledBy generator: inout some RandomNumberGenerator) throws -> ChainInput {
    var input = ChainInput()
    for certificate in try ChainVectors.chain(name).shuffled(using: &generator) { input.add(certificate, source: name) }
    return input
  }
}

@Suite("Verdicts on prepared chains")
struct ChainVerdictTests {
  @Test("with anchors, each gets its verdict and its errors in any order", arguments: ChainCase.all, 1...5)
  func anchored(example: ChainCase, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let reports = try example.verifier(anchored: true).verify(example.input(shuffledBy: &generator))
    let report = try #require(reports.first)
    #expect(reports.count == 1)
    #expect(report.errorCodes.sorted() == example.errors, "\(report.findings)")
    #expect(report.isValid == example.errors.isEmpty)
    #expect(report.isTrusted == report.isValid)
    #expect(report.findings.filter { $0.severity == .warning }.map(\.code.name) == example.warnings)
    #expect(try report.leaf == ChainVectors.chain(example.name).first)
  }

  @Test("without anchors, each gets its verdict and is never trusted", arguments: ChainCase.withoutAnchors, 1...5)
  func notAnchored(example: ChainCase, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let reports = try example.verifier(anchored: false).verify(example.input(shuffledBy: &generator))
    let report = try #require(reports.first)
    #expect(reports.count == 1)
    #expect(report.errorCodes.sorted() == example.errors, "\(report.findings)")
    #expect(report.isValid == example.errors.isEmpty)
    #expect(!report.isTrusted)
    #expect(report.codes.contains("chain.root-not-anchored") == report.isValid)
  }

  @Test("every finding says what is wrong and what to do, about a certificate", arguments: ChainCase.all)
  func sentences(example: ChainCase) throws {
    var generator = SeededGenerator(seed: 1)
    for report in try example.verifier(anchored: true).verify(example.input(shuffledBy: &generator)) {
      for finding in report.findings {
        #expect(finding.message.hasSuffix("."))
        #expect(finding.hint.hasSuffix(".") || finding.hint.contains(": curl -o issuer.cer "), "\(finding)")
        #expect(finding.subject != nil)
      }
    }
  }
}
