/// One pass over the bytes of a document in UTF-8: holds them against XML 1.0 (fifth edition) and Namespaces in XML 1.0 as
/// libxml2 does, and writes canonical forms on the way.
///
/// Its memory is kept from one document to the next. The pointer to a document is valid during ``scan(_:into:)`` only.
struct DocumentScanner: ~Copyable {
  /// An element whose end tag is still to come.
  struct OpenElement: BitwiseCopyable {
    var nameStart: Int
    var nameLength: Int
    /// How many declarations are in the scope of what is around it.
    var outerBindings: Int
    /// How many attributes of the `xml` namespace the elements around it have.
    var outerAttributes: Int
    /// Whether nothing has to be done where it ends.
    var isUnseen: Bool
  }

  /// A namespace declaration in scope.
  struct Binding: BitwiseCopyable {
    var prefix: NamePrefix
    var uri: Int
    var valueStart: Int
    var valueLength: Int
  }

  /// An attribute of a start tag, without declarations.
  struct Attribute: BitwiseCopyable {
    var nameStart: Int
    /// The length of the prefix without its colon; 0 where there is none.
    var prefixLength: Int
    /// The length of the whole name.
    var nameLength: Int
    var valueStart: Int
    var valueEnd: Int
    /// Whether the value is written in its canonical form.
    var isPlain: Bool
    var uri = NamespaceNames.none

    var localStart: Int { prefixLength == 0 ? nameStart : nameStart + prefixLength + 1 }
    var localLength: Int { prefixLength == 0 ? nameLength : nameLength - prefixLength - 1 }
  }

  let limits: ParsingLimits
  let classes = ByteClasses()
  var names = NamespaceNames()
  var choices: ElementChoices
  let outputs: UnsafeMutableBufferPointer<CanonicalOutput>
  /// Whether one of the outputs is Canonical XML 1.1.
  private(set) var joinsBases = false
  /// Whether one of the outputs is exclusive.
  private(set) var hasExclusive = false

  var bytes: DocumentBytes
  var position = 0
  var open = ReusedStack<OpenElement>(capacity: 64)
  var bindings = ReusedStack<Binding>(capacity: 64)
  var defaultNamespace = NamespaceNames.none
  /// The start tag that is being read, and its attributes.
  var tag = ScannedTag()
  var attributes = ReusedStack<Attribute>(capacity: 64)
  /// The attributes of the `xml` namespace of all open elements.
  var inheritable = ReusedStack<Attribute>(capacity: 16)
  /// Attributes and declarations in the order in which they are written: indices.
  var order = ReusedStack<Int>(capacity: 64)
  var pending = ReusedStack<Int>(capacity: 64)
  var marks = ElementMarks()
  /// Where the further names of attributes that give Ids are among the names of the choices; nil where Ids are not collected.
  private(set) var idNames: Range<Int>?
  var identifiers = ReusedStack<Attribute>(capacity: 16)
  /// Where the end tag began that was read last.
  var endTagStart = 0
  var elementCount = 0
  var declarationSquares = 0

  init(
    _ requests: [OnePassRequest], marks: [ElementMark] = [], idAttributes: Set<String>? = nil, limits: ParsingLimits
  ) throws(StepAside) {
    self.limits = limits
    bytes = classes.nothing
    choices = ElementChoices()
    outputs = .allocate(capacity: requests.count)
    for (number, request) in requests.enumerated() {
      outputs.initializeElement(at: number, to: CanonicalOutput(request, apex: 0, omitted: 0))
    }
    for (number, request) in requests.enumerated() { try prepare(number, request) }
    for mark in marks { self.marks.add(mark, choice: try choices.add(mark.choice, mustBeOne: false, &names)) }
    if let idAttributes { idNames = choices.keepNames(idAttributes) }
    names.keep()
  }

  deinit {
    outputs.deinitialize().deallocate()
  }

  private mutating func prepare(_ number: Int, _ request: OnePassRequest) throws(StepAside) {
    if case .element(let choice) = request.apex {
      outputs[number].apex = try choices.add(choice, mustBeOne: true, &names)
    }
    for choice in request.omitting { outputs[number].omitted |= try choices.add(choice, mustBeOne: false, &names) }
    switch request.canonicalization.method {
    case .c14n10, .c14n10WithComments: break
    case .c14n11, .c14n11WithComments: joinsBases = true
    case .exclusive, .exclusiveWithComments:
      hasExclusive = true
      for prefix in request.canonicalization.inclusivePrefixes where prefix != "xml" {
        let text = choices.keep(prefix == "#default" ? "" : prefix)
        outputs[number].listed.append(NamePrefix(text.start, length: text.length))
      }
    }
  }

