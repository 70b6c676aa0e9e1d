import SignetFindings

/// How the bytes of a document stand for characters, as far as finding and inserting markup depends on it.
///
/// Only encodings in which markup characters can be told apart without decoding are accepted: the one-byte and UTF-8
/// family, where a byte below 0x80 is always that ASCII character, and UTF-16. Others (UTF-7, Shift_JIS, GBK, EBCDIC …)
/// hide markup inside other characters and are refused.
public enum DocumentEncoding: Sendable, Hashable {
  /// UTF-8, US-ASCII, ISO-8859-x, Windows code pages: one ASCII character is one byte.
  case asciiCompatible
  /// UTF-16 with the lower byte first.
  case utf16LittleEndian
  /// UTF-16 with the higher byte first.
  case utf16BigEndian

  /// How many bytes one markup character takes.
  var bytesPerUnit: Int { self == .asciiCompatible ? 1 : 2 }

  /// The bytes of text that is all ASCII.
  func bytes(ofASCII text: [UInt8]) -> [UInt8] {
    switch self {
    case .asciiCompatible: text
    case .utf16LittleEndian: text.flatMap { [$0, 0] }
    case .utf16BigEndian: text.flatMap { [0, $0] }
    }
  }

  /// Finds the encoding from the byte order mark and the XML declaration (XML 1.0, appendix F).
  ///
  /// - Throws: `xml.encoding-unsupported`.
  static func detect(in bytes: UnsafeRawBufferPointer) throws(SignetError) -> DocumentEncoding {
    let start = Array(bytes.prefix(4))
    switch start {
    case _ where start.starts(with: [0xFF, 0xFE, 0, 0]), [0, 0, 0xFE, 0xFF], [0x3C, 0, 0, 0], [0, 0, 0, 0x3C]:
      throw unsupported("UTF-32")
    case _ where start.starts(with: [0xFF, 0xFE]), [0x3C, 0, 0x3F, 0]: return .utf16LittleEndian
    case _ where start.starts(with: [0xFE, 0xFF]), [0, 0x3C, 0, 0x3F]: return .utf16BigEndian
    case [0x4C, 0x6F, 0xA7, 0x94]: throw unsupported("EBCDIC")
    default: break
    }
    guard let name = declaredName(in: bytes) else { return .asciiCompatible }
    guard isASCIICompatible(name) else { throw unsupported(name) }
    return .asciiCompatible
  }

  /// The value of `encoding` in the XML declaration of a document with one-byte markup; nil where there is none, and where
  /// the declaration is not well-formed, which the parser will say.
  private static func declaredName(in bytes: UnsafeRawBufferPointer) -> String? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.starts(with: "<?xml".utf8) else { return nil }
    var rest = text.dropFirst("<?xml".utf8.count).prefix { $0 != UInt8(ascii: ">") }
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].split(whereSeparator: isSpace)
      let value = rest[(equals + 1)...].drop(while: isSpace)
      guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = value.dropFirst().firstIndex(of: quote)
      else { return nil }
      if name.count == 1, name[0].elementsEqual("encoding".utf8) {
        return String(decoding: value[..<end].dropFirst(), as: UTF8.self)
      }
      rest = value[(end + 1)...]
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private static func isASCIICompatible(_ name: String) -> Bool {
    let name = name.uppercased()
    return ["UTF-8", "UTF8", "US-ASCII", "ASCII", "LATIN1", "LATIN-1", "KOI8-R", "KOI8-U"].contains(name)
      || name.wholeMatch(of: /ISO[-_]8859-?[0-9]{1,2}/) != nil
      || name.wholeMatch(of: /(WINDOWS|CP)-?125[0-8]/) != nil
  }

  private static func unsupported(_ name: String) -> SignetError {
    SignetError(
      .xmlEncodingUnsupported,
      message:
        "The document is in the encoding \(name.debugDescription), in which markup can't be told from text safely.",
      hint: "Convert it to UTF-8 before it is signed, and change its XML declaration to match.")
  }
}
