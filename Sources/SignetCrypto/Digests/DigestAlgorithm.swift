/// The digest algorithms that Signet knows.
public enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable, Codable {
  /// SHA-1: broken for signatures; for old data, and where an authority's schema still fixes it.
  case sha1
  /// SHA-224 (FIPS 180-4).
  case sha224
  /// SHA-256 (FIPS 180-4).
  case sha256
  /// SHA-384 (FIPS 180-4).
  case sha384
  /// SHA-512 (FIPS 180-4).
  case sha512
  /// SHA3-224 (FIPS 202).
  case sha3_224 = "sha3-224"
  /// SHA3-256 (FIPS 202).
  case sha3_256 = "sha3-256"
  /// SHA3-384 (FIPS 202).
  case sha3_384 = "sha3-384"
  /// SHA3-512 (FIPS 202).
  case sha3_512 = "sha3-512"

  /// The length of a digest in bytes.
  public var byteCount: Int {
    switch self {
    case .sha1: 20
    case .sha224, .sha3_224: 28
    case .sha256, .sha3_256: 32
    case .sha384, .sha3_384: 48
    case .sha512, .sha3_512: 64
    }
  }

  /// The name that people use, for example `SHA-256`.
  public var title: String {
    switch self {
    case .sha1: "SHA-1"
    case .sha224: "SHA-224"
    case .sha256: "SHA-256"
    case .sha384: "SHA-384"
    case .sha512: "SHA-512"
    case .sha3_224: "SHA3-224"
    case .sha3_256: "SHA3-256"
    case .sha3_384: "SHA3-384"
    case .sha3_512: "SHA3-512"
    }
  }
}
