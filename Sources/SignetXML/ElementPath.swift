import SignetFindings

/// A path from the root of a document down to an element: `nfe:NFe/nfe:infNFe`, `*/ext:UBLExtensions`.
///
/// Each step names a child element; the first names the root. A prefix stands for a namespace that is declared with the
/// path, not in the document; a step without a prefix means an element in no namespace; `*` is any element, `nfe:*` any
/// in that namespace. `//` before the first step means anywhere in the document. What stands in brackets after a step
/// says which of several elements is meant: `[2]`, the second one in its parent, `[ext:ExtensionURI='urn:x']`, the one
/// with that child, or `[@versao='1.00']`, the one with that attribute (see ``ElementPredicate``). Several paths with
/// ` | ` between them are one that leads to the elements of each.
public struct ElementPath: Sendable, Hashable {
  /// One step.
  struct Step: Sendable, Hashable {
    /// nil for `*`.
    let name: (localName: String, namespace: String?)?
    var predicates: [ElementPredicate] = []

    func matches(_ element: XMLElement) -> Bool {
      guard let name else { return true }
      guard name.localName != "*" else { return element.namespace == name.namespace }
      return element.isNamed(name.localName, in: name.namespace)
    }

    /// Those of the elements, all in one parent, that the step means.
    func select(_ elements: [XMLElement]) -> [XMLElement] {
      predicates.reduce(elements.filter(matches)) { elements, predicate in predicate.select(elements) }
    }

    static func == (left: Step, right: Step) -> Bool {
      left.name?.localName == right.name?.localName && left.name?.namespace == right.name?.namespace
        && left.predicates == right.predicates
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(name?.localName)
      hasher.combine(name?.namespace)
      hasher.combine(predicates)
    }
  }

  /// One of the paths that a path is made of.
  struct Alternative: Sendable, Hashable {
    let steps: [Step]
    /// Whether the first step may be anywhere, not only at the root.
    let isAnywhere: Bool
  }

  /// The path as it was written.
  public let text: String
  let alternatives: [Alternative]

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - text: Steps separated by `/`.
  ///   - namespaces: The namespace name for each prefix.
  /// - Throws: `xml.path-invalid`.
  public init(_ text: String, namespaces: [String: String]) throws(SignetError) {
    self.text = text
    alternatives = try Self.split(text[...], at: "|").map { part throws(SignetError) in
      let part = part.drop { $0 == " " }
      let trimmed = part.prefix(part.count - part.reversed().prefix { $0 == " " }.count)
      let isAnywhere = trimmed.hasPrefix("//")
      var steps: [Step] = []
      for step in Self.split(isAnywhere ? trimmed.dropFirst(2) : trimmed, at: "/") {
        steps.append(try Self.step(step, of: text, namespaces))
      }
      return Alternative(steps: steps, isAnywhere: isAnywhere)
    }
  }

  /// All elements at the path, in document order.
  public func elements(in tree: XMLTree) throws(SignetError) -> [XMLElement] {
    let root = try tree.root
    guard alternatives.count > 1 else { return alternatives.first?.elements(below: root) ?? [] }
    let found = Set(alternatives.flatMap { $0.elements(below: root) })
    guard found.count > 1 else { return Array(found) }
    return root.descendants.filter(found.contains)
  }

  /// The one element at the path.
  ///
  /// - Throws: `xml.element-not-found`, `xml.element-ambiguous`.
  public func element(in tree: XMLTree) throws(SignetError) -> XMLElement {
    let elements = try elements(in: tree)
    guard let element = elements.first else {
      throw SignetError(
        .xmlElementNotFound, message: "The document has no element \(text) (its root is \(try tree.root.described)).",
        hint: "Check that this is the kind of document the profile is for, and that its namespace is right.")
    }
    guard elements.count == 1 else {
      throw SignetError(
        .xmlElementAmbiguous, about: .element(xpath: element.xpath),
        message: "The document has \(elements.count) elements \(text) where there must be one.",
        hint: "Sign each document apart before they are put together.")
    }
    return element
  }

