import SignetFindings

/// A way to sign a message: the key's operation, the digest, and the form of the result.
public enum SignatureAlgorithm: Sendable, Hashable {
  /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
  case rsaPKCS1(DigestAlgorithm)
  /// RSASSA-PSS (RFC 8017 §8.1).
  case rsaPSS(RSAPSSParameters)
  /// ECDSA (FIPS 186-4 §6).
  case ecdsa(DigestAlgorithm, ECDSAEncoding)
  /// Ed25519 (RFC 8032 §5.1).
  case ed25519
  /// Ed448 (RFC 8032 §5.2).
  case ed448
  /// DSA (FIPS 186-4 §4); Signet verifies with it, but does not sign.
  case dsa(DigestAlgorithm, ECDSAEncoding)
  /// HMAC (RFC 2104) by a shared secret: no public or private key fits; see ``MessageAuthentication``.
  case hmac(DigestAlgorithm)

  /// The digest that is signed; `nil` where the key's operation takes the message itself.
  public var digest: DigestAlgorithm? {
    switch self {
    case .rsaPKCS1(let digest), .ecdsa(let digest, _), .dsa(let digest, _), .hmac(let digest): digest
    case .rsaPSS(let parameters): parameters.digest
    case .ed25519, .ed448: nil
    }
  }

  /// Whether a key of this kind and size can make or verify such signatures.
  public func fits(_ key: KeyAlgorithm) -> Bool {
    switch (self, key) {
    case (.rsaPKCS1(let digest), .rsa(let bits)):
      DigestInfo.prefix(for: digest).count + digest.byteCount + 11 <= (bits + 7) / 8  // RFC 8017 §9.2 step 3
    case (.rsaPSS(let parameters), .rsa(let bits)), (.rsaPSS(let parameters), .rsaPSS(let bits)):
      parameters.saltLength >= 0
        && parameters.digest.byteCount + parameters.saltLength + 2 <= (bits + 6) / 8  // RFC 8017 §9.1.1 step 3
    case (.ecdsa, .ec), (.ed25519, .ed25519), (.ed448, .ed448), (.dsa, .dsa): true
    default: false
    }
  }

  /// - Throws: `key.algorithm-mismatch` where a key of this kind can't be used.
  func check(fits key: KeyAlgorithm) throws(SignetError) {
    guard fits(key) else {
      throw SignetError(
        .keyAlgorithmMismatch, message: "The signature algorithm \(self) does not fit a key of the kind \(key).",
        hint: "Choose an algorithm that fits the key, or another key.")
    }
  }
}

extension SignatureAlgorithm: CustomStringConvertible {
  /// The name that people use, for example `RSA with SHA-256`.
  public var description: String {
    switch self {
    case .rsaPKCS1(let digest): "RSA with \(digest.title)"
    case .rsaPSS(let parameters): "RSA-PSS with \(parameters.digest.title)"
    case .ecdsa(let digest, _): "ECDSA with \(digest.title)"
    case .ed25519: "Ed25519"
    case .ed448: "Ed448"
    case .dsa(let digest, _): "DSA with \(digest.title)"
    case .hmac(let digest): "HMAC with \(digest.title)"
    }
  }
}
