extension DocumentBytes {
  // MARK: Characters

  /// The length of the character outside of ASCII at a place; only well-formed UTF-8 (RFC 3629, section 4) and characters
  /// of XML (production 2).
  @inline(__always)
  func multibyte(_ place: Int) throws(StepAside) -> Int {
    let first = peek(place)
    let second = peek(place + 1)
    if first >= 0xC2, first <= 0xDF {
      guard second & 0xC0 == 0x80 else { throw .notWellFormed }
      return 2
    }
    return try longMultibyte(place, first, second)
  }

  private func longMultibyte(_ place: Int, _ first: UInt8, _ second: UInt8) throws(StepAside) -> Int {
    guard second & 0xC0 == 0x80, peek(place + 2) & 0xC0 == 0x80 else { throw .notWellFormed }
    switch first {
    case 0xE0: guard second >= 0xA0 else { throw .notWellFormed }
    case 0xED: guard second < 0xA0 else { throw .notWellFormed }
    case 0xEF: guard second != 0xBF || peek(place + 2) < 0xBE else { throw .notWellFormed }
    case 0xE1...0xEE: break
    case 0xF0...0xF4:
      guard peek(place + 3) & 0xC0 == 0x80, first != 0xF0 || second >= 0x90, first != 0xF4 || second < 0x90 else {
        throw .notWellFormed
      }
      return 4
    default: throw .notWellFormed
    }
    return 3
  }

  /// The number of the character at a place, of which the length is known.
  private func scalar(_ place: Int, length: Int) -> UInt32 {
    let lead: UInt32 = length == 1 ? 0x7F : length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07
    return (1..<max(length, 1)).reduce(UInt32(start[place]) & lead) { $0 << 6 | UInt32(start[place + $1]) & 0x3F }
  }

  // MARK: Names

  /// The end of the name without a colon that begins at a place (Namespaces in XML 1.0, production 4).
  @inline(__always)
  func unprefixedName(_ first: Int) throws(StepAside) -> Int {
    var place = first
    if place < end, has(ByteClasses.nameStart, start[place]) {
      place += 1
      while place < end, has(ByteClasses.name, start[place]) { place &+= 1 }
      if peek(place) < 0x80 { return place }
    }
    return try uncommonName(first)
  }

  @inline(never)
  private func uncommonName(_ first: Int) throws(StepAside) -> Int {
    var place = first
    while place < end {
      let byte = start[place]
      if byte < 0x80 {
        guard has(place == first ? ByteClasses.nameStart : ByteClasses.name, byte) else { break }
        place += 1
      } else {
        let length = try multibyte(place)
        let scalar = scalar(place, length: length)
        guard Self.beginsName(scalar) || (place > first && Self.continuesName(scalar)) else { break }
        place += length
      }
    }
    guard place > first else { throw .notWellFormed }
    return place
  }

  /// XML 1.0 (fifth edition), production 4, from U+0080.
  private static func beginsName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// What production 4a adds.
  private static func continuesName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }

  /// The end of the name that begins at a place, and the length of its prefix without the colon, 0 where there is none.
  @inline(__always)
  func qualifiedName(_ start: Int) throws(StepAside) -> (prefixLength: Int, end: Int) {
    let first = try unprefixedName(start)
    guard peek(first) == UInt8(ascii: ":") else { return (0, first) }
    let second = try unprefixedName(first + 1)
    guard peek(second) != UInt8(ascii: ":") else { throw .notWellFormed }
    return (first - start, second)
  }

  // MARK: References

  /// The character that a reference stands for, and where the reference ends.
  func reference(_ start: Int) throws(StepAside) -> (scalar: UInt32, end: Int) {
    switch peek(start + 1) {
    case UInt8(ascii: "#"): return try characterReference(start)
    case UInt8(ascii: "l") where starts(with: "lt;", at: start + 1): return (0x3C, start + 4)
    case UInt8(ascii: "g") where starts(with: "gt;", at: start + 1): return (0x3E, start + 4)
    case UInt8(ascii: "a") where starts(with: "amp;", at: start + 1): return (0x26, start + 5)
    case UInt8(ascii: "a") where starts(with: "apos;", at: start + 1): return (0x27, start + 6)
    case UInt8(ascii: "q") where starts(with: "quot;", at: start + 1): return (0x22, start + 6)
    default: throw .entity
    }
  }

  private func characterReference(_ start: Int) throws(StepAside) -> (scalar: UInt32, end: Int) {
    let isHexadecimal = peek(start + 2) == UInt8(ascii: "x")
    let digits = start + (isHexadecimal ? 3 : 2)
    var place = digits
    var scalar: UInt32 = 0
    // Longer ones than this have leading zeros, which not everyone reads alike.
    while place - digits < 8, let digit = Self.digit(peek(place)), isHexadecimal || digit < 10 {
      scalar = scalar &* (isHexadecimal ? 16 : 10) &+ digit
      place += 1
    }
    guard place > digits, peek(place) == UInt8(ascii: ";") else {
      throw place - digits == 8 ? .entity : .notWellFormed
    }
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return (scalar, place + 1)
    default: throw .notWellFormed
    }
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

extension CanonicalOutput {
  /// How a character is written in text (Canonical XML 1.0, section 2.3), or nil where it is written as itself.
  static func escapeInText(_ scalar: UInt32) -> StaticString? {
    switch scalar {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x0D: "&#xD;"
    default: nil
    }
  }

  /// How a character is written in the value of an attribute, or nil where it is written as itself.
  static func escapeInValue(_ scalar: UInt32) -> StaticString? {
    switch scalar {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x22: "&quot;"
    case 0x09: "&#x9;"
    case 0x0A: "&#xA;"
    case 0x0D: "&#xD;"
    default: nil
    }
  }

  /// Writes a character in UTF-8.
  mutating func write(scalar: UInt32) {
    if scalar < 0x80 {
      write(UInt8(scalar))
    } else if scalar < 0x800 {
      write(UInt8(0xC0 | scalar >> 6))
      write(UInt8(0x80 | scalar & 0x3F))
    } else {
      if scalar < 0x10000 {
        write(UInt8(0xE0 | scalar >> 12))
      } else {
        write(UInt8(0xF0 | scalar >> 18))
        write(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      write(UInt8(0x80 | scalar >> 6 & 0x3F))
      write(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
