import COpenSSL
import SignetFindings

extension PublicKey {
  /// Whether `signature` is this key's signature over `message`.
  ///
  /// - Returns: `false` for every signature that does not verify, also one that has not the form or the length that
  ///   `algorithm` and the key ask for.
  /// - Throws: `key.algorithm-mismatch` where the algorithm does not fit the key; `key.operation-failed`.
  public func isValid(
    _ signature: [UInt8], for message: [UInt8], algorithm: SignatureAlgorithm
  ) throws(SignetError) -> Bool {
    try message.withUnsafeBufferPointer { (bytes) throws(SignetError) in
      try isValid(signature, for: UnsafeRawBufferPointer(bytes), algorithm: algorithm)
    }
  }

  /// Whether `signature` is this key's signature over `message`; see ``isValid(_:for:algorithm:)-(_,[UInt8],_)``.
  public func isValid(
    _ signature: [UInt8], for message: UnsafeRawBufferPointer, algorithm: SignatureAlgorithm
  ) throws(SignetError) -> Bool {
    try algorithm.check(fits: self.algorithm)
    return try ErrorQueue.scope { () throws(SignetError) in
      switch algorithm {
      case .hmac:
        return false
      case .ed25519, .ed448:
        return try isValidEdwards(signature, for: message)
      case .rsaPKCS1, .rsaPSS:
        // OpenSSL takes a shorter PKCS#1 signature as one with leading zeros; RFC 8017 §8.2.2 step 1 does not.
        guard signature.count == withPointer({ Int(EVP_PKEY_get_size($0)) }) else { return false }
        return try operate(signature, on: message, algorithm)
      case .ecdsa(_, .der), .dsa(_, .der):
        return try operate(signature, on: message, algorithm)
      case .ecdsa(_, .concatenated), .dsa(_, .concatenated):
        guard let width = groupOrderLength, let der = ConcatenatedSignature.toDER(signature, width: width) else {
          return false
        }
        return try operate(der, on: message, algorithm)
      }
    }
  }

  /// The key's own operation on `signature` and the digest of `message`.
  private func operate(
    _ signature: [UInt8], on message: UnsafeRawBufferPointer, _ algorithm: SignatureAlgorithm
  ) throws(SignetError) -> Bool {
    let operation = try prepared(algorithm)
    defer { operations.giveBack(operation, for: algorithm) }
    let operand = algorithm.operand(of: message)
    return EVP_PKEY_verify(operation.context, signature, signature.count, operand, operand.count) == 1
  }

  private func prepared(_ algorithm: SignatureAlgorithm) throws(SignetError) -> KeyOperation {
    if let idle = operations.take(algorithm) { return idle }
    guard let context = withPointer({ EVP_PKEY_CTX_new_from_pkey(nil, $0, nil) }) else {
      throw Self.verifyingFailed()
    }
    let operation = KeyOperation(adopting: context)
    guard EVP_PKEY_verify_init(context) == 1, algorithm.parametrize(context) else { throw Self.verifyingFailed() }
    return operation
  }

  private func isValidEdwards(
    _ signature: [UInt8], for message: UnsafeRawBufferPointer
  ) throws(SignetError) -> Bool {
    guard let context = EVP_MD_CTX_new() else { throw Self.verifyingFailed() }
    defer { EVP_MD_CTX_free(context) }
    return try withPointer { (key) throws(SignetError) in
      guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { throw Self.verifyingFailed() }
      let bytes = message.bindMemory(to: UInt8.self)
      return EVP_DigestVerify(context, signature, signature.count, bytes.baseAddress, bytes.count) == 1
    }
  }

  private static func verifyingFailed() -> SignetError {
    openSSLFailure(
      .keyOperationFailed, message: "OpenSSL could not begin to verify a signature.",
      hint: "A policy of the system may forbid the algorithm; otherwise please report it.")
  }
}
