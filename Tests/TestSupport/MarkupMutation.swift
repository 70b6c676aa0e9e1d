/// Random changes to the text of an XML document: to its bytes, and to its elements, attributes, namespaces and texts.
public struct MarkupMutation {
  private var generator: SeededGenerator

  /// Draws changes from a generator.
  public init(_ generator: SeededGenerator) {
    self.generator = generator
  }

  /// The document after one to three changes.
  public mutating func mutate(_ document: [UInt8]) -> [UInt8] {
    var bytes = document
    for _ in 0..<Int.random(in: 1...3, using: &generator) { bytes = once(bytes) }
    return bytes
  }

  private mutating func once(_ bytes: [UInt8]) -> [UInt8] {
    if Int.random(in: 0..<4, using: &generator) == 0 { return generator.damage(bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    let elements = Self.elements(in: text)
    guard let one = elements.randomElement(using: &generator), let other = elements.randomElement(using: &generator)
    else {
      return generator.damage(bytes)
    }
    return Array(change(text, one, other).utf8)
  }

  private mutating func change(_ text: String, _ one: Element, _ other: Element) -> String {
    let piece = String(text[one.range])
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return text.replacingCharacters(one.range, with: "")
    case 1: return text.inserting(piece, at: other.range.lowerBound)
    case 2: return text.inserting(piece, at: other.startTag.upperBound)
    case 3: return moving(text, one, to: other)
    case 4: return swapping(text, one, other)
    case 5:
      return text.inserting(
        pick([" Id=\"a\"", " id=\"i1\"", " x=\"1\"", " xml:id=\"i1\"", " URI=\"\""]), at: one.attributePlace(in: text))
    case 6:
      return text.inserting(
        pick([" xmlns:n=\"urn:n\"", " xmlns=\"urn:n\"", " xmlns=\"\"", " xmlns:ds=\"urn:n\"", " xml:lang=\"x\""]),
        at: one.attributePlace(in: text))
    case 7:
      return text.inserting(
        pick(["<!--c-->", "<?p q?>", "<![CDATA[c]]>", "&#13;", " ", "\n", "\r\n"]), at: one.startTag.upperBound)
    case 8: return text.inserting(pick(["<!--c-->", "<?p q?>", "\n", "<n/>", "x", "&amp;"]), at: one.range.upperBound)
    case 9: return text.replacingCharacters(one.startTag, with: renamed(String(text[one.startTag])))
    case 10: return "<wrap>\(text.drop(while: { $0 != "<" }))</wrap>"
    default: return text.replacingCharacters(one.range, with: "<n>\(piece)</n>")
    }
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }

  /// A start tag with one of its attributes changed, or gone.
  private mutating func renamed(_ tag: String) -> String {
    let values = tag.matches(of: /[ ][A-Za-z:0-9]+="[^"]*"/)
    guard let value = values.randomElement(using: &generator) else { return tag }
    let written = String(value.output)
    let choices: [String] = ["", " a=\"1\"", written.dropLast() + "x\"", written.replacing("=\"", with: "=\" ")]
    let changed = pick(choices)
    return tag.replacingCharacters(value.range, with: changed)
  }

  private func moving(_ text: String, _ one: Element, to other: Element) -> String {
    let piece = String(text[one.range])
    guard !one.range.overlaps(other.startTag) else { return text }
    let place = other.startTag.upperBound
    return place <= one.range.lowerBound
      ? text.replacingCharacters(one.range, with: "").inserting(piece, at: place)
      : text.inserting(piece, at: place).replacingCharacters(one.range, with: "")
  }

  private func swapping(_ text: String, _ one: Element, _ other: Element) -> String {
    let (first, second) = one.range.lowerBound < other.range.lowerBound ? (one, other) : (other, one)
    guard first.range.upperBound <= second.range.lowerBound else { return text }
    let between = String(text[first.range.upperBound..<second.range.lowerBound])
    let middle = String(text[second.range]) + between + String(text[first.range])
    return text.replacingCharacters(first.range.lowerBound..<second.range.upperBound, with: middle)
  }

  /// Where an element stands in a text.
  private struct Element {
    var range: Range<String.Index>
    let startTag: Range<String.Index>

    /// Where an attribute can be added.
    func attributePlace(in text: String) -> String.Index {
      let end = text.index(before: startTag.upperBound)
      return text[text.index(before: end)] == "/" ? text.index(before: end) : end
    }
  }

  private static func elements(in text: String) -> [Element] {
    var elements: [Element] = []
    var open: [Int] = []
    for tag in text.matches(of: /<(\/?)[A-Za-z][^<>]*?(\/?)>/) {
      if tag.output.1.isEmpty {
        elements.append(Element(range: tag.range, startTag: tag.range))
        if tag.output.2.isEmpty { open.append(elements.count - 1) }
      } else if let index = open.popLast() {
        elements[index].range = elements[index].range.lowerBound..<tag.range.upperBound
      }
    }
    return elements
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, with piece: String) -> String {
    self[..<range.lowerBound] + piece + self[range.upperBound...]
  }

  fileprivate func inserting(_ piece: String, at index: String.Index) -> String {
    self[..<index] + piece + self[index...]
  }
}
