extension LiteralText {
  /// The form of exclusive canonical bytes, in which tags are written in one way only.
  func rewritten(_ canonical: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isAfterStart = false
    for piece in CanonicalPieces(removesWhiteSpace ? CanonicalPieces.withoutBlankTexts(canonical) : canonical) {
      switch piece {
      case .start(let tag): result += putsAttributesFirst ? Self.withAttributesFirst(tag) : Array(tag)
      case .end where isAfterStart && emptyElements != .startAndEnd:
        result.removeLast()
        result += (emptyElements == .closed ? "/>" : " />").utf8
      case .end(let bytes), .other(let bytes), .text(let bytes): result += bytes
      }
      if case .start = piece { isAfterStart = true } else { isAfterStart = false }
    }
    return result
  }

  /// A start tag with its namespace declarations, which canonicalization writes first, after the attributes.
  private static func withAttributesFirst(_ tag: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: tag.dropFirst().dropLast(), as: UTF8.self)
    let parts = text.matches(of: #/\ ([^ =]+)="[^"]*"/#).map(\.output)
    let isDeclaration: (Substring) -> Bool = { $0 == "xmlns" || $0.hasPrefix("xmlns:") }
    let name = text.prefix { $0 != " " }
    let ordered = parts.filter { !isDeclaration($0.1) } + parts.filter { isDeclaration($0.1) }
    return Array(("<" + name + ordered.map { String($0.0) }.joined() + ">").utf8)
  }
}
