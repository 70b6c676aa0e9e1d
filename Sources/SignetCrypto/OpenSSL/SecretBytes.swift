import COpenSSL

/// Bytes that nobody else should see: a passphrase, a private key. They are wiped when the last owner lets go of them.
///
/// The bytes live outside Swift's arrays, which may leave copies behind when they grow or are copied on write.
public final class SecretBytes: @unchecked Sendable {  // The bytes never change between init and deinit.
  private let storage: UnsafeMutableRawBufferPointer

  /// Copies `bytes`; whoever holds the original stays responsible for it.
  public convenience init(copying bytes: some Sequence<UInt8>) {
    var copy = Array(bytes)
    self.init(consuming: &copy)
  }

  /// Takes over `bytes`: copies them, and wipes and empties the array.
  ///
  /// A second array that shares the storage keeps its bytes.
  public init(consuming bytes: inout [UInt8]) {
    storage = .allocate(byteCount: bytes.count, alignment: 1)
    storage.copyBytes(from: bytes)
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes.removeAll()
  }

  /// Copies `bytes`; whoever holds the original stays responsible for it.
  package init(copying bytes: UnsafeRawBufferPointer) {
    storage = .allocate(byteCount: bytes.count, alignment: 1)
    storage.copyMemory(from: bytes)
  }

  deinit {
    OPENSSL_cleanse(storage.baseAddress, storage.count)
    storage.deallocate()
  }

  /// The number of bytes.
  public var count: Int { storage.count }

  /// Lends the bytes to `body`, which must not keep the pointer.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(storage))
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Says that there is a secret, never what it is.
  public var description: String { "SecretBytes(hidden)" }
  /// Says that there is a secret, never what it is.
  public var debugDescription: String { description }
  /// An empty mirror, so that `dump` shows nothing either.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
