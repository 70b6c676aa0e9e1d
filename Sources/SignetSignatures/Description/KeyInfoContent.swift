import SignetCrypto

/// One child of `KeyInfo` (XML Signature 1.1, section 4.5).
public enum KeyInfoContent: Sendable, Hashable {
  /// `X509Data` with `X509Certificate` elements, the signer's first.
  case x509Certificates(Extent)
  /// `X509Data` with these children, in this order.
  case x509Data([X509Content])
  /// `KeyValue` with the signer's RSA or elliptic curve key.
  case keyValue
  /// `DEREncodedKeyValue` with the signer's key of any kind.
  case derEncodedKeyValue
  /// `KeyName` with this text.
  case keyName(String)
  /// `KeyName` with the subject of the signer's certificate.
  case subjectAsKeyName

  /// How much of the signer's chain is written.
  public enum Extent: String, Sendable, Hashable, Codable, CaseIterable {
    /// The signer's certificate alone.
    case leaf
    /// The signer's certificate and its intermediates.
    case chain
    /// The signer's certificate, its intermediates and the root.
    case chainWithRoot = "chain-with-root"
  }

  /// Something about the signer's certificate in `X509Data` (XML Signature 1.1, section 4.5.4).
  public enum X509Content: Sendable, Hashable {
    /// `X509Certificate` elements, the signer's first.
    case certificates(Extent)
    /// `X509IssuerSerial`.
    case issuerSerial
    /// `X509SubjectName`.
    case subjectName
    /// `X509SKI`, where the certificate has a subject key identifier.
    case subjectKeyIdentifier
    /// `dsig11:X509Digest`.
    case digest(DigestAlgorithm)
  }
}
