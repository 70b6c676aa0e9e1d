/// The elliptic curves that Signet signs with.
public enum EllipticCurve: String, Sendable, Hashable, CaseIterable {
  /// NIST P-256 (FIPS 186-4), also secp256r1 and prime256v1.
  case p256 = "P-256"
  /// NIST P-384 (FIPS 186-4), also secp384r1.
  case p384 = "P-384"
  /// NIST P-521 (FIPS 186-4), also secp521r1.
  case p521 = "P-521"
  /// secp256k1 (SEC 2).
  case secp256k1
  /// brainpoolP256r1 (RFC 5639).
  case brainpoolP256r1
  /// brainpoolP320r1 (RFC 5639).
  case brainpoolP320r1
  /// brainpoolP384r1 (RFC 5639).
  case brainpoolP384r1
  /// brainpoolP512r1 (RFC 5639).
  case brainpoolP512r1

  /// The size of the base point's order in bits.
  public var bits: Int {
    switch self {
    case .p256, .secp256k1, .brainpoolP256r1: 256
    case .brainpoolP320r1: 320
    case .p384, .brainpoolP384r1: 384
    case .brainpoolP512r1: 512
    case .p521: 521
    }
  }

  /// The name under which OpenSSL knows the curve.
  var groupName: String {
    switch self {
    case .p256: "prime256v1"
    case .p384: "secp384r1"
    case .p521: "secp521r1"
    default: rawValue
    }
  }

  /// The curve that OpenSSL calls `groupName`.
  init?(groupName: String) {
    guard let curve = Self.allCases.first(where: { $0.groupName == groupName }) else { return nil }
    self = curve
  }
}
