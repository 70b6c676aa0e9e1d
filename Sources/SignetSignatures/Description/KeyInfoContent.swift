/// One child of `KeyInfo`.
public enum KeyInfoContent: Sendable, Hashable {
  /// `X509Data` with `X509Certificate` elements, the signer's first.
  case x509Certificates(Extent)

  /// How much of the signer's chain is written.
  public enum Extent: String, Sendable, Hashable, Codable, CaseIterable {
    /// The signer's certificate alone.
    case leaf
    /// The signer's certificate and its intermediates.
    case chain
    /// The signer's certificate, its intermediates and the root.
    case chainWithRoot = "chain-with-root"
  }
}
