/// What is to be told about an element, besides what is canonicalized: where it stands, and what is in scope there.
package struct ElementMark: Sendable {
  /// Where the namespaces are in scope that ``context`` declares.
  package enum Scope: Sendable {
    /// Inside of the element.
    case inside
    /// Around the element.
    case outside
  }

  /// Which element: the first one of those that the choice means.
  package let choice: ElementChoice
  /// Whether only an element counts that has no content but white space.
  package let isBlank: Bool
  package let scope: Scope

  package init(_ choice: ElementChoice, isBlank: Bool = false, scope: Scope = .inside) {
    self.choice = choice
    self.isBlank = isBlank
    self.scope = scope
  }

  /// What a document has there. All places are byte offsets.
  package struct Place: Sendable {
    /// How many elements there are.
    package var count = 0
    package var startTag = 0..<0
    /// The name as it is written.
    package var name: [UInt8] = []
    /// The end tag, or nil for an empty-element tag.
    package var endTag: Range<Int>?
    /// The text of the element where its content is nothing but characters that are written as they are; otherwise nil.
    package var text: String?
    /// Whether only the tree can tell that an element is blank, because it begins with a reference.
    package var isDoubtful = false
    /// The attributes without a prefix; a value that needs more than to be copied is nil.
    package var attributes: [String: String?] = [:]
    /// A start tag that declares the namespaces in scope, and has the inherited attributes of the `xml` namespace.
    package var context: [UInt8] = []

    /// The first byte behind the element.
    package var end: Int { endTag?.upperBound ?? startTag.upperBound }
  }
}

/// The marks of a scanner.
struct ElementMarks: ~Copyable {
  private struct State {
    let mark: ElementMark
    let choice: UInt64
    var place = ElementMark.Place()
    /// The depth of the element while it is open, or 0.
    var depth = 0
    var isSettled = false
  }

  private var states: [State] = []
  private var openCount = 0

  var places: [ElementMark.Place] { states.map(\.place) }
  @inline(__always)
  var hasOpen: Bool { openCount > 0 }
  /// The choices of all marks.
  private(set) var choices: UInt64 = 0

  mutating func add(_ mark: ElementMark, choice: UInt64) {
    states.append(State(mark: mark, choice: choice))
    choices |= choice
  }

  /// Prepares for a document.
  mutating func begin() {
    openCount = 0
    for index in states.indices {
      states[index].place = ElementMark.Place()
      states[index].depth = 0
      states[index].isSettled = false
    }
  }

  /// Takes note of a start tag that some of the marks mean.
  mutating func enter(
    _ chosen: UInt64, depth: Int, startTag: Range<Int>, name: Range<Int>, _ bytes: DocumentBytes,
    attributes: [String: String?]
  ) {
    for index in states.indices where states[index].choice & chosen != 0 {
      states[index].place.count += 1
      guard !states[index].isSettled, states[index].depth == 0 else { continue }
      states[index].depth = depth
      states[index].place.startTag = startTag
      states[index].place.name = bytes.copy(name)
      states[index].place.attributes = attributes
      openCount += 1
    }
  }

  /// Takes note of the end of an element; `context` is asked for what is in scope.
  mutating func leave(
    depth: Int, endTag: Range<Int>?, _ bytes: DocumentBytes, context: (ElementMark.Scope) -> [UInt8]
  ) {
    for index in states.indices where states[index].depth == depth {
      states[index].depth = 0
      openCount -= 1
      states[index].place.endTag = endTag
      let end = states[index].place.startTag.upperBound
      let content = end..<(endTag?.lowerBound ?? end)
      if states[index].mark.isBlank, !bytes.isBlank(content) {
        if bytes.start[bytes.skipBlanks(content.lowerBound)] == UInt8(ascii: "&") {
          states[index].place.isDoubtful = true
        }
        states[index].place.count -= 1
        continue
      }
      states[index].place.text = bytes.text(content)
      states[index].isSettled = true
      states[index].place.context = context(states[index].mark.scope)
    }
  }
}

