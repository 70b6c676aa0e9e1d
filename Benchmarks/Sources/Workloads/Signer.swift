import Foundation
import Signet

/// The companies of the test vectors that sign.
public enum Signer: String, Sendable, CaseIterable {
  /// A company with an RSA key of 2048 bits.
  case rsa = "rsa-2048"
  /// A company with a key on the curve P-256.
  case ecdsa = "p-256"

  /// How the key is called in figures.
  var title: String {
    switch self {
    case .rsa: "RSA-2048"
    case .ecdsa: "P-256"
    }
  }

  /// The file of the private key, in PEM.
  public var keyPath: String { TestVectors.path("keys/\(rawValue).pem") }
  /// The file of the certificate, in PEM.
  public var certificatePath: String { TestVectors.path("certificates/\(rawValue).pem") }

  /// Key and certificate.
  func identity() throws -> SigningIdentity {
    let key = try TestVectors.key("keys/\(rawValue).pem")
    return try SigningIdentity(key: key, certificate: try TestVectors.certificate("certificates/\(rawValue).pem"))
  }
}

/// The project's test vectors.
enum TestVectors {
  static func path(_ name: String) -> String {
    // Benchmarks/Sources/Workloads/Signer.swift lies four levels below the project.
    let project = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return project.appending(path: "TestVectors").appending(path: name).path
  }

  static func key(_ name: String) throws -> PrivateKey {
    guard case .privateKey(let key) = try first(of: name) else { throw CocoaError(.fileReadCorruptFile) }
    return key
  }

  static func certificate(_ name: String) throws -> Certificate {
    guard case .certificate(let certificate) = try first(of: name) else { throw CocoaError(.fileReadCorruptFile) }
    return certificate
  }

  private static func first(of name: String) throws -> DecodedItem.Content {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path(name))))
    guard let item = try CredentialDecoder.decode(bytes, source: name).items.first else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return item.content
  }
}
