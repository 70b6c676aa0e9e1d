import SignetCrypto

extension TextLayout {
  /// The characters of a line end.
  var lineEnd: String { newline == .lf ? "\n" : "\r\n" }

  /// Bytes in base64, in lines of the layout's width.
  func base64(_ bytes: [UInt8]) -> String {
    let text = Base64.encode(bytes)
    guard lineWidth > 0, text.utf8.count > lineWidth else { return text }
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(lineWidth))
      rest = rest.dropFirst(lineWidth)
    }
    return lines.joined(separator: lineEnd)
  }
}

extension DigestText {
  /// What is written in base64 for a digest.
  func bytes(of digest: [UInt8]) -> [UInt8] {
    switch self {
    case .base64: digest
    case .hexadecimal: Array(Hexadecimal.encode(digest).utf8)
    }
  }
}

/// Puts white space between the tags of a signature's text, and nowhere where an element holds text.
struct Indenter {
  private let layout: TextLayout
  private let width: Int
  private var depth: Int
  private var before = Part.nothing
  private var isInTag = false
  private(set) var text: [UInt8] = []

  private enum Part {
    case nothing, startTag, endTag, content
  }

  /// Prepares for a layout; nil where it has no white space.
  init?(_ layout: TextLayout) {
    guard let indentation = layout.indentation else { return nil }
    self.layout = layout
    width = indentation
    depth = layout.depth
  }

  /// Takes markup, tags of which may end in a later piece; gives what is to be written so far.
  mutating func take(_ markup: [UInt8]) -> [UInt8] {
    text = []
    for (index, byte) in markup.enumerated() {
      switch byte {
      case UInt8(ascii: "<"):
        let isEnd = index + 1 < markup.count && markup[index + 1] == UInt8(ascii: "/")
        if isEnd { depth -= 1 }
        if isEnd ? before == .endTag : before == .startTag || before == .endTag { breakLine() }
        if !isEnd { depth += 1 }
        before = isEnd ? .endTag : .startTag
        isInTag = true
      case UInt8(ascii: ">") where isInTag:
        isInTag = false
        if text.last == UInt8(ascii: "/") {
          depth -= 1
          before = .endTag
        }
      default: if !isInTag { before = .content }
      }
      text.append(byte)
    }
    return text
  }

  /// Takes note of content that is written as it is.
  mutating func passContent() {
    if !isInTag { before = .content }
  }

  private mutating func breakLine() {
    text += Array(layout.lineEnd.utf8) + Array(repeating: UInt8(ascii: " "), count: max(0, depth * width))
  }
}