extension DocumentBytes {
  /// A piece of the document.
  func copy(_ range: Range<Int>) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  /// A piece as text, or nil where it is not written as it is.
  func text(_ range: Range<Int>) -> String? {
    let piece = copy(range)
    let isPlain = piece.allSatisfy { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") && $0 != 0x0D }
    return isPlain ? String(decoding: piece, as: UTF8.self) : nil
  }

  /// Whether a piece is all white space.
  func isBlank(_ range: Range<Int>) -> Bool { skipBlanks(range.lowerBound) >= range.upperBound }
}

extension DocumentScanner {
  /// Keeps the attributes of the start tag that give Ids.
  mutating func collectIdentifiers(_ furtherNames: Range<Int>) {
    for index in 0..<attributes.count where identifies(attributes[index], furtherNames: furtherNames) {
      identifiers.append(attributes[index])
    }
  }

  /// How many attributes of the document that was scanned last give an Id.
  mutating func carriers(of id: String, in document: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = document.baseAddress else { return 0 }
    bytes = classes.document(start, count: document.count)
    defer { bytes = classes.nothing }
    var (id, count) = (id, 0)
    id.withUTF8 { id in
      guard let start = id.baseAddress else { return }
      let text = ElementChoices.Text(start: start, length: id.count)
      for index in 0..<identifiers.count where hasValue(identifiers[index], text) { count += 1 }
    }
    return count
  }

  /// Tells the marks about the start tag that was read.
  mutating func mark(_ chosen: UInt64, depth: Int) {
    var own: [String: String?] = [:]
    for index in 0..<attributes.count where attributes[index].prefixLength == 0 {
      let attribute = attributes[index]
      let value = bytes.copy(attribute.valueStart..<attribute.valueEnd)
      let isPlain = attribute.isPlain && !value.contains(UInt8(ascii: "&"))
      let name = bytes.copy(attribute.nameStart..<attribute.nameStart + attribute.nameLength)
      own[String(decoding: name, as: UTF8.self)] = .some(isPlain ? String(decoding: value, as: UTF8.self) : nil)
    }
    marks.enter(
      chosen, depth: depth, startTag: tag.start..<tag.end, name: tag.nameStart..<tag.nameEnd, bytes, attributes: own)
  }

  /// Tells the marks about the end of an element; its declarations are still in scope.
  mutating func unmark(_ element: OpenElement, depth: Int, at place: Int) {
    let endTag = tag.isEmptyElement && tag.end == place ? nil : endTagStart..<place
    let (inner, outer) = (
      context(declarations: bindings.count, attributes: inheritable.count),
      context(declarations: element.outerBindings, attributes: element.outerAttributes)
    )
    marks.leave(depth: depth, endTag: endTag, bytes) { $0 == .inside ? inner : outer }
  }

  /// A start tag with what is in scope: its name means nothing.
  private func context(declarations: Int, attributes: Int) -> [UInt8] {
    var tag = Array("<context".utf8)
    for index in 0..<declarations where binding(of: bindings[index].prefix, below: declarations) == index {
      let (binding, length) = (bindings[index], bindings[index].prefix.length)
      tag += (length == 0 ? " xmlns" : " xmlns:").utf8
      tag += UnsafeBufferPointer(start: binding.prefix.start, count: length)
      tag += Array("=\"".utf8) + bytes.copy(binding.valueStart..<binding.valueStart + binding.valueLength) + "\"".utf8
    }
    var known: Set<[UInt8]> = []
    for index in (0..<attributes).reversed() {
      let attribute = inheritable[index]
      let name = bytes.copy(attribute.nameStart..<attribute.nameStart + attribute.nameLength)
      guard known.insert(name).inserted else { continue }
      // With the quotes that it has.
      tag += " ".utf8 + name + "=".utf8 + bytes.copy(attribute.valueStart - 1..<attribute.valueEnd + 1)
    }
    return tag + ">".utf8
  }
}
