import SignetCrypto

/// The algorithms of `SignatureMethod` (XML Signature 1.1, section 6.4; RFC 6931, section 2.3).
public enum SignatureMethod: String, Sendable, Hashable, CaseIterable, Codable {
  /// RSA PKCS#1 v1.5 with SHA-1; only where an authority's schema still fixes it.
  case rsaSHA1 = "rsa-sha1"
  /// RSA PKCS#1 v1.5 with SHA-224.
  case rsaSHA224 = "rsa-sha224"
  /// RSA PKCS#1 v1.5 with SHA-256.
  case rsaSHA256 = "rsa-sha256"
  /// RSA PKCS#1 v1.5 with SHA-384.
  case rsaSHA384 = "rsa-sha384"
  /// RSA PKCS#1 v1.5 with SHA-512.
  case rsaSHA512 = "rsa-sha512"
  /// ECDSA with SHA-1; for old signatures.
  case ecdsaSHA1 = "ecdsa-sha1"
  /// ECDSA with SHA-224.
  case ecdsaSHA224 = "ecdsa-sha224"
  /// ECDSA with SHA-256.
  case ecdsaSHA256 = "ecdsa-sha256"
  /// ECDSA with SHA-384.
  case ecdsaSHA384 = "ecdsa-sha384"
  /// ECDSA with SHA-512.
  case ecdsaSHA512 = "ecdsa-sha512"

  /// The identifier, a URI.
  public var uri: String {
    switch self {
    case .rsaSHA1: Namespace.xmldsig + rawValue
    default: "http://www.w3.org/2001/04/xmldsig-more#" + rawValue
    }
  }

  /// The method with this identifier, or nil.
  public init?(uri: String) {
    guard let method = Self.allCases.first(where: { $0.uri == uri }) else { return nil }
    self = method
  }

  /// The digest over the canonical SignedInfo.
  public var digest: DigestAlgorithm {
    switch self {
    case .rsaSHA1, .ecdsaSHA1: .sha1
    case .rsaSHA224, .ecdsaSHA224: .sha224
    case .rsaSHA256, .ecdsaSHA256: .sha256
    case .rsaSHA384, .ecdsaSHA384: .sha384
    case .rsaSHA512, .ecdsaSHA512: .sha512
    }
  }

  /// How the signature value is computed and encoded: ECDSA values are r‖s, not DER (RFC 6931, section 2.3.6).
  public var algorithm: SignatureAlgorithm {
    isRSA ? .rsaPKCS1(digest) : .ecdsa(digest, .concatenated)
  }

  /// Whether a key can be used with the method.
  public func fits(_ key: KeyAlgorithm) -> Bool {
    switch key {
    case .rsa: isRSA
    case .ec: !isRSA
    default: false
    }
  }

  private var isRSA: Bool { rawValue.hasPrefix("rsa") }
}
