/// Canonical bytes, cut into tags and the texts between them. Canonicalization writes a `<` nowhere but where a tag,
/// a comment or a processing instruction begins.
struct CanonicalPieces: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  /// One piece.
  enum Piece {
    /// A start tag, with its brackets.
    case start(ArraySlice<UInt8>)
    /// An end tag, with its brackets.
    case end(ArraySlice<UInt8>)
    /// A comment or a processing instruction.
    case other(ArraySlice<UInt8>)
    /// What stands between two of them.
    case text(ArraySlice<UInt8>)
  }

  init(_ canonical: [UInt8]) {
    rest = canonical[...]
  }

  mutating func next() -> Piece? {
    guard let first = rest.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      return .text(take(upTo: rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex))
    }
    switch rest.dropFirst().first {
    case UInt8(ascii: "/"): return .end(take(upTo: endOfTag))
    case UInt8(ascii: "?"): return .other(take(upTo: end(of: "?>")))
    case UInt8(ascii: "!"): return .other(take(upTo: end(of: "-->")))
    default: return .start(take(upTo: endOfTag))
    }
  }

  private mutating func take(upTo end: Int) -> ArraySlice<UInt8> {
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// In values, `>` stands as it is, and a double quote never.
  private var endOfTag: Int {
    var isInValue = false
    for index in rest.indices {
      if rest[index] == UInt8(ascii: "\"") { isInValue.toggle() }
      if rest[index] == UInt8(ascii: ">"), !isInValue { return index + 1 }
    }
    return rest.endIndex
  }

  private func end(of mark: String) -> Int {
    let mark = Array(mark.utf8)
    return rest.indices.first { rest[$0...].starts(with: mark) }.map { $0 + mark.count } ?? rest.endIndex
  }
}

extension CanonicalPieces {
  /// The bytes without the texts of nothing but white space: what .NET reads where it is not told to keep them.
  static func withoutBlankTexts(_ canonical: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(canonical.count)
    for piece in CanonicalPieces(canonical) {
      switch piece {
      case .text(let text) where text.allSatisfy({ [0x20, 0x09, 0x0A].contains($0) }): continue
      case .text(let bytes), .start(let bytes), .end(let bytes), .other(let bytes): result += bytes
      }
    }
    return result
  }
}
