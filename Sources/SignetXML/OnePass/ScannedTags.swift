#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A start tag or empty-element tag that was read.
struct ScannedTag {
  /// The place of `<`.
  var start = 0
  var prefixLength = 0
  var nameEnd = 0
  /// The place behind `>`.
  var end = 0
  var isEmptyElement = false
  /// Whether white space, quotes and values are written as in canonical form, and declarations come before attributes.
  var isPlain = true
  var uri = NamespaceNames.none
  /// The first of the element's own declarations in scope.
  var firstBinding = 0
  var areDeclarationsSorted = true
  var areAttributesSorted = true

  var nameStart: Int { start + 1 }
  var nameLength: Int { nameEnd - start - 1 }
  var localStart: Int { prefixLength == 0 ? nameStart : nameStart + prefixLength + 1 }
}

extension DocumentScanner {
  // MARK: Start tags

  /// The start tag or empty-element tag at the position (productions 40 to 44).
  @inline(__always)
  mutating func startTag() throws(StepAside) {
    let (prefixLength, nameEnd) = try bytes.qualifiedName(position &+ 1)
    if bytes.peek(nameEnd) == UInt8(ascii: ">"), try entersUnseen(prefixLength, nameEnd) {
      position = nameEnd &+ 1
      return
    }
    tag = ScannedTag(start: position, prefixLength: prefixLength, nameEnd: nameEnd, firstBinding: bindings.count)
    attributes.removeLast(to: 0)
    if bytes.peek(nameEnd) == UInt8(ascii: ">") {
      tag.end = nameEnd &+ 1
    } else {
      try readAttributes()
    }
    try enter()
    position = tag.end
  }

  /// Enters an element without attributes that is nobody's choice, and of which each output writes the tags as they are.
  @inline(__always)
  private mutating func entersUnseen(_ prefixLength: Int, _ nameEnd: Int) throws(StepAside) -> Bool {
    let depth = open.count &+ 1
    guard depth > choices.deepest else { return false }
    if prefixLength > 0 || hasExclusive {
      guard try isWrittenUnseen(NamePrefix(bytes.start + (position &+ 1), length: prefixLength)) else { return false }
    }
    try count(depth: depth)
    open.append(
      OpenElement(
        nameStart: position &+ 1, nameLength: nameEnd - position - 1, outerBindings: bindings.count,
        outerAttributes: inheritable.count, isUnseen: true))
    return true
  }

  /// Whether a prefix needs no declaration in any output.
  @inline(__always)
  private func isWrittenUnseen(_ prefix: NamePrefix) throws(StepAside) -> Bool {
    let uri = try namespace(of: prefix)
    guard hasExclusive else { return true }
    for number in outputs.indices where outputs[number].isOpen && outputs[number].method.isExclusive {
      guard outputs[number].writesUnseen(prefix, uri) else { return false }
    }
    return true
  }

