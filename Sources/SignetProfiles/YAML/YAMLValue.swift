import SignetFindings
import Yams

/// A value of a profile in YAML, and the field in which it stands.
struct YAMLValue {
  let node: Node
  /// The names and numbers of the fields around it, from the top.
  let path: [String]

  init(_ node: Node, at path: [String] = []) {
    self.node = node
    self.path = path
  }

  /// Reads a mapping; every field must be taken.
  func fields<Result>(_ read: (inout YAMLFields) throws(SignetError) -> Result) throws(SignetError) -> Result {
    guard let mapping = node.mapping else { throw error("fields with names are expected here") }
    var fields = YAMLFields(mapping, of: self)
    let result = try read(&fields)
    try fields.requireEnd()
    return result
  }

  /// Reads a list.
  func list<Element>(
    _ read: (YAMLValue) throws(SignetError) -> Element
  ) throws(SignetError) -> [Element] {
    guard let sequence = node.sequence else { throw error("a list is expected here") }
    var elements: [Element] = []
    for (number, node) in sequence.enumerated() {
      elements.append(try read(YAMLValue(node, at: path + [String(number + 1)])))
    }
    return elements
  }

  /// Reads a text.
  func text() throws(SignetError) -> String {
    guard case .scalar(let scalar) = node else { throw error("a text is expected here") }
    return scalar.string
  }

  /// Reads texts by their names.
  func texts() throws(SignetError) -> [String: String] {
    guard let mapping = node.mapping else { throw error("names with texts are expected here") }
    var texts: [String: String] = [:]
    for (key, value) in mapping {
      guard let name = key.string else { throw YAMLValue(key, at: path).error("a name is expected here") }
      texts[name] = try YAMLValue(value, at: path + [name]).text()
    }
    return texts
  }

  /// Reads a whole number.
  func number() throws(SignetError) -> Int {
    guard let number = Int(try text()) else { throw error("a whole number is expected here") }
    return number
  }

  /// Reads `true` or `false`.
  func flag() throws(SignetError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("true or false is expected here")
    }
  }

  /// Reads one of several words.
  func word<Word: CaseIterable & RawRepresentable<String>>() throws(SignetError) -> Word {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("\(text.debugDescription) is none of \(words)")
    }
    return word
  }

  /// The error for this value, with its line and field.
  func error(_ reason: String) -> SignetError {
    let line = node.mark.map { "line \($0.line)" }
    let field = path.isEmpty ? nil : path.joined(separator: "/")
    let place = [line, field].compactMap(\.self).joined(separator: ", ")
    return Self.invalid(place.isEmpty ? reason : "\(place): \(reason)")
  }

  static func invalid(_ reason: String) -> SignetError {
    SignetError(
      .profileInvalid, message: "The profile can't be understood: \(reason).",
      hint: "Start from the output of: signet profiles show xmldsig-enveloped")
  }
}

/// The fields of a mapping, each of which is taken once.
struct YAMLFields {
  private let owner: YAMLValue
  private var remaining: [(key: Node, value: Node)]

  init(_ mapping: Node.Mapping, of owner: YAMLValue) {
    self.owner = owner
    remaining = mapping.map { ($0.key, $0.value) }
  }

  /// Takes a field, or nil where it is not there or empty.
  mutating func optional(_ name: String) -> YAMLValue? {
    guard let index = remaining.firstIndex(where: { $0.key.string == name }) else { return nil }
    let value = remaining.remove(at: index).value
    return value.null == nil ? YAMLValue(value, at: owner.path + [name]) : nil
  }

  /// Takes a field that must be there.
  mutating func required(_ name: String) throws(SignetError) -> YAMLValue {
    guard let value = optional(name) else { throw owner.error("\(name) is missing") }
    return value
  }

  /// Takes the one of several fields that is there.
  mutating func one(of names: [String]) throws(SignetError) -> (name: String, value: YAMLValue) {
    var found: [(String, YAMLValue)] = []
    for name in names { if let value = optional(name) { found.append((name, value)) } }
    guard let first = found.first, found.count == 1 else {
      throw owner.error("exactly one of \(names.joined(separator: ", ")) is needed")
    }
    return first
  }

  /// Makes sure that no field is left.
  func requireEnd() throws(SignetError) {
    guard let extra = remaining.first else { return }
    throw YAMLValue(extra.key, at: owner.path).error(
      "the field \((extra.key.string ?? "?").debugDescription) is not known")
  }

  func error(_ reason: String) -> SignetError { owner.error(reason) }
}

extension YAMLFields {
  /// A text, or nil.
  mutating func text(_ name: String) throws(SignetError) -> String? { try optional(name).map(Self.text) }

  /// A list of texts, none where the field is not there.
  mutating func texts(_ name: String) throws(SignetError) -> [String] {
    try optional(name).map { value throws(SignetError) in try value.list(Self.text) } ?? []
  }

  /// Texts by their names, none where the field is not there.
  mutating func namedTexts(_ name: String) throws(SignetError) -> [String: String] {
    try optional(name).map { value throws(SignetError) in try value.texts() } ?? [:]
  }

  /// `true` or `false`, or what holds without the field.
  mutating func flag(_ name: String, default: Bool = false) throws(SignetError) -> Bool {
    try optional(name).map { value throws(SignetError) in try value.flag() } ?? `default`
  }

  /// A whole number, or what holds without the field.
  mutating func number(_ name: String, default: Int = 0) throws(SignetError) -> Int {
    try optional(name).map { value throws(SignetError) in try value.number() } ?? `default`
  }

  /// One of several words, or what holds without the field.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ name: String, default: Word
  ) throws(SignetError) -> Word {
    try optional(name).map { value throws(SignetError) in try value.word() } ?? `default`
  }

  /// A list, or what holds without the field.
  mutating func list<Element>(
    _ name: String, default: [Element] = [], _ read: (YAMLValue) throws(SignetError) -> Element
  ) throws(SignetError) -> [Element] {
    guard let value = optional(name) else { return `default` }
    return try value.list(read)
  }

  private static func text(_ value: YAMLValue) throws(SignetError) -> String { try value.text() }
}
