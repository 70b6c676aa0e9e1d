import Yams

/// Fields that are written in order; those without a value, or with the value that holds without them, are left out.
struct YAMLMapping {
  private var pairs: [(Node, Node)] = []

  /// The mapping.
  var node: Node { Node(pairs) }

  /// Adds a value.
  mutating func add(_ name: String, _ value: Node?) {
    if let value { pairs.append((.text(name), value)) }
  }

  /// Adds a text.
  mutating func add(_ name: String, _ text: String?) { add(name, text.map(Node.text)) }

  /// Adds a list, unless it is empty.
  mutating func add(_ name: String, _ list: [Node]) {
    if !list.isEmpty { add(name, Node(list)) }
  }

  /// Adds texts by their names, unless there are none.
  mutating func add(_ name: String, _ texts: [String: String]) {
    guard !texts.isEmpty else { return }
    add(name, Node(texts.sorted { $0.key < $1.key }.map { (.text($0.key), .text($0.value)) }))
  }

  /// Adds `true` or `false`.
  mutating func add(_ name: String, _ flag: Bool, unless standard: Bool = false) {
    if flag != standard { add(name, Node(flag ? "true" : "false")) }
  }

  /// Adds a number.
  mutating func add(_ name: String, _ number: Int, unless standard: Int? = nil) {
    if number != standard { add(name, Node(String(number))) }
  }

  /// Adds a word.
  mutating func add<Word: RawRepresentable<String> & Equatable>(
    _ name: String, _ word: Word, unless standard: Word? = nil
  ) {
    if word != standard { add(name, word.rawValue) }
  }

  /// One field alone.
  static func only(_ name: String, _ value: Node) -> Node { Node([(.text(name), value)]) }
}

extension Node {
  /// A text, in quotes where it would be taken for something else.
  static func text(_ text: String) -> Node {
    let plain = Node(text)
    return plain.tag == Tag(.str) ? plain : Node(text, Tag(.str), .singleQuoted)
  }

  /// A mapping without fields.
  static var empty: Node { Node([(Node, Node)]()) }
}
