import COpenSSL

/// A digest that is computed piece by piece.
public struct DigestContext: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: DigestAlgorithm

  /// Begins a digest over no bytes.
  public init(_ algorithm: DigestAlgorithm) {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, DigestMethod.of(algorithm).pointer, nil) == 1
    else { preconditionFailure("no memory for a digest") }
    self.context = context
    self.algorithm = algorithm
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds `bytes` to what is digested.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(done == 1, "a digest refused its input")
  }

  /// Adds `bytes` to what is digested.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Ends the digest and returns it.
  public consuming func finalize() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: algorithm.byteCount) { buffer, count in
      let done = EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
      precondition(done == 1, "a digest did not end")
      count = algorithm.byteCount
    }
  }
}
