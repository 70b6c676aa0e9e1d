/// The elements that the requests of a scan name, found while start tags go by. Each choice is one bit.
struct ElementChoices: ~Copyable {
  /// A name or value that is compared with the document; its memory is the choices'.
  struct Text: BitwiseCopyable {
    var start: UnsafePointer<UInt8>
    var length: Int

    @inline(__always)
    func equals(_ other: UnsafePointer<UInt8>, _ otherLength: Int) -> Bool {
      ByteOrder.equal(start, length, other, otherLength)
    }
  }

  /// A name that an element may have; a step `*` has no local name.
  struct Name: BitwiseCopyable {
    var local: Text?
    var namespace: Int
  }

  enum Kind: BitwiseCopyable {
    case id, path, named
  }

  struct Choice: BitwiseCopyable {
    var kind: Kind
    var mustBeOne: Bool
    /// For an Id, its value.
    var value: Text
    /// The steps of a path, the one name, or the names of further Id attributes: indices of `names`.
    var first: Int
    var last: Int
    /// How many steps of the path lead to the element that is open.
    var matchedSteps = 0
    var found = 0
  }

  var choices = ReusedStack<Choice>(capacity: 4)
  private(set) var names = ReusedStack<Name>(capacity: 16)
  private var memory: [UnsafeMutableBufferPointer<UInt8>] = []
  /// The deepest element without attributes that may be chosen, and at least the root, with which outputs begin.
  private(set) var deepest = 1
  /// The same before a document declares the namespaces of names.
  private var deepestUndeclared = 1
  /// The namespaces of names.
  private var awaited = ReusedStack<Int>(capacity: 4)

  deinit { for block in memory { block.deallocate() } }

  /// Adds a choice and gives its bit.
  ///
  /// - Parameter mustBeOne: Whether a document must have exactly one such element.
  mutating func add(
    _ choice: ElementChoice, mustBeOne: Bool, _ namespaces: inout NamespaceNames
  ) throws(StepAside) -> UInt64 {
    guard choices.count < 64 else { throw .limit }
    let first = names.count
    var value = keep("")
    let kind: Kind
    switch choice {
    case .id(let id, let idAttributes):
      kind = .id
      value = keep(id)
      _ = keepNames(idAttributes)
    case .path(let path):
      kind = .path
      guard path.alternatives.count == 1, let only = path.alternatives.first, !only.isAnywhere, !only.steps.isEmpty,
        only.steps.allSatisfy({ $0.predicates.isEmpty && $0.name?.localName != "*" })
      else { throw .unsupported }
      deepestUndeclared = max(deepestUndeclared, only.steps.count)
      for step in only.steps { names.append(try name(step.name?.localName, step.name?.namespace, &namespaces)) }
    case .named(let localName, let namespace):
      kind = .named
      names.append(try name(localName, namespace, &namespaces))
      if namespace == nil { deepestUndeclared = Int.max } else { awaited.append(names[first].namespace) }
    }
    choices.append(Choice(kind: kind, mustBeOne: mustBeOne, value: value, first: first, last: names.count))
    return 1 << UInt64(choices.count - 1)
  }

  private mutating func name(
    _ localName: String?, _ namespace: String?, _ namespaces: inout NamespaceNames
  ) throws(StepAside) -> Name {
    var name = Name(local: localName.map { keep($0) }, namespace: NamespaceNames.none)
    if let namespace {
      let text = keep(namespace)
      name.namespace = try namespaces.add(text.start, text.length)
    }
    return name
  }

  /// Keeps names of attributes, and gives their places.
  mutating func keepNames(_ texts: Set<String>) -> Range<Int> {
    let first = names.count
    for text in texts { names.append(Name(local: keep(text), namespace: NamespaceNames.none)) }
    return first..<names.count
  }

  /// Copies a text to where it stays.
  mutating func keep(_ text: String) -> Text {
    let bytes = Array(text.utf8)
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { block.initializeElement(at: index, to: byte) }
    block.initializeElement(at: bytes.count, to: 0)
    memory.append(block)
    // A block of at least one byte has a base address.
    return Text(start: UnsafePointer(block.baseAddress.unsafelyUnwrapped), length: bytes.count)
  }

