import Foundation
import SignetCertificates

/// The certificates of `TestVectors`, by file name.
enum ChainVectors {
  /// A time at which everything is valid that is not meant to be otherwise.
  static let now = date("2026-06-01T12:00:00Z")

  /// The moment of an RFC 3339 text.
  static func date(_ text: String) -> Date {
    (try? Date(text, strategy: .iso8601)) ?? .distantPast
  }

  /// The certificates in `chains/NAME.pem`, leaf first.
  static func chain(_ name: String) throws -> [Certificate] { try certificates("chains/\(name).pem") }

  /// The certificate `certificates/NAME.pem`.
  static func certificate(_ name: String) throws -> Certificate { try certificates("certificates/\(name).pem")[0] }

  /// A store that trusts `certificates/NAME.pem` for each of `names`.
  static func anchors(_ names: String...) throws -> TrustStore {
    TrustStore(anchors: try names.map(certificate))
  }

  private static func certificates(_ path: String) throws -> [Certificate] {
    try CredentialDecoder.decode(Vectors.bytes(path), source: path).certificates
  }
}

extension ChainReport {
  /// The names of the errors that were found.
  var errorCodes: [String] { findings.filter { $0.severity == .error }.map(\.code.name) }
  /// The names of everything that was found.
  var codes: [String] { findings.map(\.code.name) }
}