  /// What stands between separators; those in brackets do not count.
  private static func split(_ text: Substring, at separator: Character) -> [Substring] {
    var steps: [Substring] = []
    var start = text.startIndex
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "[": depth += 1
      case "]": depth -= 1
      case separator where depth == 0:
        steps.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return steps + [text[start...]]
  }

  private static func step(
    _ text: Substring, of path: String, _ namespaces: [String: String]
  ) throws(SignetError) -> Step {
    let bracket = text.firstIndex(of: "[") ?? text.endIndex
    var step = try name(text[..<bracket], of: path, namespaces)
    var rest = text[bracket...]
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /\[([^\[\]]*)\]/) else {
        throw invalid(path, "\(rest.debugDescription) is no condition in brackets")
      }
      step.predicates.append(try predicate(match.output.1, of: path, namespaces))
      rest = rest[match.range.upperBound...]
    }
    return step
  }

  private static func predicate(
    _ text: Substring, of path: String, _ namespaces: [String: String]
  ) throws(SignetError) -> ElementPredicate {
    if let position = Int(text), position > 0 { return .position(position) }
    guard let match = text.wholeMatch(of: /(@?)([^=@]+)=(?:'([^']*)'|"([^"]*)")/),
      let name = try name(match.output.2, of: path, namespaces).name
    else {
      throw invalid(
        path,
        "\(text.debugDescription) is neither a position nor the name of a child or an attribute, '=' and its text in "
          + "quotes")
    }
    let value = String(match.output.3 ?? match.output.4 ?? "")
    if match.output.1.isEmpty { return .child(name.localName, namespace: name.namespace, text: value) }
    guard name.namespace == nil else { throw invalid(path, "attributes with a prefix are not looked at") }
    return .attribute(name.localName, value: value)
  }

  private static func name(
    _ step: Substring, of path: String, _ namespaces: [String: String]
  ) throws(SignetError) -> Step {
    if step == "*" { return Step(name: nil) }
    let parts = step.split(separator: ":", omittingEmptySubsequences: false)
    let isName: (Substring) -> Bool = { $0.wholeMatch(of: /[\p{L}_][\p{L}\p{N}._-]*/) != nil }
    guard (1...2).contains(parts.count), isName(parts[0]), isName(parts[parts.count - 1]) || parts.last == "*" else {
      throw invalid(path, "\(step.debugDescription) is not a name")
    }
    guard parts.count == 2 else { return Step(name: (String(parts[0]), nil)) }
    guard let namespace = namespaces[String(parts[0])] else {
      throw invalid(path, "the prefix \(parts[0].debugDescription) is not declared")
    }
    return Step(name: (String(parts[1]), namespace))
  }

  private static func invalid(_ path: String, _ reason: String) -> SignetError {
    SignetError(
      .xmlPathInvalid, message: "The path \(path.debugDescription) can't be understood: \(reason).",
      hint: "Write element names from the root, separated by '/', with prefixes that are declared beside the path.")
  }
}

extension ElementPath.Alternative {
  /// All elements at the path, in document order.
  func elements(below root: XMLElement) -> [XMLElement] {
    guard let first = steps.first else { return [] }
    var start = first.select([root])
    if isAnywhere {
      // A position is one among all those in one parent; without one, every element can be looked at alone.
      start =
        first.predicates.allSatisfy(\.isAboutOne)
        ? first.select(root.descendants.filter(first.matches))
        : start + root.descendants.flatMap { first.select($0.children) }
    }
    return steps.dropFirst().reduce(start) { elements, step in elements.flatMap { step.select($0.children) } }
  }
}

extension XMLElement {
  /// The name with its namespace, for messages.
  var described: String { "\(localName) in \(namespace.map { "namespace \($0)" } ?? "no namespace")" }
}