  /// Reads a document and writes the canonical form for each request into the sink of the same number.
  ///
  /// What was written before an error means nothing.
  mutating func scan(_ document: UnsafeBufferPointer<UInt8>, into sinks: [CanonicalSink]) throws(StepAside) {
    guard let start = document.baseAddress, !document.isEmpty else { throw .notWellFormed }
    guard document.count <= min(limits.bytes, Int(Int32.max)) else { throw .limit }
    guard !limits.allowsDTD, sinks.count == outputs.count else { throw .unsupported }
    bytes = classes.document(start, count: document.count)
    (position, elementCount, declarationSquares, defaultNamespace) = (0, 0, 0, NamespaceNames.none)
    open.removeLast(to: 0)
    bindings.removeLast(to: 0)
    attributes.removeLast(to: 0)
    inheritable.removeLast(to: 0)
    identifiers.removeLast(to: 0)
    marks.begin()
    names.trim()
    choices.begin()
    for number in outputs.indices { outputs[number].begin(start, into: sinks[number]) }
    defer {
      for number in outputs.indices { outputs[number].finish() }
      bytes = classes.nothing
    }
    try prolog()
    try startTag()
    if open.count > 0 { try content() }
    try miscellany(isBeforeRoot: false)
    guard position == bytes.end else { throw .notWellFormed }
    try choices.requireFound()
  }
}

// MARK: - Around the root

extension DocumentScanner {
  private mutating func prolog() throws(StepAside) {
    if bytes.peek(0) == 0xEF, bytes.peek(1) == 0xBB, bytes.peek(2) == 0xBF { position = 3 }
    // UTF-16 and UTF-32 begin with a mark, or have a zero byte beside the first character.
    if bytes.peek(0) >= 0xFE || bytes.peek(0) == 0 || (bytes.end > 1 && bytes.start[1] == 0) { throw .encoding }
    if bytes.starts(with: "<?xml", at: position) {
      // `<?xml-stylesheet` is no declaration, but whoever looks for an encoding may take it for one.
      guard bytes.has(ByteClasses.blank, bytes.peek(position + 5)) else { throw .encoding }
      try declaration()
    }
    try miscellany(isBeforeRoot: true)
    guard bytes.peek(position) == UInt8(ascii: "<") else { throw .notWellFormed }
    guard bytes.peek(position + 1) != UInt8(ascii: "!") else { throw .documentType }
  }

  /// The XML declaration (productions 23 to 26, 32, 80 and 81).
  private mutating func declaration() throws(StepAside) {
    position += 5
    guard let version = try pseudoAttribute("version") else { throw .notWellFormed }
    guard version.count == 3, bytes.starts(with: "1.0", at: version.lowerBound) else { throw .version }
    if let encoding = try pseudoAttribute("encoding") {
      let name = encoding.map { bytes.start[$0] | 0x20 }
      // '-' already has the bit that makes capitals small.
      guard name == Array("utf-8".utf8) || name == Array("utf8".utf8) else { throw .encoding }
    }
    if let standalone = try pseudoAttribute("standalone") {
      let isYes = standalone.count == 3 && bytes.starts(with: "yes", at: standalone.lowerBound)
      guard isYes || (standalone.count == 2 && bytes.starts(with: "no", at: standalone.lowerBound)) else {
        throw .notWellFormed
      }
    }
    position = bytes.skipBlanks(position)
    guard bytes.starts(with: "?>", at: position) else { throw .notWellFormed }
    position += 2
  }

  /// The value of a part of the declaration, or nil where another one or the end comes.
  private mutating func pseudoAttribute(_ name: StaticString) throws(StepAside) -> Range<Int>? {
    var place = bytes.skipBlanks(position)
    guard bytes.starts(with: name, at: place) else { return nil }
    guard place > position else { throw .notWellFormed }
    place = bytes.skipBlanks(place + name.utf8CodeUnitCount)
    guard bytes.peek(place) == UInt8(ascii: "=") else { throw .notWellFormed }
    place = bytes.skipBlanks(place + 1)
    let quote = bytes.peek(place)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .notWellFormed }
    let start = place + 1
    place = start
    while place < bytes.end, bytes.start[place] != quote, bytes.start[place] > 0x20, bytes.start[place] < 0x7F {
      place &+= 1
    }
    guard bytes.peek(place) == quote else { throw .notWellFormed }
    position = place + 1
    return start..<place
  }

  /// White space, comments and processing instructions outside of the root.
  private mutating func miscellany(isBeforeRoot: Bool) throws(StepAside) {
    while true {
      position = bytes.skipBlanks(position)
      if bytes.starts(with: "<!--", at: position) {
        let start = position
        position = try endOfComment()
        for number in outputs.indices where outputs[number].isOfDocument && outputs[number].keepsComments {
          writeOutside(isBeforeRoot, number) { scanner in scanner.writeLines(start, scanner.position, number) }
        }
      } else if bytes.starts(with: "<?", at: position) {
        let instruction = try processingInstruction()
        for number in outputs.indices where outputs[number].isOfDocument {
          writeOutside(isBeforeRoot, number) { scanner in scanner.write(instruction, number) }
        }
        position = instruction.end
      } else {
        return
      }
    }
  }

  /// Each stands on a line of its own (Canonical XML 1.0, section 2.3).
  private mutating func writeOutside(
    _ isBeforeRoot: Bool, _ number: Int, _ write: (inout DocumentScanner) -> Void
  ) {
    if !isBeforeRoot { outputs[number].write("\n") }
    write(&self)
    if isBeforeRoot { outputs[number].write("\n") }
  }
}
