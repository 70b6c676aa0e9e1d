import SignetFindings

/// A path from the root of a document down to an element: `nfe:NFe/nfe:infNFe`, `*/ext:UBLExtensions`.
///
/// Each step names a child element; the first names the root. A prefix stands for a namespace that is declared with the
/// path, not in the document; a step without a prefix means an element in no namespace; `*` is any element.
public struct ElementPath: Sendable, Hashable {
  /// One step.
  struct Step: Sendable, Hashable {
    /// nil for `*`.
    let name: (localName: String, namespace: String?)?

    func matches(_ element: XMLElement) -> Bool {
      name.map { element.isNamed($0.localName, in: $0.namespace) } ?? true
    }

    static func == (left: Step, right: Step) -> Bool {
      left.name?.localName == right.name?.localName && left.name?.namespace == right.name?.namespace
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(name?.localName)
      hasher.combine(name?.namespace)
    }
  }

  /// The path as it was written.
  public let text: String
  let steps: [Step]

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - text: Steps separated by `/`.
  ///   - namespaces: The namespace name for each prefix.
  /// - Throws: `xml.path-invalid`.
  public init(_ text: String, namespaces: [String: String]) throws(SignetError) {
    self.text = text
    var steps: [Step] = []
    for step in text.split(separator: "/", omittingEmptySubsequences: false) {
      steps.append(try Self.step(step, of: text, namespaces))
    }
    self.steps = steps
  }

  /// All elements at the path, in document order.
  public func elements(in tree: XMLTree) throws(SignetError) -> [XMLElement] {
    let root = try tree.root
    guard let first = steps.first, first.matches(root) else { return [] }
    return steps.dropFirst().reduce([root]) { elements, step in
      elements.flatMap { $0.children.filter(step.matches) }
    }
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

  private static func step(
    _ step: Substring, of path: String, _ namespaces: [String: String]
  ) throws(SignetError) -> Step {
    if step == "*" { return Step(name: nil) }
    let parts = step.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.wholeMatch(of: /[\p{L}_][\p{L}\p{N}._-]*/) != nil })
    else {
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

extension XMLElement {
  /// The name with its namespace, for messages.
  var described: String { "\(localName) in \(namespace.map { "namespace \($0)" } ?? "no namespace")" }
}
