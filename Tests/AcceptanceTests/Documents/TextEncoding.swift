/// The encodings in which documents are signed.
enum TextEncoding: String, CaseIterable, CustomStringConvertible {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8 with byte order mark"
  case latin1 = "ISO-8859-1"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  var description: String { rawValue }

  /// A document in this encoding, with an XML declaration to match.
  ///
  /// - Parameter text: A document whose declaration says UTF-8, and which has no character above U+00FF.
  func bytes(of text: String) -> [UInt8] {
    let declared = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(declaredName)\"", maxReplacements: 1)
    return switch self {
    case .utf8: Array(declared.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(declared.utf8)
    case .latin1: declared.unicodeScalars.map { UInt8($0.value) }
    case .utf16LittleEndian: [0xFF, 0xFE] + declared.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: [0xFE, 0xFF] + declared.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
  }

  private var declaredName: String {
    switch self {
    case .utf8, .utf8WithMark: "UTF-8"
    case .latin1: "ISO-8859-1"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    }
  }
}
