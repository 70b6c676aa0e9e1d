#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A namespace prefix, made ready to be compared; the empty one stands for the default namespace.
struct NamePrefix: BitwiseCopyable {
  /// The first eight bytes, the first of them the highest, so that numbers sort as the bytes do.
  private let head: UInt64
  let length: Int
  /// Where it stands in the document or in the scanner's memory, both of which outlive it.
  let start: UnsafePointer<UInt8>

  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, length: Int) {
    self.start = start
    self.length = length
    var head: UInt64 = 0
    for index in 0..<min(length, 8) { head |= UInt64(start[index]) << UInt64(56 - 8 * index) }
    self.head = head
  }

  @inline(__always)
  static func == (left: NamePrefix, right: NamePrefix) -> Bool {
    left.head == right.head && left.length == right.length
      && (left.length <= 8 || memcmp(left.start, right.start, left.length) == 0)
  }

  /// Whether it comes before another in the order of their bytes.
  static func < (left: NamePrefix, right: NamePrefix) -> Bool {
    guard left.head == right.head else { return left.head < right.head }
    return ByteOrder.precedes(left.start, left.length, right.start, right.length)
  }

  /// Whether it is these characters.
  func isWritten(_ text: StaticString) -> Bool {
    length == text.utf8CodeUnitCount && memcmp(start, text.utf8Start, length) == 0
  }
}

/// The order of canonicalization: byte by byte, which for UTF-8 is the order of the characters' numbers.
enum ByteOrder {
  static func precedes(
    _ left: UnsafePointer<UInt8>, _ leftLength: Int, _ right: UnsafePointer<UInt8>, _ rightLength: Int
  ) -> Bool {
    let order = memcmp(left, right, min(leftLength, rightLength))
    return order == 0 ? leftLength < rightLength : order < 0
  }

  static func equal(
    _ left: UnsafePointer<UInt8>, _ leftLength: Int, _ right: UnsafePointer<UInt8>, _ rightLength: Int
  ) -> Bool {
    leftLength == rightLength && memcmp(left, right, leftLength) == 0
  }
}
