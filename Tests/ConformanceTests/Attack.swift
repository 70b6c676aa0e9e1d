import Foundation
import SignetCertificates
import SignetSignatures
import TestSupport
import Testing

/// One document of `TestVectors/attacks`, made by `TestVectors/make --attacks`.
struct Attack: Decodable, Sendable, CustomTestStringConvertible {
  /// What is right to say of a document.
  enum Expectation: String, Decodable {
    /// Refused, or nothing in it is valid.
    case reject
    /// Genuinely signed, so at most the signed texts may be reported.
    case signedOnly = "signed-only"
    /// Exactly the signed texts are reported.
    case accept
  }

  /// A text that stands once in the file and is written out before the document is judged.
  struct Repetition: Decodable {
    let text: String
    let times: Int
  }

  let id: String
  let file: String
  let trick: String
  let source: String?
  let expected: Expectation
  /// The finding that says why, where the document is rejected.
  let code: String?
  let signed: [String]?
  /// `pinned` or `anchors`.
  let trust: String
  let certificate: String
  let repeated: Repetition?
  let xmlsec1: String
  let xmlsec1Arguments: [String]

  var testDescription: String { "\(id): \(trick)" }

  private struct Collection: Decodable {
    let cases: [Attack]
  }

  static let all = (try? Manifest<Collection>.read(Project.testVectors.appending(path: "attacks")).cases) ?? []

  /// The document with its repetitions.
  var document: [UInt8] {
    get throws {
      let bytes = try [UInt8](contentsOf: Project.testVectors.appending(path: "attacks/\(file)"))
      guard let repeated else { return bytes }
      let range = try #require(bytes.firstRange(of: Array(repeated.text.utf8)))
      let text = String(repeating: repeated.text, count: repeated.times)
      return Array(bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...])
    }
  }

  /// A verifier that trusts whom the case trusts.
  var verifier: SignatureVerifier {
    get throws {
      guard trust == "anchors" else {
        return SignatureVerifier(allowedSigners: .certificates(try Self.certificates(certificate)))
      }
      let anchors = TrustStore(anchors: try Self.certificates("certificates/root.pem"))
      let pool = CertificatePool(try Self.certificates("certificates/intermediate.pem"))
      let time = Date(timeIntervalSince1970: 1_767_225_600)
      return SignatureVerifier(
        chainVerifier: ChainVerifier(ChainSettings(time: time, anchors: anchors, pool: pool)))
    }
  }

  private static func certificates(_ path: String) throws -> [Certificate] {
    let bytes = try [UInt8](contentsOf: Project.testVectors.appending(path: path))
    return try CredentialDecoder.decode(bytes, source: path).certificates
  }
}
