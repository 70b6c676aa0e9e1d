// What serializers and editors do to XML, done to canonical bytes.

extension [UInt8] {
  /// The bytes with every occurrence of one ASCII text replaced by another.
  func replacing(_ text: StaticString, with replacement: StaticString) -> [UInt8] {
    replacing(Array(text.description.utf8), with: Array(replacement.description.utf8))
  }

  /// Whether the bytes are UTF-8.
  var isUTF8: Bool { String(validating: self, as: UTF8.self) != nil }

  /// The bytes with every character outside ASCII written as a reference; nil where they are not UTF-8.
  func withReferences(_ reference: (Unicode.Scalar) -> String) -> [UInt8]? {
    guard let text = String(validating: self, as: UTF8.self) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += reference(scalar).utf8 }
    }
    return bytes
  }
}

extension CanonicalTokens {
  /// The bytes without white space between tags. An element whose only content is white space loses it as well.
  func withoutBlanks() -> [UInt8] {
    joined { isBlank($0) ? [] : content($0) }
  }

  /// The bytes with the texts between tags trimmed, but for those that are nothing but white space.
  func trimmed() -> [UInt8] {
    changingText { text in
      let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      guard !text.allSatisfy(isSpace) else { return text }
      let start = text.firstIndex { !isSpace($0) } ?? text.endIndex
      let end = text.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
      return Array(text[start..<Swift.max(start, end)])
    }
  }

  /// The bytes with every text changed.
  func changingText(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    joined { $0.kind == .text ? change(Array(content($0)))[...] : content($0) }
  }

  /// The bytes with each element without content as one tag.
  func withEmptyTags(_ end: String) -> [UInt8] {
    var result: [UInt8] = []
    for (index, token) in tokens.enumerated() {
      let followsStart = index > 0 && tokens[index - 1].kind == .startTag
      if token.kind == .endTag && followsStart {
        result.removeLast()
        result += end.utf8
      } else {
        result += content(token)
      }
    }
    return result
  }

  /// The bytes with each element on a line of its own, indented by its depth; elements with text stay on one line.
  func indented(by indent: String) -> [UInt8] {
    let pieces = tokens.filter { !isBlank($0) }
    var result: [UInt8] = []
    var depth = 0
    for (index, token) in pieces.enumerated() {
      let previous = index > 0 ? pieces[index - 1].kind : nil
      if token.kind == .endTag { depth -= 1 }
      let opensAfterTag = token.kind != .text && token.kind != .endTag && previous != nil && previous != .text
      let closesAfterTag = token.kind == .endTag && previous != .startTag && previous != .text
      if opensAfterTag || closesAfterTag {
        result += ("\n" + String(repeating: indent, count: Swift.max(depth, 0))).utf8
      }
      result += content(token)
      if token.kind == .startTag { depth += 1 }
    }
    return result
  }

  /// The bytes without a part.
  func removing(_ range: Range<Int>) -> [UInt8] {
    Array(bytes[..<range.lowerBound] + bytes[range.upperBound...])
  }

  private func joined(_ piece: (Token) -> ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for token in tokens { result += piece(token) }
    return result
  }
}
