import COpenSSL

/// The digest that an RSA PKCS#1 v1.5 signature holds: what its maker signed, whatever a verifier expects.
public struct RecoveredDigest: Sendable, Hashable {
  /// The algorithm that the signature names.
  public let algorithm: DigestAlgorithm
  /// The digest.
  public let digest: [UInt8]

  /// Opens a signature with the public key (RFC 8017 §8.2.2); nil where another key made it, or it has another form.
  ///
  /// Says what was signed, and is no verification: compare nothing with it to accept a signature.
  public init?(_ signature: [UInt8], by key: PublicKey) {
    guard case .rsa = key.algorithm else { return nil }
    let content = ErrorQueue.scope { () -> [UInt8]? in
      guard let context = key.withPointer({ EVP_PKEY_CTX_new_from_pkey(nil, $0, nil) }) else { return nil }
      defer { EVP_PKEY_CTX_free(context) }
      guard EVP_PKEY_verify_recover_init(context) == 1,
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
      else { return nil }
      var count = key.withPointer { Int(EVP_PKEY_get_size($0)) }
      var content = [UInt8](repeating: 0, count: count)
      guard EVP_PKEY_verify_recover(context, &content, &count, signature, signature.count) == 1 else { return nil }
      return Array(content.prefix(count))
    }
    guard let content else { return nil }
    for algorithm in DigestAlgorithm.allCases {
      let prefix = DigestInfo.prefix(for: algorithm)
      guard content.starts(with: prefix), content.count == prefix.count + algorithm.byteCount else { continue }
      self.algorithm = algorithm
      digest = Array(content.dropFirst(prefix.count))
      return
    }
    return nil
  }
}
