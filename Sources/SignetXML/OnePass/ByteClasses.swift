/// What each byte may be in markup (XML 1.0 fifth edition, productions 2 to 5), and fast ways over plain bytes.
struct ByteClasses: ~Copyable {
  /// An ASCII character that begins a name; not the colon.
  static let nameStart: UInt8 = 1
  /// An ASCII character within a name; not the colon.
  static let name: UInt8 = 2
  /// White space.
  static let blank: UInt8 = 4
  /// An ASCII character that is allowed in comments and processing instructions, except CR, '-' and '?'.
  static let remark: UInt8 = 8

  private let table: UnsafeMutablePointer<UInt8>

  init() {
    table = .allocate(capacity: 256)
    table.initialize(repeating: 0, count: 256)
    for byte in UInt8(0)...0x7F { table[Int(byte)] = Self.bits(of: byte) }
  }

  deinit { table.deallocate() }

  private static func bits(of byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      nameStart | name | remark
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): name | remark
    case UInt8(ascii: "-"): name
    case 0x20, 0x09, 0x0A: blank | remark
    case 0x0D: blank
    case 0..<0x20, UInt8(ascii: "?"): 0
    default: remark
    }
  }

  /// A document whose bytes are looked up in this table, which outlives it.
  func document(_ start: UnsafePointer<UInt8>, count: Int) -> DocumentBytes {
    DocumentBytes(start: start, end: count, classes: UnsafePointer(table))
  }

  /// No document.
  var nothing: DocumentBytes { document(UnsafePointer(table), count: 0) }
}

/// The bytes of a document. Every read is below `end`: either it was compared, or `peek` gives 0 there, which is a character
/// nowhere.
struct DocumentBytes: BitwiseCopyable {
  let start: UnsafePointer<UInt8>
  let end: Int
  fileprivate let classes: UnsafePointer<UInt8>

  /// Whether a byte may be one of these.
  @inline(__always)
  func has(_ bits: UInt8, _ byte: UInt8) -> Bool { classes[Int(byte)] & bits != 0 }

  /// The byte at a place, or 0 past the end.
  @inline(__always)
  func peek(_ place: Int) -> UInt8 { place < end ? start[place] : 0 }

  /// Whether text stands at a place.
  func starts(with text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount where start[place + index] != text.utf8Start[index] { return false }
    return true
  }

  /// The first place from here that is no white space.
  @inline(__always)
  func skipBlanks(_ first: Int) -> Int {
    var place = first
    while place < end, has(ByteClasses.blank, start[place]) { place &+= 1 }
    return place
  }
}

/// Eight bytes at a time.
enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// Nonzero where one of the bytes is zero; the lowest bit that is set belongs to the first of them.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// The bytes below 0x20 and from 0x80.
  @inline(__always)
  private static func odd(_ word: UInt64) -> UInt64 { ((word &- ones &* 0x20) & ~word | word) & highs }

  /// How many bytes at the start are ASCII text that is its own canonical form, without line breaks; at most 8.
  @inline(__always)
  static func plainText(_ word: UInt64) -> Int {
    let angles = zeros((word | ones &* 0x02) ^ (ones &* 0x3E))
    let ampersands = zeros(word ^ (ones &* 0x26))
    return (odd(word) | angles | ampersands).trailingZeroBitCount >> 3
  }

  /// How many bytes at the start are ASCII, and neither quotes nor special in an attribute's value; at most 8.
  @inline(__always)
  static func plainValue(_ word: UInt64) -> Int {
    // '"' is 0x22, '&' 0x26 and "'" 0x27: '&' and '"' differ in one bit, as do '&' and "'"; '<' stands alone.
    let quotes = zeros((word | ones &* 0x04) ^ (ones &* 0x26)) | zeros(word ^ (ones &* 0x27))
    let opening = zeros(word ^ (ones &* 0x3C))
    return (odd(word) | quotes | opening).trailingZeroBitCount >> 3
  }
}
