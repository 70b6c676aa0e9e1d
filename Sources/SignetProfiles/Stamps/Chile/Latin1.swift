/// Text in ISO-8859-1, the encoding in which Chile's documents are stamped.
enum Latin1 {
  /// The bytes of a text; nil where it has characters that the encoding has not.
  static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      // 0x80 to 0x9F are controls here, and letters in windows-1252, which documents also declare.
      guard scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) else { return nil }
      bytes.append(UInt8(scalar.value))
    }
    return bytes
  }

  /// The text of bytes.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// Canonical markup without the white space between its tags.
  static func flattened(_ markup: String) -> String {
    markup.replacing(/>[ \t\r\n]+</, with: "><")
  }
}
