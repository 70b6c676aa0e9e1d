import COpenSSL

/// A `BIO` over memory, for the functions of OpenSSL that read or write nothing else.
package struct MemoryBIO: ~Copyable {
  /// The `BIO`.
  package let pointer: OpaquePointer

  /// An empty one to write to. OpenSSL wipes what was written when it is released.
  package init?() {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    pointer = bio
  }

  /// One that reads `bytes`, which must outlive it.
  package init?(reading bytes: UnsafeRawBufferPointer) {
    guard let length = Int32(exactly: bytes.count), length > 0, let bio = BIO_new_mem_buf(bytes.baseAddress, length)
    else { return nil }
    pointer = bio
  }

  deinit { BIO_free(pointer) }

  /// What was written so far.
  package borrowing func withContents<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var start: UnsafeMutablePointer<CChar>?
    let count = BIO_ctrl(pointer, BIO_CTRL_INFO, 0, &start)
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }
}
