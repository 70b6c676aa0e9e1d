import SignetCrypto

/// Undoes what programs do to a PEM or base64 text when they put it into JSON, XML, a URL or an environment variable.
enum TextEscapes {
  /// The text behind its escapes. None of the signs that start an escape occurs in PEM or base64 itself.
  static func undone(_ text: [UInt8]) -> [UInt8] {
    var text = undoneOnce(text)
    // A JSON document inside a JSON string is escaped twice.
    for _ in 1..<mostLevels {
      let further = undoneOnce(text)
      guard further != text else { break }
      text.wipe()
      text = further
    }
    return text
  }

  private static let mostLevels = 3

  private static func undoneOnce(_ text: [UInt8]) -> [UInt8] {
    var text = text
    if isBackslashEscaped(text) { text = replacing(backslash, in: text, backslashEscape) }
    if text.contains(percent), PEMLexer.firstBegin(in: text) == nil {
      text = replacing(percent, in: text, percentEscape)
    }
    if text.contains(ampersand) { text = replacing(ampersand, in: text, characterReference) }
    return withoutQuotes(text)
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let percent = UInt8(ascii: "%")
  private static let ampersand = UInt8(ascii: "&")

  /// Whether line ends stand as `\n` in the text: all of it is on one line, or they follow the dashes of a BEGIN line.
  ///
  /// A backslash in a comment beside an ordinary PEM block is none.
  private static func isBackslashEscaped(_ text: [UInt8]) -> Bool {
    guard text.contains(backslash) else { return false }
    let isOneLine = !text.trimmingWhiteSpace().contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return isOneLine || text.firstPosition(of: Array("-----\\".utf8)) != nil
  }

  /// An escape that starts at a position: its length, and the bytes that it stands for.
  private typealias Escape = (length: Int, meaning: [UInt8])

  private static func replacing(
    _ sign: UInt8, in text: [UInt8], _ escape: (ArraySlice<UInt8>) -> Escape?
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      if text[position] == sign, let found = escape(text[position...]) {
        result += found.meaning
        position += found.length
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// The escapes of JSON strings (RFC 8259 §7).
  private static func backslashEscape(_ text: ArraySlice<UInt8>) -> Escape? {
    switch text.dropFirst().first {
    case UInt8(ascii: "n"): (2, Array("\n".utf8))
    case UInt8(ascii: "r"): (2, Array("\r".utf8))
    case UInt8(ascii: "t"): (2, Array("\t".utf8))
    case UInt8(ascii: "/"): (2, Array("/".utf8))
    case UInt8(ascii: "\""): (2, Array("\"".utf8))
    case backslash: (2, [backslash])
    case UInt8(ascii: "u"): scalar(text.dropFirst(2).prefix(4), radix: 16).map { (6, $0) }
    default: nil
    }
  }

  /// Percent-encoding (RFC 3986 §2.1).
  private static func percentEscape(_ text: ArraySlice<UInt8>) -> Escape? {
    Hexadecimal.decode(String(decoding: text.dropFirst().prefix(2), as: UTF8.self)).flatMap {
      $0.isEmpty ? nil : (3, $0)
    }
  }

  /// Numeric character references (XML 1.0 §4.1): `&#13;`, `&#xD;`.
  private static func characterReference(_ text: ArraySlice<UInt8>) -> Escape? {
    let longest = 10
    guard text.starts(with: Array("&#".utf8)), let end = text.prefix(longest).firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let number = text[(text.startIndex + 2)..<end]
    let isHexadecimal = number.first == UInt8(ascii: "x")
    return scalar(isHexadecimal ? number.dropFirst() : number, radix: isHexadecimal ? 16 : 10)
      .map { (end + 1 - text.startIndex, $0) }
  }

  private static func scalar(_ digits: ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
    UInt32(String(decoding: digits, as: UTF8.self), radix: radix).flatMap(Unicode.Scalar.init).map {
      Array(String($0).utf8)
    }
  }

  private static func withoutQuotes(_ text: [UInt8]) -> [UInt8] {
    let trimmed = text.trimmingWhiteSpace()
    guard let quote = trimmed.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), trimmed.count > 1,
      trimmed.last == quote
    else { return text }
    return Array(trimmed.dropFirst().dropLast())
  }
}
