import COpenSSL
import SignetFindings

extension PrivateKey {
  /// Generates a new key with OpenSSL's random numbers.
  ///
  /// - Throws: `key.unsupported` for DSA, for RSA below 2048 bits (NIST SP 800-131A) and for unknown algorithms.
  public static func generate(_ algorithm: KeyAlgorithm) throws(SignetError) -> PrivateKey {
    let key = try ErrorQueue.scope { () throws(SignetError) in
      guard let name = algorithm.generatorName, let context = EVP_PKEY_CTX_new_from_name(nil, name, nil) else {
        throw openSSLFailure(
          .keyUnsupported, message: "Signet does not generate keys of the kind \(algorithm).",
          hint: "Use RSA of 2048 bits or more, EC, Ed25519 or Ed448.")
      }
      defer { EVP_PKEY_CTX_free(context) }
      var key: OpaquePointer?
      guard EVP_PKEY_keygen_init(context) == 1, algorithm.parametrize(context), EVP_PKEY_generate(context, &key) == 1,
        let key
      else {
        throw openSSLFailure(
          .keyOperationFailed, message: "OpenSSL could not generate a key of the kind \(algorithm).",
          hint: "Check that the system has random numbers; otherwise please report it.")
      }
      return key
    }
    return try PrivateKey(adopting: key)
  }
}

extension KeyAlgorithm {
  /// The name under which OpenSSL generates such a key; `nil` where Signet does not.
  fileprivate var generatorName: String? {
    switch self {
    case .rsa(let bits): bits >= 2048 ? "RSA" : nil
    case .rsaPSS(let bits): bits >= 2048 ? "RSA-PSS" : nil
    case .ec: "EC"
    case .ed25519: "ED25519"
    case .ed448: "ED448"
    case .dsa, .other: nil
    }
  }

  /// Sets the size or the curve of the key that an `EVP_PKEY_CTX` will generate.
  fileprivate func parametrize(_ context: OpaquePointer) -> Bool {
    switch self {
    case .rsa(let bits), .rsaPSS(let bits): EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(clamping: bits)) == 1
    case .ec(let curve): EVP_PKEY_CTX_set_group_name(context, curve.groupName) == 1
    case .ed25519, .ed448, .dsa, .other: true
    }
  }
}
