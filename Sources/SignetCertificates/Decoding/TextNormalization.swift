/// Turns the bytes of a text file, as editors, shells and mail programs leave them, into plain UTF-8.
enum TextNormalization {
  /// The text in UTF-8 without byte order marks, invisible characters and the fillers of old file systems; no-break
  /// spaces become spaces. Bytes that are not UTF-8 stay as they are: they can only be comments.
  static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    withoutInvisibleCharacters(decodedUTF16(bytes) ?? bytes)
  }

  /// The UTF-8 form of UTF-16 text, with or without a byte order mark; nil for other text.
  private static func decodedUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    guard let isBigEndian = isBigEndianUTF16(bytes) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The byte order of UTF-16 text: from its mark, or from the zero halves of ASCII characters at its start.
  private static func isBigEndianUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    let start = bytes.prefix(32)
    guard start.count >= 4, start.count.isMultiple(of: 2) else { return nil }
    let zeroAtEven = start.indices.map { $0.isMultiple(of: 2) == (start[$0] == 0) }
    if zeroAtEven.allSatisfy({ $0 }) { return true }
    return zeroAtEven.contains(true) ? nil : false
  }

  private static func withoutInvisibleCharacters(_ bytes: [UInt8]) -> [UInt8] {
    let isPlain = bytes.withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 && $0 != 0x00 && $0 != 0x1A } }
    guard !isPlain else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      switch bytes[position] {
      case 0x00, 0x1A:  // NUL, and Control-Z as CP/M and DOS end files.
        position += 1
      case 0xC2 where rest.starts(with: noBreakSpace):
        result.append(UInt8(ascii: " "))
        position += noBreakSpace.count
      case 0xE2, 0xEF:
        guard let invisible = invisible.first(where: rest.starts(with:)) else { fallthrough }
        position += invisible.count
      default:
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  private static let noBreakSpace: [UInt8] = Array("\u{A0}".utf8)

  /// Zero-width space, non-joiner, joiner, word joiner, and the byte order mark.
  private static let invisible: [[UInt8]] = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"].map {
    Array($0.utf8)
  }
}
