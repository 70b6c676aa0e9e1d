import Foundation
import SignetFindings

/// The certificates that are trusted without proof: roots, or intermediates that stand for themselves.
///
/// Made once, a store serves any number of verifications.
public struct TrustStore: Sendable {
  /// The anchors.
  public let anchors: CertificatePool

  /// Trusts `anchors`.
  public init(anchors: some Sequence<Certificate>) {
    self.init(anchors: CertificatePool(anchors))
  }

  /// Trusts the certificates of a pool.
  public init(anchors: CertificatePool) {
    self.anchors = anchors
  }

  /// The roots that the operating system trusts.
  ///
  /// - Parameter environment: where `SSL_CERT_FILE` names another bundle, as OpenSSL reads it.
  /// - Throws: `SignetError` with `file.missing` where there is no bundle, and what ``CredentialDecoder`` throws.
  public static func system(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(SignetError) -> TrustStore {
    let candidates = environment["SSL_CERT_FILE"].map { [$0] } ?? bundles
    for path in candidates {
      guard let bundle = try? Data(contentsOf: URL(filePath: path)) else { continue }
      var anchors = CertificatePool()
      anchors.add(try CredentialDecoder.decode([UInt8](bundle), source: path))
      return TrustStore(anchors: anchors)
    }
    throw SignetError(
      .fileMissing,
      message: "The system has no readable bundle of trusted roots: \(candidates.joined(separator: ", ")).",
      hint: "Install the package ca-certificates, or name a bundle in SSL_CERT_FILE.")
  }

  /// Where distributions keep the bundle: Debian and Alpine; Fedora and Red Hat; macOS.
  private static let bundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
  ]
}
