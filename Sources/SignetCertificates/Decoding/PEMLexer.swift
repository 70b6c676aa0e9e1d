import SignetFindings

/// Finds the blocks of textual encoding (RFC 7468) in a text, and passes over everything between them.
///
/// More tolerant than the RFC in what people's files really have: markers may stand anywhere on a line, on the line of
/// another marker or on that of the base64 text. Less tolerant than OpenSSL in what would hide damage: a block that
/// has no end, or another's end, is an error, not a comment.
struct PEMLexer {
  private let text: [UInt8]
  private let source: String

  private static let begin = Array("-----BEGIN ".utf8)
  private static let end = Array("-----END ".utf8)
  private static let dashes = Array("-----".utf8)
  /// The longest label in use has 32 characters.
  private static let longestLabel = 64

  /// - Parameters:
  ///   - text: normalized text.
  ///   - source: the name of the file, for errors.
  init(_ text: [UInt8], source: String) {
    self.text = text
    self.source = source
  }

  /// Where the first BEGIN stands.
  static func firstBegin(in text: [UInt8]) -> Int? { text.firstPosition(of: begin) }

  /// Whether the text has a BEGIN or an END.
  static func hasMarkers(_ text: [UInt8]) -> Bool { firstBegin(in: text) != nil || text.firstPosition(of: end) != nil }

  /// A BEGIN or an END with its label.
  private struct Marker {
    let isBegin: Bool
    let label: String
    let range: Range<Int>
    let line: Int
  }

  /// All blocks in order.
  ///
  /// - Throws: `SignetError` with `decode.pem-truncated` or `decode.pem-malformed`.
  func blocks() throws(SignetError) -> [PEMBlock] {
    var blocks: [PEMBlock] = []
    var open: Marker?
    for marker in markers() {
      switch (open, marker.isBegin) {
      case (nil, true):
        open = marker
      case (nil, false):
        throw truncated(marker, "A block has its END line, but no BEGIN line.")
      case (let begin?, true):
        // A marker with nothing behind it is part of a comment.
        guard text[begin.range.upperBound..<marker.range.lowerBound].allSatisfy(\.isWhiteSpace) else {
          throw truncated(begin, "A block begins, but another begins before it has ended.")
        }
        open = marker
      case (let begin?, false):
        blocks.append(try block(from: begin, to: marker))
        open = nil
      }
    }
    if let open { throw truncated(open, "A block begins, but the text ends before the block does.") }
    return blocks
  }

  private func block(from begin: Marker, to end: Marker) throws(SignetError) -> PEMBlock {
    guard begin.label == end.label else {
      throw SignetError(
        .decodePEMMalformed, about: .file(path: source, position: "line \(end.line)"),
        message: "A block begins as \(begin.label) and ends as \(end.label).",
        hint: "Get the file again; parts of two blocks seem to have been joined.")
    }
    return PEMBlock(
      label: begin.label, line: begin.line, range: begin.range.lowerBound..<end.range.upperBound,
      body: begin.range.upperBound..<end.range.lowerBound, in: text)
  }

  private func truncated(_ marker: Marker, _ message: String) -> SignetError {
    SignetError(
      .decodePEMTruncated, about: .file(path: source, position: "line \(marker.line) (PEM \(marker.label))"),
      message: message, hint: "Copy the whole text again, from the BEGIN line to the END line.")
  }

  private func markers() -> [Marker] {
    var markers: [Marker] = []
    var lines = LineCounter(text)
    var position = 0
    while let start = text.firstPosition(of: Self.dashes, from: position) {
      guard let marker = marker(at: start, lines: &lines) else {
        position = start + 1
        continue
      }
      markers.append(marker)
      position = marker.range.upperBound
    }
    return markers
  }

  private func marker(at start: Int, lines: inout LineCounter) -> Marker? {
    let isBegin = text[start...].starts(with: Self.begin)
    guard isBegin || text[start...].starts(with: Self.end) else { return nil }
    let labelStart = start + (isBegin ? Self.begin : Self.end).count
    let window = text[labelStart..<min(text.count, labelStart + Self.longestLabel + Self.dashes.count)]
    guard let labelEnd = window.firstPosition(of: Self.dashes) else { return nil }
    let label = text[labelStart..<labelEnd]
    guard label.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return Marker(
      isBegin: isBegin, label: String(decoding: label, as: UTF8.self), range: start..<labelEnd + Self.dashes.count,
      line: lines.line(at: start))
  }
}
