import SignetFindings

/// Where the tags of one element stand in the bytes of its document.
struct ElementMarkup: Hashable {
  /// The name as written, as bytes of the document's encoding cut down to ASCII.
  var name: [UInt8]
  /// The start tag, or the whole element where it is written as an empty-element tag. Byte offsets.
  var startTag: Range<Int>
  /// The end tag, or nil for an empty-element tag. Byte offsets.
  var endTag: Range<Int>?

  /// The first byte after the element.
  var end: Int { endTag?.upperBound ?? startTag.upperBound }
}

/// Finds tags in the bytes of a document that libxml2 has already accepted.
///
/// libxml2's tree does not say where an element came from; counting tags in the original bytes does, because element
/// number *n* of the tree is the *n*th start tag of the text. The scanner knows only what it takes to count: comments,
/// CDATA sections, processing instructions, quotes. A document with a document type declaration is refused.
struct MarkupScanner<Units: CodeUnits> {
  private let units: Units
  private let bytesPerUnit: Int
  private let wanted: Set<Int>
  private var position = 0
  private var open: [Int] = []
  private var found: [Int: ElementMarkup] = [:]

  /// How many elements the document has.
  private(set) var elementCount = 0

  /// Prepares to find the elements with these ordinals: 0 is the root, then in document order.
  init(_ units: Units, bytesPerUnit: Int, wanted: Set<Int>) {
    self.units = units
    self.bytesPerUnit = bytesPerUnit
    self.wanted = wanted
  }

  /// Scans the document and gives the markup of the wanted elements.
  mutating func scan() throws(SignetError) -> [Int: ElementMarkup] {
    while advance(to: UInt8(ascii: "<")) {
      switch units[position + 1] {
      case UInt8(ascii: "?"): try skip(past: "?>", from: position + 2)
      case UInt8(ascii: "!"): try skipDeclaration()
      case UInt8(ascii: "/"): try readEndTag()
      default: try readStartTag()
      }
    }
    guard open.isEmpty else { throw Self.inconsistency }
    return found
  }

  /// Moves to the next such character; false at the end. What follows it is then at least one more character.
  private mutating func advance(to character: UInt8) -> Bool {
    while position < units.count, units[position] != character { position += 1 }
    return position + 1 < units.count
  }

  private mutating func skipDeclaration() throws(SignetError) {
    if starts(with: "<!--") {
      try skip(past: "-->", from: position + 4)
    } else if starts(with: "<![CDATA[") {
      try skip(past: "]]>", from: position + 9)
    } else {
      throw SignetError(
        .xmlDTDRefused, message: "The document has a document type declaration, so nothing can be inserted into it.",
        hint: "Remove the declaration before the document is signed.")
    }
  }

  private mutating func readStartTag() throws(SignetError) {
    let start = position
    position += 1
    while position < units.count, !isNameEnd(units[position]) { position += 1 }
    let nameRange = (start + 1)..<position
    let end = try endOfTag()
    let isEmptyElement = units[end - 2] == UInt8(ascii: "/")
    if wanted.contains(elementCount) {
      found[elementCount] = ElementMarkup(
        name: nameRange.map { units[$0] }, startTag: bytes(start..<end), endTag: nil)
    }
    if !isEmptyElement { open.append(elementCount) }
    elementCount += 1
    position = end
  }

  private mutating func readEndTag() throws(SignetError) {
    let start = position
    let end = try endOfTag()
    guard let ordinal = open.popLast() else { throw Self.inconsistency }
    let range = bytes(start..<end)
    found[ordinal]?.endTag = range
    position = end
  }

  /// The place after the `>` that ends the tag at `position`; one inside quotes does not count.
  private func endOfTag() throws(SignetError) -> Int {
    var quote: UInt8 = 0
    var index = position
    while index < units.count {
      let unit = units[index]
      if quote != 0 {
        if unit == quote { quote = 0 }
      } else if unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "'") {
        quote = unit
      } else if unit == UInt8(ascii: ">") {
        return index + 1
      }
      index += 1
    }
    throw Self.inconsistency
  }

  private mutating func skip(past terminator: StaticString, from start: Int) throws(SignetError) {
    position = start
    while position + terminator.utf8CodeUnitCount <= units.count {
      if starts(with: terminator) {
        position += terminator.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw Self.inconsistency
  }

  private func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= units.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { units[position + $0] == text.utf8Start[$0] }
  }

  private func isNameEnd(_ unit: UInt8) -> Bool {
    switch unit {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">"): true
    default: false
    }
  }

  private func bytes(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound * bytesPerUnit..<range.upperBound * bytesPerUnit
  }

  /// Raised where the text and libxml2's tree do not tell the same story.
  static var inconsistency: SignetError {
    SignetError(
      .internalInconsistency, message: "The tags of the document could not be matched with its parsed form.",
      hint: "Please report this with the document; nothing was signed.")
  }
}
