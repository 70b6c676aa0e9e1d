import SignetXML

/// The transforms of a reference (XML Signature 1.1, section 6.6).
public enum Transform: Sendable, Hashable {
  /// Leaves out the signature that the reference belongs to. Does nothing where the signature stands elsewhere.
  case envelopedSignature
  /// Turns nodes into canonical bytes.
  case canonicalization(Canonicalization)

  /// The identifier of the enveloped-signature transform.
  static let envelopedSignatureURI = Namespace.xmldsig + "enveloped-signature"

  /// The identifier, a URI.
  public var uri: String {
    switch self {
    case .envelopedSignature: Self.envelopedSignatureURI
    case .canonicalization(let canonicalization): canonicalization.method.uri
    }
  }
}

extension Transform {
  /// Canonical XML 1.0, the method that most authorities demand.
  public static let c14n10 = Transform.canonicalization(Canonicalization(.c14n10))
  /// Exclusive canonicalization.
  public static let exclusive = Transform.canonicalization(Canonicalization(.exclusive))
}
