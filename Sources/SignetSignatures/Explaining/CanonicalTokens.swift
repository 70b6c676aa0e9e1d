/// Canonical XML cut into its tags and what stands between them.
///
/// Canonical bytes are plain enough to be cut without a parser: no entities, no CDATA, every tag in full, every attribute
/// in double quotes (Canonical XML 1.0, section 1.1).
struct CanonicalTokens {
  /// What a token is.
  enum Kind: Hashable {
    case startTag, endTag, text, comment, processingInstruction
  }

  /// A piece of the bytes.
  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  let bytes: [UInt8]
  let tokens: [Token]

  /// Cuts canonical bytes; what is not canonical comes out in some other cut, and is never read beyond its end.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var tokens: [Token] = []
    var position = 0
    while position < bytes.count {
      let (kind, end) = Self.token(in: bytes, at: position)
      tokens.append(Token(kind: kind, range: position..<end))
      position = end
    }
    self.tokens = tokens
  }

  private static func token(in bytes: [UInt8], at start: Int) -> (Kind, end: Int) {
    guard bytes[start] == UInt8(ascii: "<") else {
      return (.text, bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count)
    }
    let rest = bytes[start...]
    if rest.starts(with: "<!--".utf8) { return (.comment, end(of: "-->", in: rest)) }
    if rest.starts(with: "<?".utf8) { return (.processingInstruction, end(of: "?>", in: rest)) }
    var isQuoted = false
    for index in rest.indices {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ">") && !isQuoted {
        return (rest.starts(with: "</".utf8) ? .endTag : .startTag, index + 1)
      }
    }
    return (.startTag, bytes.count)
  }

  private static func end(of terminator: StaticString, in rest: ArraySlice<UInt8>) -> Int {
    let wanted = Array(terminator.description.utf8)
    return rest.firstRange(of: wanted)?.upperBound ?? rest.endIndex
  }

  /// The bytes of a token.
  func content(_ token: Token) -> ArraySlice<UInt8> { bytes[token.range] }

  /// The name in a start tag or an end tag.
  func name(_ token: Token) -> String {
    let inner = content(token).dropFirst(token.kind == .endTag ? 2 : 1)
    return String(decoding: inner.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }, as: UTF8.self)
  }

  /// Whether a token is nothing but white space.
  func isBlank(_ token: Token) -> Bool {
    token.kind == .text && content(token).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// The attributes and namespace declarations of a start tag, each with the space before it.
  func attributes(_ token: Token) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var isQuoted = false
    var start: Int?
    for index in token.range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        if !isQuoted, let begun = start {
          ranges.append(begun..<(index + 1))
          start = nil
        }
      } else if byte == UInt8(ascii: " ") && !isQuoted && start == nil {
        start = index
      }
    }
    return ranges
  }

  /// The elements: from each start tag to its end tag, in document order, with the depth (0 for the outermost).
  var elements: [(range: Range<Int>, depth: Int)] {
    var open: [Int] = []
    var elements: [(range: Range<Int>, depth: Int)] = []
    for token in tokens {
      switch token.kind {
      case .startTag:
        open.append(elements.count)
        elements.append((token.range, open.count - 1))
      case .endTag:
        guard let index = open.popLast() else { break }
        elements[index].range = elements[index].range.lowerBound..<token.range.upperBound
      case .text, .comment, .processingInstruction: break
      }
    }
    return elements
  }

  /// The path of names to the element in which a byte stands, as XPath writes it.
  func path(at offset: Int) -> String {
    var open: [String] = []
    for token in tokens {
      guard token.range.lowerBound <= offset else { break }
      switch token.kind {
      case .startTag: open.append(name(token))
      case .endTag where token.range.upperBound <= offset: _ = open.popLast()
      default: break
      }
    }
    return "/" + open.joined(separator: "/")
  }

  /// The token in which a byte stands.
  func token(at offset: Int) -> Token? { tokens.first { $0.range.contains(offset) } }
}
