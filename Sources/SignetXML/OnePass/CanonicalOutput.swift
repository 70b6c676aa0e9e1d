#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One canonical form that a scan writes: what is open of it, and the run of input that is waiting to be written as it is.
struct CanonicalOutput: ~Copyable {
  /// A namespace that an element around has in the output.
  struct Rendered: BitwiseCopyable {
    var prefix: NamePrefix
    var uri: Int
    var depth: Int
  }

  let method: CanonicalizationMethod
  let keepsComments: Bool
  let isOfDocument: Bool
  /// The choices that the apex and the omitted elements are, as bits.
  var apex: UInt64
  var omitted: UInt64
  /// The prefixes that an exclusive method treats inclusively.
  var listed = ReusedStack<NamePrefix>(capacity: 4)

  /// Whether what is read now is written.
  private(set) var isOpen = false
  /// The depth of the apex, or 0 before it.
  var apexDepth = 0
  /// The depth of the omitted element that is open, or 0.
  var omittedDepth = 0
  /// Namespaces that exclusive methods have written, innermost last.
  var rendered = ReusedStack<Rendered>(capacity: 16)

  private var sink: CanonicalSink?
  private var input: UnsafePointer<UInt8>?
  private var runStart = 0
  private let staging: UnsafeMutablePointer<UInt8>
  private var staged = 0
  private static let capacity = 16 << 10
  /// Runs from this length on are not copied.
  private static let longRun = 1 << 10

  init(
    _ request: OnePassRequest, apex: UInt64, omitted: UInt64
  ) {
    method = request.canonicalization.method
    keepsComments = request.canonicalization.method.keepsComments && request.includesComments
    isOfDocument = request.apex == .document
    self.apex = apex
    self.omitted = omitted
    staging = .allocate(capacity: Self.capacity)
  }

  deinit { staging.deallocate() }

  /// Prepares for a document, which stays in its place until `finish`.
  mutating func begin(_ input: UnsafePointer<UInt8>, into sink: CanonicalSink) {
    self.input = input
    self.sink = sink
    isOpen = false
    (apexDepth, omittedDepth, runStart, staged) = (0, 0, 0, 0)
    rendered.removeLast(to: 0)
  }

  /// Writes what is staged, and lets go of the document.
  mutating func finish() {
    flush()
    input = nil
    sink = nil
  }

  /// Begins to write what is read from a place on.
  @inline(__always)
  mutating func open(at place: Int) {
    isOpen = true
    runStart = place
  }

  /// Writes up to a place, and nothing that comes after.
  @inline(__always)
  mutating func close(at place: Int) {
    run(to: place)
    isOpen = false
  }

  /// Writes the waiting run up to a place.
  @inline(__always)
  mutating func run(to place: Int) {
    let length = place - runStart
    if length > 0 { copy(runStart, length) }
    runStart = place
  }

  /// Writes the waiting run up to a place, and goes on after what is replaced by something else.
  @inline(__always)
  mutating func replace(from start: Int, to end: Int) {
    run(to: start)
    runStart = end
  }

  /// Writes bytes of the document.
  @inline(__always)
  mutating func copy(_ start: Int, _ length: Int) {
    guard let input else { return }
    write(input + start, length)
  }

  /// Writes text of the scanner's own.
  @inline(__always)
  mutating func write(_ text: StaticString) { write(text.utf8Start, text.utf8CodeUnitCount) }

  mutating func write(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    if length >= Self.longRun {
      flush()
      sink?.take(UnsafeRawBufferPointer(start: bytes, count: length))
      return
    }
    if staged + length > Self.capacity { flush() }
    memcpy(staging + staged, bytes, length)
    staged += length
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    if staged == Self.capacity { flush() }
    staging[staged] = byte
    staged += 1
  }

  private mutating func flush() {
    guard staged > 0 else { return }
    sink?.take(UnsafeRawBufferPointer(start: staging, count: staged))
    staged = 0
  }
}
