import SignetCrypto

/// The algorithms of `SignatureMethod` (XML Signature 1.1, section 6; RFC 9231, section 2.3), without their parameters.
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

  /// RSA-PSS with its parameters written out (RFC 9231, section 2.3.9).
  case rsaPSS = "rsa-pss"
  /// RSA-PSS with SHA-1 and no parameters (RFC 9231, section 2.3.10).
  case rsaPSSSHA1 = "rsa-pss-sha1"
  /// RSA-PSS with SHA-224 and no parameters.
  case rsaPSSSHA224 = "rsa-pss-sha224"
  /// RSA-PSS with SHA-256 and no parameters.
  case rsaPSSSHA256 = "rsa-pss-sha256"
  /// RSA-PSS with SHA-384 and no parameters.
  case rsaPSSSHA384 = "rsa-pss-sha384"
  /// RSA-PSS with SHA-512 and no parameters.
  case rsaPSSSHA512 = "rsa-pss-sha512"
  /// RSA-PSS with SHA3-224 and no parameters.
  case rsaPSSSHA3x224 = "rsa-pss-sha3-224"
  /// RSA-PSS with SHA3-256 and no parameters.
  case rsaPSSSHA3x256 = "rsa-pss-sha3-256"
  /// RSA-PSS with SHA3-384 and no parameters.
  case rsaPSSSHA3x384 = "rsa-pss-sha3-384"
  /// RSA-PSS with SHA3-512 and no parameters.
  case rsaPSSSHA3x512 = "rsa-pss-sha3-512"

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
  /// ECDSA with SHA3-224.
  case ecdsaSHA3x224 = "ecdsa-sha3-224"
  /// ECDSA with SHA3-256.
  case ecdsaSHA3x256 = "ecdsa-sha3-256"
  /// ECDSA with SHA3-384.
  case ecdsaSHA3x384 = "ecdsa-sha3-384"
  /// ECDSA with SHA3-512.
  case ecdsaSHA3x512 = "ecdsa-sha3-512"

  /// Ed25519 (RFC 9231, section 2.3.12).
  case ed25519 = "eddsa-ed25519"
  /// Ed448 (RFC 9231, section 2.3.12).
  case ed448 = "eddsa-ed448"

  /// DSA with SHA-1; verified only.
  case dsaSHA1 = "dsa-sha1"
  /// DSA with SHA-256; verified only.
  case dsaSHA256 = "dsa-sha256"

  /// HMAC with SHA-1, by a key that signer and verifier share.
  case hmacSHA1 = "hmac-sha1"
  /// HMAC with SHA-224, by a key that signer and verifier share.
  case hmacSHA224 = "hmac-sha224"
  /// HMAC with SHA-256, by a key that signer and verifier share.
  case hmacSHA256 = "hmac-sha256"
  /// HMAC with SHA-384, by a key that signer and verifier share.
  case hmacSHA384 = "hmac-sha384"
  /// HMAC with SHA-512, by a key that signer and verifier share.
  case hmacSHA512 = "hmac-sha512"

  /// The method with this identifier, or nil.
  public init?(uri: String) {
    guard let method = Self.byURI[uri] else { return nil }
    self = method
  }

  private static let byURI = Dictionary(uniqueKeysWithValues: allCases.map { ($0.uri, $0) })
}

// MARK: - What a method is

extension SignatureMethod {
  /// The kind of key that a method needs.
  public enum Family: Sendable, Hashable {
    /// RSA PKCS#1 v1.5.
    case rsa
    /// RSA-PSS.
    case rsaPSS
    /// ECDSA.
    case ecdsa
    /// Ed25519 or Ed448.
    case edwards
    /// DSA.
    case dsa
    /// HMAC, whose key is shared and says nothing about who of its holders signed.
    case hmac
  }

