/// Finds base64 text of certificates and keys inside a larger text: the values of a Kubernetes secret or a JSON
/// document, `X509Certificate` elements, `data:` URLs.
struct EmbeddedText {
  /// Where the base64 text is, and in which line it begins.
  struct Piece {
    let range: Range<Int>
    let line: Int
  }

  private let text: [UInt8]

  /// How DER (a SEQUENCE of 128 bytes or more) and PEM begin in base64.
  private static let beginnings = ["MII", "MIG", "MIH", "LS0tLS1"].map { Array($0.utf8) }
  /// No certificate or key is shorter, in characters.
  private static let leastLength = 64

  /// - Parameter text: normalized text without PEM markers.
  init(_ text: [UInt8]) {
    self.text = text
  }

  /// All pieces, in order.
  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var lines = LineCounter(text)
    var position = 0
    while let start = text[position...].firstIndex(where: BareText.isInAlphabet) {
      var end = endOfWord(from: start)
      if Self.beginnings.contains(where: text[start..<end].starts(with:)) {
        while let next = endOfNextLine(after: end) { end = next }
        if end - start >= Self.leastLength {
          pieces.append(Piece(range: start..<end, line: lines.line(at: start)))
        }
      }
      position = end
    }
    return pieces
  }

  private func endOfWord(from start: Int) -> Int {
    text[start...].firstIndex { !BareText.isInAlphabet($0) } ?? text.endIndex
  }

  /// Where the text goes on, if it fills its line and the next line holds nothing else, or ends its value.
  private func endOfNextLine(after end: Int) -> Int? {
    var start = end
    while start < text.endIndex, text[start].isWhiteSpace { start += 1 }
    guard start < text.endIndex, text[end..<start].contains(where: \.isLineEnd), BareText.isInAlphabet(text[start])
    else { return nil }
    let next = endOfWord(from: start)
    guard next < text.endIndex else { return next }
    return text[next].isLineEnd || Self.closers.contains(text[next]) ? next : nil
  }

  /// The ends of values in XML and JSON.
  private static let closers: Set<UInt8> = [UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'")]
}
