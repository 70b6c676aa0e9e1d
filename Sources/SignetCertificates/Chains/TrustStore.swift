import Foundation
import SignetFindings

/// The certificates that are trusted without proof: roots, or intermediates that stand for themselves.
///
/// Made once, a store serves any number of verifications.
public struct TrustStore: Sendable {
  /// The anchors.
  public let anchors: CertificatePool
  /// Whether an anchor that is not self-signed ends a chain, or only an issuer's self-signed certificate does and one that
  /// OpenSSL's trust settings in its file trust for the purpose.
  public var intermediatesAreAnchors = true
  private var constraints: [Certificate: AnchorConstraints] = [:]
  private let restricted: [Certificate]

  /// Trusts `anchors`.
  public init(anchors: some Sequence<Certificate>) {
    self.init(anchors: CertificatePool(anchors))
  }

  /// Trusts the certificates of a pool.
  public init(anchors: CertificatePool) {
    self.anchors = anchors
    restricted = anchors.certificates.filter(\.hasTrustSettings)
  }

  /// Trusts one of the anchors within limits only.
  public mutating func constrain(_ anchor: Certificate, to limits: AnchorConstraints) {
    constraints[anchor] = limits
  }

  /// The limits of an anchor; nil where there are none.
  public func constraints(on anchor: Certificate) -> AnchorConstraints? { constraints[anchor] }

  /// What the store has to say about a certificate in a path.
  func standing(of certificate: Certificate, for purpose: Purpose) -> AnchorStanding {
    let isRejected = restricted.contains { other in
      other.isSameEntity(as: certificate) && other.anchorTrust(for: purpose) == .rejected
    }
    guard !isRejected else { return .rejected }
    guard let anchor = anchors.held(certificate) else { return .stranger }
    let isAnchor =
      intermediatesAreAnchors || anchor.isSelfSigned || anchor.anchorTrust(for: purpose) == .trusted
    return isAnchor ? .anchor(anchor) : .stranger
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

/// What a trust store has to say about a certificate in a path.
enum AnchorStanding {
  /// It ends the path: the store's own copy, with its trust settings.
  case anchor(Certificate)
  /// The store distrusts the authority, whoever certified it.
  case rejected
  /// The store says nothing.
  case stranger
}
