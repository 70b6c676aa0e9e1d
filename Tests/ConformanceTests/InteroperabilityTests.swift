import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import TestSupport
import Testing

/// Signatures of the W3C's interoperability rounds (merlin, phaos) and of xmlsec's own tests.
@Suite("Interoperability vectors of XML signatures", .enabled(if: Availability.sharedData))
struct InteroperabilityTests {
  /// One signature, and how xmlsec's tests verify it.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let file: String
    let trusted: [String]
    /// When to verify; nil where any time at which the certificates are valid will do.
    let time: Date?
    let expected: String
    let signatureMethods: [String]
    let transforms: [String]
    let references: [String?]
    let x509: [String]
    let retrievals: [String]

    enum CodingKeys: String, CodingKey {
      case id, file, trusted, time, expected, transforms, x509
      case signatureMethods = "signature_methods"
      case references = "reference_uris"
      case retrievals = "retrieval_uris"
    }

    var testDescription: String { id }
    var folder: URL {
      InteroperabilityTests.folder.appending(path: "xmlsec-" + (id.components(separatedBy: "__").first ?? ""))
    }

    /// Whether the signature can be verified with the certificates that it carries and the algorithms that are supported.
    var isSupported: Bool {
      signatureMethods.allSatisfy { SignatureMethod(uri: $0) != nil }
        && transforms.allSatisfy { $0.hasSuffix("#enveloped-signature") || $0.contains("c14n") }
        && references.allSatisfy { $0?.prefixMatch(of: /$|#(?!xpointer)/) != nil }
        && x509.contains("X509Certificate") && retrievals.isEmpty
    }
  }

  private struct Manifest: Decodable {
    let tests: [Case]
  }

  static let folder = Project.shared.appending(path: "conformance/xmldsig")

  static let cases: [Case] = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return ["merlin-xmldsig-twenty-three", "phaos-xmldsig-three", "aleksey-xmldsig-01"].flatMap { suite in
      let data = try? Data(contentsOf: folder.appending(path: "xmlsec-\(suite)/manifest.json"))
      return data.flatMap { try? decoder.decode(Manifest.self, from: $0).tests } ?? []
    }
  }()

  /// Cases that xmlsec's tests accept and Signet does not, and why.
  static let refusedOnPurpose: [String: String] = [
    "aleksey-xmldsig-01__enveloped-ecdsa-java-bug":
      "r and s are not as long as the order of the curve: 65 bytes, not 66",
    "aleksey-xmldsig-01__enveloping-sha256-ecdsa-sha256_padded": "r and s are longer than the order of the curve",
    "aleksey-xmldsig-01__enveloping-sha512-ecdsa-sha512-with-asn1": "r and s are written in DER",
    "aleksey-xmldsig-01__enveloping-expired-cert#3": "the certificate expired, and the vector says not to look",
    "aleksey-xmldsig-01__enveloping-sha256-rsa-sha256#3": "the signer is not trusted, and the vector says not to look",
  ]

  @Test("the cases are there")
  func present() {
    #expect(Self.cases.count == 194)
    #expect(Self.cases.filter(\.isSupported).count == 22)
  }

  @Test("a vector that needs only what is supported has its verdict", arguments: cases.filter(\.isSupported))
  func supported(example: Case) throws {
    let isValid = example.expected == "valid" && Self.refusedOnPurpose[example.id] == nil
    #expect(try verify(example).map(\.isValid) == [isValid])
  }

  @Test("a vector that is not valid is refused", arguments: cases.filter { $0.expected == "invalid" })
  func invalid(example: Case) {
    let reports = (try? verify(example)) ?? []
    #expect(reports.filter(\.isValid).isEmpty)
  }

  @Test(
    "what is not supported is refused with a code, or is valid after all", arguments: cases.filter { !$0.isSupported })
  func unsupported(example: Case) {
    do {
      for report in try verify(example) where !report.isValid {
        #expect(report.findings.contains { $0.severity == .error })
      }
    } catch {
      #expect(error is SignetError)
    }
  }

  private func verify(_ example: Case) throws -> [SignatureReport] {
    let anchors = try example.trusted.flatMap { path in
      let file = example.folder.appending(path: path)
      return try CredentialDecoder.decode([UInt8](contentsOf: file), source: path).certificates
    }
    let trust = ChainSettings(time: example.time ?? Self.validity, anchors: TrustStore(anchors: anchors))
    return try SignatureVerifier(chainVerifier: ChainVerifier(trust))
      .verify([UInt8](contentsOf: example.folder.appending(path: example.file)))
  }

  /// 1 July 2026, when the certificates are valid that are not meant to have expired.
  private static let validity = Date(timeIntervalSince1970: 1_782_864_000)
}
