extension String {
  /// The text with everything escaped that could command a terminal or disguise itself on one.
  ///
  /// Names in certificates, file names and identifiers in documents come from strangers: control characters
  /// (also line ends and the C1 set) and characters that turn the direction of writing become `\u{…}`.
  var escapedForTerminal: String {
    guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnsafeOnTerminal {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeOnTerminal: Bool {
    // Nearly all text; the properties take long to look up.
    if (0x20...0x7E).contains(value) { return false }
    return switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // The bidirectional controls of Unicode Standard Annex 9, section 2.
    default: properties.isBidiControl
    }
  }
}
