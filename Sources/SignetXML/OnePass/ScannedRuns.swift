#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Ways over the parts of a document that are most of it.
extension DocumentBytes {
  /// The end of the ASCII text from a place on that is its own canonical form.
  @inline(__always)
  func endOfPlainText(_ first: Int) -> Int {
    var place = first
    while place &+ 8 <= end {
      let count = EightBytes.plainText(EightBytes.load(start + place))
      place &+= count
      if count < 8 { return place }
    }
    while place < end, start[place] >= 0x20, start[place] < 0x80, !Self.isMarkup(start[place]) { place &+= 1 }
    return place
  }

  @inline(__always)
  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte | 0x02 == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
  }

  /// The place of the quote that ends a value (production 10).
  @inline(__always)
  func endOfValue(_ first: Int, _ quote: UInt8, _ isPlain: inout Bool) throws(StepAside) -> Int {
    var place = first
    while true {
      while place &+ 8 <= end {
        let count = EightBytes.plainValue(EightBytes.load(start + place))
        place &+= count
        if count < 8 { break }
      }
      let byte = peek(place)
      if byte == quote { return place }
      if byte >= 0x80 {
        place += try multibyte(place)
      } else {
        place = try special(byte, place, &isPlain)
      }
    }
  }

  /// A character of a value that may need another form; gives the place behind it.
  private func special(_ byte: UInt8, _ place: Int, _ isPlain: inout Bool) throws(StepAside) -> Int {
    switch byte {
    case UInt8(ascii: "<"): throw .notWellFormed
    case UInt8(ascii: "&"):
      let (scalar, end) = try reference(place)
      let escape = CanonicalOutput.escapeInValue(scalar)
      let isWrittenSo =
        escape.map { end - place == $0.utf8CodeUnitCount && starts(with: $0, at: place) } ?? false
      if !isWrittenSo { isPlain = false }
      return end
    case 0x09, 0x0A, 0x0D, UInt8(ascii: "\""): isPlain = false
    case 0x20...0x7F: break
    default: throw .notWellFormed
    }
    return place + 1
  }

  /// Whether two pieces of the document of one length, which must be there, are the same.
  @inline(__always)
  func isSame(_ one: Int, _ other: Int, _ length: Int) -> Bool {
    guard length <= 8, max(one, other) &+ 8 <= end else { return memcmp(start + one, start + other, length) == 0 }
    let difference = EightBytes.load(start + one) ^ EightBytes.load(start + other)
    return difference << UInt64(64 &- 8 &* length) == 0
  }
}
