import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// The test vectors that signatures need.
enum Vectors {
  /// The identity in a file of `TestVectors/identities`.
  static func identity(_ name: String) throws -> SigningIdentity {
    let file = Project.testVectors.appending(path: "identities/\(name).pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: file.lastPathComponent)
    return try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
  }

  /// An invoice of `TestVectors/invoices`.
  static func invoice(_ name: String) throws -> [UInt8] {
    try [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/\(name).xml"))
  }
}
