/// The encodings for which UTF-8 is mistaken most often.
enum OneByteEncoding: CaseIterable {
  /// ISO-8859-1: every byte is the character of the same number.
  case latin1
  /// Windows-1252, which has other characters in 80–9F; the five bytes that it leaves out are controls, as web browsers
  /// and Windows read them (WHATWG Encoding Standard, index windows-1252).
  case windows1252

  /// The text that the bytes stand for, in UTF-8.
  func decode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { result.append(byte) } else { result += String(character(byte)).utf8 }
    }
    return result
  }

  /// The bytes for a text in UTF-8; nil where it is not UTF-8 or has characters that the encoding has not.
  func encode(_ text: [UInt8]) -> [UInt8]? {
    guard let text = String(validating: text, as: UTF8.self) else { return nil }
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = byte(scalar) else { return nil }
      result.append(byte)
    }
    return result
  }

  private func character(_ byte: UInt8) -> Unicode.Scalar {
    guard self == .windows1252, (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Self.special[Int(byte) - 0x80]
  }

  private func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if self == .windows1252, let index = Self.special.firstIndex(of: scalar) { return UInt8(0x80 + index) }
    guard self == .latin1 || !(0x80...0x9F).contains(scalar.value) else { return nil }
    return UInt8(exactly: scalar.value)
  }

  private static let special = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
