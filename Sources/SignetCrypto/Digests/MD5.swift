import COpenSSL

/// The digest MD5 (RFC 1321): broken, and here only because some authorities shorten a signature to a printed code with it.
public enum MD5 {
  /// The digest of `bytes`: 16 bytes.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      let done = EVP_Digest(bytes, bytes.count, buffer.baseAddress, nil, DigestMethod.md5.pointer, nil)
      precondition(done == 1, "no memory for a digest")
      count = 16
    }
  }
}
