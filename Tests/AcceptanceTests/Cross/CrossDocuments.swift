import Foundation
import SignetCertificates
import SignetSignatures
import TestSupport
import Testing

/// Everything of the cross that is signed and judged, signed once for all tests.
struct CrossDocuments: Sendable {
  let cases: [CrossCase]
  /// One file for each case.
  let files: [URL]
  private let folder: TemporaryDirectory

  static let all = Result { try CrossDocuments(CrossCase.full) }

  init(_ cases: [CrossCase]) throws {
    folder = try TemporaryDirectory()
    self.cases = cases
    var engines: [String: SigningIdentity] = [:]
    var files: [URL] = []
    for (number, signed) in cases.enumerated() {
      let name = signed.algorithm.identity
      let identity = try engines[name] ?? Self.identity(name)
      engines[name] = identity
      let engine = ReferenceEngine(try SignaturePlan(signed.description, identity: identity, at: Date()))
      let document = try engine.sign(signed.encoding.bytes(of: CrossCase.document))
      files.append(try folder.write(document, to: "\(number).xml"))
    }
    self.files = files
  }

  private static func identity(_ name: String) throws -> SigningIdentity {
    let file = Vector.identity(name)
    let decoded = try CredentialDecoder.decode(try Vector.bytes(file), source: file)
    return try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
  }
}
