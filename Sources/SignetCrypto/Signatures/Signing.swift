import COpenSSL
import SignetFindings

extension PrivateKey {
  /// Signs `message`.
  ///
  /// - Returns: the signature in the form that `algorithm` names; RSA signatures are as long as the modulus.
  /// - Throws: `key.algorithm-mismatch` where the algorithm does not fit the key; `key.operation-failed`.
  public func signature(for message: [UInt8], algorithm: SignatureAlgorithm) throws(SignetError) -> [UInt8] {
    try message.withUnsafeBufferPointer { (bytes) throws(SignetError) in
      try signature(for: UnsafeRawBufferPointer(bytes), algorithm: algorithm)
    }
  }

  /// Signs `message`; see ``signature(for:algorithm:)-([UInt8],_)``.
  public func signature(
    for message: UnsafeRawBufferPointer, algorithm: SignatureAlgorithm
  ) throws(SignetError) -> [UInt8] {
    try algorithm.check(fits: self.algorithm)
    return try ErrorQueue.scope { () throws(SignetError) in
      let signature: [UInt8]? =
        switch algorithm {
        case .ed25519, .ed448: edwardsSignature(for: message)
        case .ecdsa(_, .concatenated): try concatenatedSignature(for: message, algorithm)
        case .rsaPKCS1, .rsaPSS, .ecdsa(_, .der): try operate(on: message, algorithm)
        case .hmac: nil
        case .dsa:
          throw SignetError(
            .keyAlgorithmMismatch, message: "Signet verifies DSA signatures, but does not make them.",
            hint: "Use an RSA, EC or Ed25519 key.")
        }
      guard let signature else { throw Self.signingFailed(algorithm) }
      return signature
    }
  }

  private func concatenatedSignature(
    for message: UnsafeRawBufferPointer, _ algorithm: SignatureAlgorithm
  ) throws(SignetError) -> [UInt8]? {
    guard let width = publicKey.groupOrderLength, let der = try operate(on: message, algorithm) else { return nil }
    return ConcatenatedSignature.fromDER(der, width: width)
  }

  /// The key's own operation on the digest of `message`.
  private func operate(
    on message: UnsafeRawBufferPointer, _ algorithm: SignatureAlgorithm
  ) throws(SignetError) -> [UInt8]? {
    let operation = try prepared(algorithm)
    let operand = algorithm.operand(of: message)
    var isDone = false
    let capacity = withPointer { Int(EVP_PKEY_get_size($0)) }
    let signature = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var length = capacity
      isDone = EVP_PKEY_sign(operation.context, buffer.baseAddress, &length, operand, operand.count) == 1
      count = isDone ? length : 0
    }
    guard isDone else { return nil }
    operations.giveBack(operation, for: algorithm)
    return signature
  }

  private func prepared(_ algorithm: SignatureAlgorithm) throws(SignetError) -> KeyOperation {
    if let idle = operations.take(algorithm) { return idle }
    guard let context = withPointer({ EVP_PKEY_CTX_new_from_pkey(nil, $0, nil) }) else {
      throw Self.signingFailed(algorithm)
    }
    let operation = KeyOperation(adopting: context)
    guard EVP_PKEY_sign_init(context) == 1, algorithm.parametrize(context) else {
      throw Self.signingFailed(algorithm)
    }
    return operation
  }

  /// Edwards curves sign the message itself, not a digest of it.
  private func edwardsSignature(for message: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    return withPointer { key in
      guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1 else { return nil }
      var length = Int(EVP_PKEY_get_size(key))
      var signature = [UInt8](repeating: 0, count: length)
      let bytes = message.bindMemory(to: UInt8.self)
      guard EVP_DigestSign(context, &signature, &length, bytes.baseAddress, bytes.count) == 1 else { return nil }
      return signature
    }
  }

  private static func signingFailed(_ algorithm: SignatureAlgorithm) -> SignetError {
    openSSLFailure(
      .keyOperationFailed, message: "OpenSSL could not make a signature of the kind \(algorithm).",
      hint: "The key may be damaged, or a policy of the system forbids the algorithm; otherwise please report it.")
  }
}