  private mutating func readAttributes() throws(StepAside) {
    var place = tag.nameEnd
    while true {
      let start = bytes.skipBlanks(place)
      let byte = bytes.peek(start)
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
        if start != place { tag.isPlain = false }
        tag.isEmptyElement = byte == UInt8(ascii: "/")
        tag.end = tag.isEmptyElement ? start + 2 : start + 1
        guard bytes.peek(tag.end - 1) == UInt8(ascii: ">") else { throw .notWellFormed }
        return
      }
      guard start > place else { throw .notWellFormed }
      if start != place + 1 || bytes.start[place] != 0x20 { tag.isPlain = false }
      place = try readAttribute(start)
    }
  }

  /// An attribute or a declaration; gives the place behind it.
  @inline(__always)
  private mutating func readAttribute(_ start: Int) throws(StepAside) -> Int {
    let (prefixLength, nameEnd) = try bytes.qualifiedName(start)
    var place = nameEnd
    if bytes.peek(place) != UInt8(ascii: "=") {
      tag.isPlain = false
      place = bytes.skipBlanks(place)
      guard bytes.peek(place) == UInt8(ascii: "=") else { throw .notWellFormed }
    }
    place += 1
    if bytes.peek(place) != UInt8(ascii: "\"") {
      tag.isPlain = false
      place = bytes.skipBlanks(place)
    }
    let quote = bytes.peek(place)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .notWellFormed }
    var attribute = Attribute(
      nameStart: start, prefixLength: prefixLength, nameLength: nameEnd - start, valueStart: place + 1,
      valueEnd: place + 1, isPlain: true)
    attribute.valueEnd = try bytes.endOfValue(place + 1, quote, &attribute.isPlain)
    if !attribute.isPlain { tag.isPlain = false }
    let first = prefixLength == 0 ? attribute.nameLength : prefixLength
    if first == 5, memcmp(bytes.start + start, "xmlns", 5) == 0 {
      try declare(attribute)
    } else {
      let most = min(limits.attributesPerElement, Self.mostAttributes)
      guard attributes.count + bindings.count - tag.firstBinding < most else { throw .limit }
      attributes.append(attribute)
    }
    return attribute.valueEnd + 1
  }

  /// More are sorted too slowly.
  static var mostAttributes: Int { 128 }

  // MARK: Inside and behind

  private mutating func enter() throws(StepAside) {
    let depth = open.count &+ 1
    try count(depth: depth)
    let outerAttributes = inheritable.count
    try resolveNames()
    let chosen = choices.choices.count == 0 ? 0 : chosen(depth: depth)
    for number in outputs.indices {
      try enter(number, depth: depth, chosen: chosen, outerAttributes: outerAttributes)
    }
    if chosen & marks.choices != 0 { mark(chosen, depth: depth) }
    if let idNames, attributes.count > 0 { collectIdentifiers(idNames) }
    let element = OpenElement(
      nameStart: tag.nameStart, nameLength: tag.nameLength, outerBindings: tag.firstBinding,
      outerAttributes: outerAttributes, isUnseen: false)
    if tag.isEmptyElement {
      leave(element, depth: depth, at: tag.end)
    } else {
      open.append(element)
    }
  }

  /// Counts an element against the limits, as the tree parser does.
  @inline(__always)
  private mutating func count(depth: Int) throws(StepAside) {
    elementCount += 1
    declarationSquares += bindings.count * bindings.count
    guard depth <= limits.depth, elementCount <= limits.elements,
      declarationSquares <= limits.namespaceComparisons + limits.namespaceComparisonsPerElement * elementCount
    else { throw .limit }
  }

  /// The end tag at the position (production 42).
  @inline(__always)
  mutating func endTag() throws(StepAside) {
    let depth = open.count
    let element = open[depth - 1]
    let nameEnd = position &+ 2 + element.nameLength
    guard nameEnd < bytes.end, bytes.isSame(position &+ 2, element.nameStart, element.nameLength) else {
      throw .notWellFormed
    }
    var tagEnd = nameEnd
    if bytes.start[nameEnd] != UInt8(ascii: ">") {
      tagEnd = bytes.skipBlanks(nameEnd)
      guard tagEnd > nameEnd, bytes.peek(tagEnd) == UInt8(ascii: ">") else { throw .notWellFormed }
      for number in outputs.indices where outputs[number].isOpen {
        outputs[number].replace(from: nameEnd, to: tagEnd)
      }
    }
    open.removeLast(to: depth - 1)
    endTagStart = position
    position = tagEnd + 1
    if !element.isUnseen { leave(element, depth: depth, at: position) }
  }

  /// Ends an element whose end tag stands before a place.
  @inline(never)
  private mutating func leave(_ element: OpenElement, depth: Int, at place: Int) {
    for number in outputs.indices { outputs[number].leave(depth: depth, at: place) }
    if marks.hasOpen { unmark(element, depth: depth, at: place) }
    if choices.choices.count > 0 { choices.leave(depth: depth) }
    if bindings.count > element.outerBindings { undeclare(to: element.outerBindings) }
    if inheritable.count > element.outerAttributes { inheritable.removeLast(to: element.outerAttributes) }
  }
}

extension CanonicalOutput {
  /// Ends the element of a depth.
  @inline(__always)
  mutating func leave(depth: Int, at place: Int) {
    if isOpen {
      if depth == apexDepth { close(at: place) }
      if rendered.count > 0 { forgetRendered(depth: depth) }
    } else if depth == omittedDepth {
      omittedDepth = 0
      if apexDepth > 0 { open(at: place) }
    }
  }

  private mutating func forgetRendered(depth: Int) {
    var count = rendered.count
    while count > 0, rendered[count - 1].depth >= depth { count -= 1 }
    rendered.removeLast(to: count)
  }
}
