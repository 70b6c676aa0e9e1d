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
}
