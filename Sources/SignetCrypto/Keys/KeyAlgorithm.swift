import COpenSSL

/// What kind of key a key is, and how strong.
public enum KeyAlgorithm: Sendable, Hashable {
  /// RSA (RFC 8017), with the size of the modulus in bits.
  case rsa(bits: Int)
  /// RSA restricted to PSS signatures (`id-RSASSA-PSS`, RFC 4055), with the size of the modulus in bits.
  case rsaPSS(bits: Int)
  /// An elliptic curve key for ECDSA.
  case ec(EllipticCurve)
  /// Ed25519 (RFC 8032).
  case ed25519
  /// Ed448 (RFC 8032).
  case ed448
  /// DSA (FIPS 186-4), with the size of the prime modulus in bits; Signet verifies with it only.
  case dsa(bits: Int)
  /// Anything else, under OpenSSL's name.
  case other(String)

  /// The algorithm of an `EVP_PKEY`.
  init(of key: OpaquePointer) {
    let bits = Int(EVP_PKEY_get_bits(key))
    self =
      switch Self.typeName(of: key) {
      case "RSA": .rsa(bits: bits)
      case "RSA-PSS": .rsaPSS(bits: bits)
      case "EC":
        Self.groupName(of: key).map { EllipticCurve(groupName: $0).map { .ec($0) } ?? .other("EC \($0)") }
          ?? .other("EC with its own parameters")
      case "ED25519": .ed25519
      case "ED448": .ed448
      case "DSA": .dsa(bits: bits)
      case let name: .other(name)
      }
  }

  private static func typeName(of key: OpaquePointer) -> String {
    EVP_PKEY_get0_type_name(key).map { String(cString: $0) } ?? "unknown"
  }

  private static func groupName(of key: OpaquePointer) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 80) { buffer in
      guard let start = buffer.baseAddress, EVP_PKEY_get_group_name(key, start, buffer.count, nil) == 1 else {
        return nil
      }
      return String(cString: start)
    }
  }
}

extension KeyAlgorithm: CustomStringConvertible {
  /// The name that people use, for example `RSA 2048` or `EC P-256`.
  public var description: String {
    switch self {
    case .rsa(let bits): "RSA \(bits)"
    case .rsaPSS(let bits): "RSA-PSS \(bits)"
    case .ec(let curve): "EC \(curve.rawValue)"
    case .ed25519: "Ed25519"
    case .ed448: "Ed448"
    case .dsa(let bits): "DSA \(bits)"
    case .other(let name): name
    }
  }
}
