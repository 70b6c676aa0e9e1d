/// One part of Mexico's receipts in which all elements are in one namespace, and the order in which its values go into the
/// *cadena original*: SAT's style sheet, without the style sheet's language.
///
/// Each rule is the name of an element with a colon, and what is taken from it: `Name`, an attribute's value, whether it is
/// there or not; `Name?`, one that may be missing; `Name[version=1.1]`, only in that version; `>A/B`, the elements down that
/// path, each by its own rule, or `>A/B(…)` by the one in parentheses; `>>A`, those at any depth; `>*`, all children; `=A/B`
/// the text of the first element down that path, `=.` of the element itself.
struct CadenaNotation: Sendable {
  let namespace: String
  let text: String

  init(_ namespace: String, _ text: String) {
    self.namespace = namespace
    self.text = text
  }
}

/// The rules of ``CadenaNotation``s, by the names of their elements.
struct CadenaGrammar: Sendable {
  struct Name: Sendable, Hashable {
    let localName: String
    let namespace: String
  }

  /// What is taken from an element.
  enum Step: Sendable, Hashable {
    case attribute(String, isOptional: Bool, version: String?)
    case text([String], isOptional: Bool)
    case elements([String], atAnyDepth: Bool, by: [Step]?)
    case children
  }

  private(set) var rules: [Name: [Step]] = [:]

  init(_ notations: [CadenaNotation]) {
    for notation in notations {
      var words = notation.text.split(whereSeparator: \.isWhitespace)[...]
      while let name = words.popFirst() {
        rules[Name(localName: String(name.dropLast()), namespace: notation.namespace)] = Self.steps(&words)
      }
    }
  }

  /// The steps up to the next rule's name, or to the end of parentheses.
  private static func steps(_ words: inout ArraySlice<Substring>) -> [Step] {
    var steps: [Step] = []
    while let word = words.first, !word.hasSuffix(":") {
      words.removeFirst()
      guard let opening = word.firstIndex(of: "(") else {
        steps.append(step(word.hasSuffix(")") ? word.dropLast() : word))
        if word.hasSuffix(")") { return steps }
        continue
      }
      words.insert(word[word.index(after: opening)...], at: words.startIndex)
      let inner = Self.steps(&words)
      if case .elements(let path, let atAnyDepth, _) = step(word[..<opening]) {
        steps.append(.elements(path, atAnyDepth: atAnyDepth, by: inner))
      }
    }
    return steps
  }

  private static func step(_ word: Substring) -> Step {
    if word == ">*" { return .children }
    let isOptional = word.hasSuffix("?")
    let body = isOptional ? word.dropLast() : word
    if word.hasPrefix("=") { return .text(path(body.dropFirst()), isOptional: isOptional) }
    if word.hasPrefix(">") {
      return .elements(path(body.drop { $0 == ">" }), atAnyDepth: word.hasPrefix(">>"), by: nil)
    }
    let parts = body.split(separator: "[version=")
    return .attribute(
      String(parts[0]), isOptional: isOptional, version: parts.count == 2 ? String(parts[1].dropLast()) : nil)
  }

  private static func path(_ text: Substring) -> [String] {
    text == "." ? [] : text.split(separator: "/").map(String.init)
  }
}