  /// The kind of key that the method needs.
  public var family: Family {
    switch self {
    case .rsaSHA1, .rsaSHA224, .rsaSHA256, .rsaSHA384, .rsaSHA512: .rsa
    case .rsaPSS, .rsaPSSSHA1, .rsaPSSSHA224, .rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512, .rsaPSSSHA3x224,
      .rsaPSSSHA3x256, .rsaPSSSHA3x384, .rsaPSSSHA3x512:
      .rsaPSS
    case .ecdsaSHA1, .ecdsaSHA224, .ecdsaSHA256, .ecdsaSHA384, .ecdsaSHA512, .ecdsaSHA3x224, .ecdsaSHA3x256,
      .ecdsaSHA3x384, .ecdsaSHA3x512:
      .ecdsa
    case .ed25519, .ed448: .edwards
    case .dsaSHA1, .dsaSHA256: .dsa
    case .hmacSHA1, .hmacSHA224, .hmacSHA256, .hmacSHA384, .hmacSHA512: .hmac
    }
  }

  /// The digest over the canonical SignedInfo; nil where the key's operation takes it whole (EdDSA). That of `rsa-pss`
  /// stands in its parameters and is SHA-256 without them.
  public var digest: DigestAlgorithm? {
    switch self {
    case .rsaSHA1, .rsaPSSSHA1, .ecdsaSHA1, .dsaSHA1, .hmacSHA1: .sha1
    case .rsaSHA224, .rsaPSSSHA224, .ecdsaSHA224, .hmacSHA224: .sha224
    case .rsaSHA256, .rsaPSS, .rsaPSSSHA256, .ecdsaSHA256, .dsaSHA256, .hmacSHA256: .sha256
    case .rsaSHA384, .rsaPSSSHA384, .ecdsaSHA384, .hmacSHA384: .sha384
    case .rsaSHA512, .rsaPSSSHA512, .ecdsaSHA512, .hmacSHA512: .sha512
    case .rsaPSSSHA3x224, .ecdsaSHA3x224: .sha3_224
    case .rsaPSSSHA3x256, .ecdsaSHA3x256: .sha3_256
    case .rsaPSSSHA3x384, .ecdsaSHA3x384: .sha3_384
    case .rsaPSSSHA3x512, .ecdsaSHA3x512: .sha3_512
    case .ed25519, .ed448: nil
    }
  }

  /// How the signature value is computed and encoded without parameters: ECDSA and DSA values are r‖s, not DER (RFC 9231,
  /// section 2.3.6; XML Signature 1.1, section 6.4.1).
  public var algorithm: SignatureAlgorithm {
    let digest = digest ?? .sha512
    return switch family {
    case .rsa: .rsaPKCS1(digest)
    case .rsaPSS: .rsaPSS(RSAPSSParameters(digest: digest))
    case .ecdsa: .ecdsa(digest, .concatenated)
    case .edwards: self == .ed25519 ? .ed25519 : .ed448
    case .dsa: .dsa(digest, .concatenated)
    case .hmac: .hmac(digest)
    }
  }

  /// Whether a key can be used with the method. No public key fits HMAC, whose key would then be known to everyone.
  public func fits(_ key: KeyAlgorithm) -> Bool {
    switch (family, key) {
    case (.rsa, .rsa), (.rsaPSS, .rsa), (.rsaPSS, .rsaPSS), (.ecdsa, .ec), (.dsa, .dsa): true
    case (.edwards, .ed25519): self == .ed25519
    case (.edwards, .ed448): self == .ed448
    default: false
    }
  }

  /// The identifier, a URI.
  public var uri: String {
    switch self {
    case .rsaSHA1, .dsaSHA1, .hmacSHA1: Namespace.xmldsig + rawValue
    case .dsaSHA256: Namespace.xmldsig11 + rawValue
    case .rsaPSS: Namespace.xmldsigMore2007 + rawValue
    case .ed25519, .ed448, .ecdsaSHA3x224, .ecdsaSHA3x256, .ecdsaSHA3x384, .ecdsaSHA3x512:
      Namespace.xmldsigMore2021 + rawValue
    default:
      family == .rsaPSS
        ? Namespace.xmldsigMore2007 + rawValue.dropFirst("rsa-pss-".count) + "-rsa-MGF1"
        : Namespace.xmldsigMore2001 + rawValue
    }
  }
}
