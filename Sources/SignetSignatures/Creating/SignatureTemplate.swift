import SignetFindings

/// The text of a `Signature` element with holes for what differs from document to document.
struct SignatureTemplate: Sendable {
  /// What is filled in for each document.
  enum Hole: Hashable, Sendable {
    /// The `Id` of the `Signature` element.
    case signatureID
    /// The `URI` of the reference with this number.
    case uri(Int)
    /// The `DigestValue` of the reference with this number.
    case digest(Int)
    /// The `SignatureValue`.
    case signatureValue
    /// The `SigningTime`.
    case signingTime
    /// The time of signing in a format, for markup of the description's own.
    case time(SigningTimeFormat)
    /// The root element of the document, which an enveloping signature surrounds.
    case root
  }

  private enum Piece: Sendable {
    case text([UInt8])
    /// Text whose white space is its author's.
    case verbatim([UInt8])
    case hole(Hole)
  }

  private var pieces: [Piece] = []

  /// The text with its holes filled; a hole without a value stays empty.
  func filled(with values: [Hole: [UInt8]]) -> [UInt8] { text(of: pieces[...], values) }

  /// The text before and after the root element, which an enveloping signature surrounds.
  func surroundings(with values: [Hole: [UInt8]]) -> (before: [UInt8], after: [UInt8]) {
    let root = pieces.firstIndex { if case .hole(.root) = $0 { true } else { false } } ?? pieces.endIndex
    return (text(of: pieces[..<root], values), text(of: pieces[root...], values))
  }

  private func text(of pieces: ArraySlice<Piece>, _ values: [Hole: [UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(8_192)
    for piece in pieces {
      switch piece {
      case .text(let bytes), .verbatim(let bytes): text += bytes
      case .hole(let hole): text += values[hole] ?? []
      }
    }
    return text
  }
}

extension SignatureTemplate {
  /// The template with the white space of a layout between its tags.
  func indented(_ layout: TextLayout) -> SignatureTemplate {
    guard var indenter = Indenter(layout) else { return self }
    var indented = SignatureTemplate()
    for piece in pieces {
      switch piece {
      case .text(let bytes): indented.pieces.append(.text(indenter.take(bytes)))
      case .verbatim, .hole:
        indenter.passContent()
        indented.pieces.append(piece)
      }
    }
    return indented
  }
}

extension SignatureTemplate {
  /// The formats in which the time of signing is written in markup.
  var timeFormats: [SigningTimeFormat] {
    pieces.compactMap { if case .hole(.time(let format)) = $0 { format } else { nil } }
  }
}

// MARK: - Writing

extension SignatureTemplate {
  /// Adds text as it is.
  mutating func write(_ text: String) {
    if case .text(let before) = pieces.last {
      pieces[pieces.count - 1] = .text(before + Array(text.utf8))
    } else {
      pieces.append(.text(Array(text.utf8)))
    }
  }

  /// Adds a hole.
  mutating func write(_ hole: Hole) { pieces.append(.hole(hole)) }

  /// Adds a hole between two texts.
  mutating func write(_ before: String, _ hole: Hole, _ after: String) {
    write(before)
    write(hole)
    write(after)
  }

  /// Adds text in which `{id}` and `{time}` stand for holes; everything else is written as it is.
  mutating func write(marked text: String, time: SigningTimeFormat = SigningTimeFormat()) {
    var rest = text[...]
    while let match = rest.firstMatch(of: /\{(id|time)\}/) {
      write(String(rest[..<match.range.lowerBound]))
      write(match.output.1 == "id" ? .signatureID : .time(time))
      rest = rest[match.range.upperBound...]
    }
    write(String(rest))
  }

  /// Adds markup of the description's own, in which `{id}` and `{time}` stand for holes.
  mutating func write(verbatim text: String, time: SigningTimeFormat) {
    var part = SignatureTemplate()
    part.write(marked: text, time: time)
    pieces += part.pieces.map { if case .text(let bytes) = $0 { .verbatim(bytes) } else { $0 } }
  }

  /// Adds an attribute whose value may hold `{id}`; nothing where the value is nil.
  mutating func write(attribute name: String, _ value: String?) {
    guard let value else { return }
    write(" \(name)=\"")
    write(marked: Markup.escaped(value))
    write("\"")
  }

  /// Adds an element that holds text; nothing where the text is nil.
  mutating func write(element name: String, _ text: String?) {
    guard let text else { return }
    write("<\(name)>\(Markup.escaped(text))</\(name)>")
  }

  /// Adds an element that holds base64, which may have several lines.
  mutating func write(element name: String, base64: String) { write("<\(name)>\(base64)</\(name)>") }

  /// Adds an element that holds what `content` writes.
  mutating func write(
    element name: String, _ content: (inout SignatureTemplate) throws(SignetError) -> Void
  ) throws(SignetError) {
    write("<\(name)>")
    try content(&self)
    write("</\(name)>")
  }
}
