import COpenSSL

/// OpenSSL's implementation of a digest algorithm, fetched once in the life of the process.
///
/// Fetching on each call would cost more than the digest of a short text.
struct DigestMethod: @unchecked Sendable {  // An EVP_MD never changes, and these are never freed.
  /// An `EVP_MD`.
  let pointer: OpaquePointer

  /// The implementation of `algorithm`.
  static func of(_ algorithm: DigestAlgorithm) -> DigestMethod {
    switch algorithm {
    case .sha1: sha1
    case .sha224: sha224
    case .sha256: sha256
    case .sha384: sha384
    case .sha512: sha512
    case .sha3_224: sha3_224
    case .sha3_256: sha3_256
    case .sha3_384: sha3_384
    case .sha3_512: sha3_512
    }
  }

  /// Only for ``MD5``.
  static let md5 = DigestMethod(fetching: "MD5")
  private static let sha1 = DigestMethod(fetching: "SHA1")
  private static let sha224 = DigestMethod(fetching: "SHA224")
  private static let sha256 = DigestMethod(fetching: "SHA256")
  private static let sha384 = DigestMethod(fetching: "SHA384")
  private static let sha512 = DigestMethod(fetching: "SHA512")
  private static let sha3_224 = DigestMethod(fetching: "SHA3-224")
  private static let sha3_256 = DigestMethod(fetching: "SHA3-256")
  private static let sha3_384 = DigestMethod(fetching: "SHA3-384")
  private static let sha3_512 = DigestMethod(fetching: "SHA3-512")

  /// Fetches from the default library context; where the system's configuration withholds the algorithm there (SHA-1
  /// under some policies), from a context of our own, which no configuration reaches.
  private init(fetching name: String) {
    let found = ErrorQueue.scope {
      EVP_MD_fetch(nil, name, nil) ?? OSSL_LIB_CTX_new().flatMap { EVP_MD_fetch($0, name, nil) }
    }
    guard let found else { preconditionFailure("this OpenSSL was built without \(name)") }
    pointer = found
  }
}