  /// Prepares for a document.
  mutating func begin() {
    deepest = deepestUndeclared
    for index in 0..<choices.count {
      choices[index].matchedSteps = 0
      choices[index].found = 0
    }
  }

  /// Takes note that a namespace is declared.
  mutating func declare(_ namespace: Int) {
    for index in 0..<awaited.count where awaited[index] == namespace { deepest = Int.max }
  }

  /// Whether what must be there exactly once was.
  func requireFound() throws(StepAside) {
    for index in 0..<choices.count where choices[index].mustBeOne {
      guard choices[index].found > 0 else { throw .notFound }
      guard choices[index].found == 1 else { throw .notUnique }
    }
  }

  /// Takes note that the element of a depth has ended.
  @inline(__always)
  mutating func leave(depth: Int) {
    for index in 0..<choices.count where choices[index].matchedSteps >= depth {
      choices[index].matchedSteps = depth - 1
    }
  }
}

// MARK: - Against a start tag

extension DocumentScanner {
  /// The choices that mean the element whose start tag was read.
  @inline(__always)
  mutating func chosen(depth: Int) -> UInt64 {
    var chosen: UInt64 = 0
    for index in 0..<choices.choices.count where isChosen(choices.choices[index], index, depth: depth) {
      chosen |= 1 << UInt64(index)
    }
    return chosen
  }

  private mutating func isChosen(
    _ choice: ElementChoices.Choice, _ index: Int, depth: Int
  ) -> Bool {
    switch choice.kind {
    case .id:
      guard attributes.count > 0 else { return false }
      let count = carriers(choice)
      choices.choices[index].found += count
      return count > 0
    case .path:
      let steps = choice.last - choice.first
      guard depth <= steps, choice.matchedSteps == depth - 1, has(choices.names[choice.first + depth - 1]) else {
        return false
      }
      choices.choices[index].matchedSteps = depth
      guard depth == steps else { return false }
    case .named:
      guard has(choices.names[choice.first]) else { return false }
    }
    choices.choices[index].found += 1
    return true
  }

  private func has(_ name: ElementChoices.Name) -> Bool {
    guard let local = name.local else { return true }
    return tag.uri == name.namespace && local.equals(bytes.start + tag.localStart, tag.nameEnd - tag.localStart)
  }

  /// How many attributes give the Id.
  private func carriers(_ choice: ElementChoices.Choice) -> Int {
    var count = 0
    for index in 0..<attributes.count where gives(choice, attributes[index]) { count += 1 }
    return count
  }

  private func gives(_ choice: ElementChoices.Choice, _ attribute: Attribute) -> Bool {
    identifies(attribute, furtherNames: choice.first..<choice.last) && hasValue(attribute, choice.value)
  }

  /// Whether an attribute gives an Id, by its usual name or one of further names.
  func identifies(_ attribute: Attribute, furtherNames: Range<Int>) -> Bool {
    let (name, length) = (bytes.start + attribute.localStart, attribute.localLength)
    let isUsual =
      length == 2 && name[0] | 0x20 == UInt8(ascii: "i") && name[1] | 0x20 == UInt8(ascii: "d")
      && !(name[0] == UInt8(ascii: "i") && name[1] == UInt8(ascii: "D"))
    return isUsual
      || furtherNames.contains { place in
        choices.names[place].local.map { $0.equals(name, length) } ?? false
      }
  }

  /// Whether the value of an attribute, normalized, is a text.
  func hasValue(_ attribute: Attribute, _ text: ElementChoices.Text) -> Bool {
    var place = attribute.valueStart
    var matched = 0
    while place < attribute.valueEnd {
      var byte = bytes.start[place]
      if byte == UInt8(ascii: "&") {
        // The reference was read before, so it is in order.
        guard let (scalar, end) = try? bytes.reference(place) else { return false }
        for byte in String(Unicode.Scalar(scalar) ?? "\0").utf8 {
          guard matched < text.length, text.start[matched] == byte else { return false }
          matched += 1
        }
        place = end
        continue
      }
      if byte == 0x0D, bytes.peek(place + 1) == 0x0A { place += 1 }
      if byte < 0x20 { byte = 0x20 }
      guard matched < text.length, text.start[matched] == byte else { return false }
      matched += 1
      place += 1
    }
    return matched == text.length
  }
}
