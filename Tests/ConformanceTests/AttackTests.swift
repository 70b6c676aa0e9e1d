import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import TestSupport
import Testing

/// Every known trick to make a verifier accept what was not signed, with the signer's certificate pinned.
@Suite("Attacks on XML signatures", .enabled(if: Availability.sharedData))
struct AttackTests {
  /// One document of the suite.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let file: String
    /// The certificate that is trusted; nil where the trick is about a shared key.
    let cert: String?
    let trick: String
    let expected: String
    /// The references to what was signed, separated by commas; nil where nothing was.
    let signedElement: String?

    enum CodingKeys: String, CodingKey {
      case id, file, cert, trick, expected
      case signedElement = "signed_element"
    }

    var testDescription: String { "\(id): \(trick)" }
  }

  private struct Manifest: Decodable {
    let tests: [Case]
  }

  static let folder = Project.shared.appending(path: "conformance/xmldsig/attacks")

  static let cases: [Case] = {
    guard let data = try? Data(contentsOf: folder.appending(path: "manifest.json")) else { return [] }
    return (try? JSONDecoder().decode(Manifest.self, from: data).tests) ?? []
  }()

  @Test("the manifest is there")
  func manifestExists() {
    #expect(Self.cases.count == 60)
  }

  @Test("a forgery is never valid", arguments: cases.filter { $0.expected.hasPrefix("reject") })
  func rejected(attack: Case) throws {
    guard let reports = try? verify(attack) else { return }
    #expect(reports.filter(\.isValid).isEmpty)
    #expect(reports.flatMap(\.references).compactMap(\.verifiedBytes).isEmpty)
  }

  @Test("an honest document is valid", arguments: cases.filter { $0.expected == "accept" })
  func accepted(attack: Case) throws {
    let reports = try verify(attack)
    #expect(reports.map(\.isValid) == reports.map { _ in true }, "\(reports.map(\.findings))")
    #expect(reports.flatMap(\.references).map { $0.uri ?? "" } == attack.signedElement?.components(separatedBy: ","))
  }

  @Test(
    "a document in dispute shows nothing but what was signed",
    arguments: cases.filter { $0.expected.hasPrefix("accept-or") })
  func onlyTheSigned(attack: Case) throws {
    guard let reports = try? verify(attack) else { return }
    for reference in reports.flatMap(\.references) {
      guard let bytes = reference.verifiedBytes else { continue }
      #expect(reference.uri == attack.signedElement)
      #expect(!String(decoding: bytes, as: UTF8.self).contains("evil"))
    }
  }

  private func verify(_ attack: Case) throws -> [SignatureReport] {
    let document = try [UInt8](contentsOf: Self.folder.appending(path: attack.file))
    return try SignatureVerifier(allowedSigners: .certificates(try certificates(of: attack))).verify(document)
  }

  private func certificates(of attack: Case) throws -> [Certificate] {
    guard let path = attack.cert else { return [] }
    let file = Self.folder.appending(path: path)
    return try CredentialDecoder.decode([UInt8](contentsOf: file), source: path).certificates
  }
}
