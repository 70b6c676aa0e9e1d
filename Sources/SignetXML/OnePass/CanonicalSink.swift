import SignetCrypto

/// Where canonical bytes go: into digests, or, collected, into memory.
final class CanonicalSink {
  /// One digest; an object, since an array can't hold what is not copied.
  private final class Digest {
    var context: DigestContext?
    init(_ algorithm: DigestAlgorithm) { context = DigestContext(algorithm) }
  }

  private let digests: [Digest]
  private let collects: Bool
  /// What was collected.
  private(set) var bytes: [UInt8] = []

  /// Digests, each of all bytes.
  init(digests algorithms: [DigestAlgorithm]) {
    digests = algorithms.map(Digest.init)
    collects = false
  }

  /// Memory.
  init() {
    digests = []
    collects = true
  }

  func take(_ bytes: UnsafeRawBufferPointer) {
    if collects { self.bytes.append(contentsOf: bytes) }
    for digest in digests { digest.context?.update(bytes) }
  }

  /// Ends the digests and gives them in their order; they can be taken once.
  func finish() -> [[UInt8]] { digests.compactMap { $0.context.take()?.finalize() } }
}
