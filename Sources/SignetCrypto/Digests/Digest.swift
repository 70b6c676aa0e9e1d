import COpenSSL

extension DigestAlgorithm {
  /// The digest of `bytes`.
  public func digest(of bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { digest(of: $0) }
  }

  /// The digest of `bytes`.
  public func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      let done = EVP_Digest(
        bytes.baseAddress, bytes.count, buffer.baseAddress, nil, DigestMethod.of(self).pointer, nil)
      precondition(done == 1, "no memory for a digest")
      count = byteCount
    }
  }
}
