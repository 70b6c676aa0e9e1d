import SignetCrypto

/// Makes text from certificates fit to be shown: a hostile name can neither steer a terminal nor seem to be another.
enum PrintableText {
  /// The text with every control, line separator and change of writing direction escaped as the `\XX` of its UTF-8
  /// bytes.
  static func escaped(_ text: String) -> String { text.unicodeScalars.map(escaped).joined() }

  /// The character, or its escape.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    guard isUnprintable(scalar) else { return String(scalar) }
    return String(scalar).utf8.map { "\\" + Hexadecimal.encode([$0]) }.joined()
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all text; the properties take long to look up.
    if (0x20...0x7E).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }
}
