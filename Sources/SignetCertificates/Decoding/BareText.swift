import SignetCrypto

/// Base64 and hexadecimal text without BEGIN and END lines, as vaults, portals and headers carry it.
enum BareText {
  /// The bytes of hexadecimal digits, in lines or groups, with or without colons; nil where the text is anything else
  /// or its bytes can't be DER.
  static func hexadecimal(_ text: [UInt8]) -> [UInt8]? {
    var digits = text.filter { !$0.isWhiteSpace && $0 != UInt8(ascii: ":") }
    if digits.starts(with: Array("0x".utf8)) { digits.removeFirst(2) }
    // Every structure in question is a SEQUENCE. The digits are base64 too, but base64 of that begins with M.
    guard digits.starts(with: Array("30".utf8)) else { return nil }
    return Hexadecimal.decode(String(decoding: digits, as: UTF8.self))
  }

  /// Whether every character of the text may stand in base64 or base64url (RFC 4648 §4 and §5).
  static func isBase64(_ text: [UInt8]) -> Bool { text.allSatisfy { isAlphabet[Int($0)] || $0.isWhiteSpace } }

  /// Whether a character may stand in base64 or base64url, padding included.
  static func isInAlphabet(_ character: UInt8) -> Bool { isAlphabet[Int(character)] }

  /// The bytes of a base64 or base64url text in lines of any length, with or without padding; nil where it is none.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var plain = text.map { character in
      switch character {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: character
      }
    }
    defer { plain.wipe() }
    return Base64.decode(plain, padding: .optional)
  }

  /// As ``base64(_:)``, for a text in a reply to a mail, each line of which begins with quotation marks (RFC 3676 §4.5).
  static func quotedBase64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let quote = UInt8(ascii: ">")
    guard text.contains(quote) else { return nil }
    var lines = text.split(whereSeparator: \.isLineEnd).flatMap { $0.drop { $0 == quote || $0.isWhiteSpace } }
    defer { lines.wipe() }
    return base64(lines)
  }

  private static let isAlphabet: [Bool] = {
    var isAlphabet = [Bool](repeating: false, count: 256)
    for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=".utf8 {
      isAlphabet[Int(character)] = true
    }
    return isAlphabet
  }()
}
