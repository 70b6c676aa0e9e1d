import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Certificate files as people, portals, mail programs and old tools really leave them.
@Suite("Messy certificate files", .enabled(if: Availability.sharedData))
struct MessyFilesTests {
  /// What a file must give.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let file: String
    let description: String
    let expect: String
    /// The SHA-256 fingerprints of all certificates, in the order of the file.
    let certs: [String]?
    let password: String?

    /// Whether the file is used where a certificate must be; a file with only a key may be asked for its key.
    var needsCertificates: Bool { expect == "refuse" || certs?.isEmpty == false }

    var testDescription: String { "\(id): \(description)" }
  }

  private struct Manifest: Decodable {
    let tests: [Case]
  }

  private static let folder = Project.shared.appending(path: "conformance/chains/messy")

  static let cases: [Case] = {
    guard let data = try? Data(contentsOf: folder.appending(path: "manifest.json")) else { return [] }
    return (try? JSONDecoder().decode(Manifest.self, from: data).tests) ?? []
  }()

  @Test("the manifest is there")
  func manifestExists() {
    #expect(Self.cases.count == 165)
  }

  @Test("a file gives its certificates, or is refused with a code", arguments: cases)
  func file(_ file: Case) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: file.file)))
    let passphrase = file.password.map { SecretBytes(copying: $0.utf8) }
    let outcome = Result {
      try fingerprints(in: bytes, name: file.id, needsCertificates: file.needsCertificates, passphrase)
    }
    switch (file.expect, outcome) {
    case ("load", .success(let found)), ("load-or-refuse", .success(let found)):
      if let expected = file.certs { #expect(found == expected) }
    case ("load-first-or-all", .success(let found)):
      #expect(found == file.certs || found == file.certs.map { Array($0.prefix(1)) })
    case ("load-or-refuse-no-crash", .success):
      break
    case ("refuse", .failure(let error)), ("load-or-refuse", .failure(let error)),
      ("load-or-refuse-no-crash", .failure(let error)):
      #expect(error is SignetError, "\(error)")
    default:
      Issue.record("\(file.expect) was expected, but the outcome is \(outcome)")
    }
  }

  private func fingerprints(
    in bytes: [UInt8], name: String, needsCertificates: Bool, _ passphrase: SecretBytes?
  ) throws -> [String] {
    let decoded = try CredentialDecoder.decode(bytes, source: name, passphrase: passphrase)
    let certificates = needsCertificates ? try decoded.requireCertificates() : decoded.certificates
    return certificates.map(\.sha256Fingerprint)
  }
}
