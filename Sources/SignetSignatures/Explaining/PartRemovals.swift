/// Canonical bytes less one part each: what would be left if somebody had added that part after signing.
struct PartRemovals {
  private let tokens: CanonicalTokens
  /// How many parts of each kind are tried.
  private static let limit = 1_000

  init(_ tokens: CanonicalTokens) {
    self.tokens = tokens
  }

  /// Calls `body` with each candidate until it returns false.
  func forEach(_ body: (Counterfactual, [UInt8]) -> Bool) {
    for (declarations, meaning) in namespaceRemovals {
      var bytes = tokens.bytes
      for range in declarations.reversed() { bytes.removeSubrange(range) }
      guard body(meaning, bytes) else { return }
    }
    for (range, meaning) in elementRemovals + attributeRemovals {
      guard body(meaning, tokens.removing(range)) else { return }
    }
  }

  // MARK: Elements

  /// Each element, alone and with the white space before or after it; outer ones first, the outermost not at all.
  private var elementRemovals: [(Range<Int>, Counterfactual)] {
    let blanks = tokens.tokens.filter(tokens.isBlank).map(\.range)
    let endingAt = Dictionary(blanks.map { ($0.upperBound, $0) }, uniquingKeysWith: { first, _ in first })
    let startingAt = Dictionary(blanks.map { ($0.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    let elements = tokens.elements.filter { $0.depth > 0 }.sorted { $0.depth < $1.depth }
    return elements.prefix(Self.limit).flatMap { element -> [(Range<Int>, Counterfactual)] in
      let range = element.range
      var ranges = [range]
      if let before = endingAt[range.lowerBound] { ranges.append(before.lowerBound..<range.upperBound) }
      if let after = startingAt[range.upperBound] { ranges.append(range.lowerBound..<after.upperBound) }
      let path = tokens.path(at: range.lowerBound)
      let meaning = Counterfactual(
        "element-added", "without the element \(path)",
        remedy: "It was added after signing: add it first, then sign, or put it where no reference covers it.")
      return ranges.map { ($0, meaning) }
    }
  }

  // MARK: Attributes and namespaces

  private var attributeRemovals: [(Range<Int>, Counterfactual)] {
    let starts = tokens.tokens.lazy.filter { $0.kind == .startTag }
    return starts.flatMap { tag in
      tokens.attributes(tag).filter { !isDeclaration($0) }.map { range in
        let name = name(of: range)
        return (
          range,
          Counterfactual(
            "attribute-added", "without the attribute \(name) of \(tokens.path(at: tag.range.lowerBound))",
            remedy:
              "It was added after signing, or comes from a default in a DTD or schema that the signer did not read.")
        )
      }
    }
    .prefix(Self.limit).map { $0 }
  }

  /// The namespace declarations of the outermost element: all, and each. What stands around an element lends it these.
  private var namespaceRemovals: [([Range<Int>], Counterfactual)] {
    guard let outermost = tokens.tokens.first(where: { $0.kind == .startTag }) else { return [] }
    let declarations = tokens.attributes(outermost).filter(isDeclaration)
    let used = Set(prefixesInUse)
    let unused = declarations.filter { !used.contains(prefix(declaredBy: $0)) }
    let sets =
      [unused, declarations] + declarations.map { [$0] }
      + unused.indices.map { kept in
        unused.indices.filter { $0 != kept }.map { unused[$0] }
      }
    return sets.filter { !$0.isEmpty }.map { ranges in
      let names = ranges.map(name(of:)).joined(separator: ", ")
      return (
        ranges,
        Counterfactual(
          "namespaces-inherited", "without the namespace declarations \(names) of its outermost element",
          remedy: "They were declared around the element after it was signed: sign the document in its final envelope, "
            + "or use exclusive canonicalization.")
      )
    }
  }

  private func isDeclaration(_ range: Range<Int>) -> Bool {
    let text = tokens.bytes[range].dropFirst()
    return text.starts(with: "xmlns=".utf8) || text.starts(with: "xmlns:".utf8)
  }

  private func name(of range: Range<Int>) -> String {
    String(decoding: tokens.bytes[range].dropFirst().prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
  }

  private func prefix(declaredBy range: Range<Int>) -> String {
    let name = name(of: range)
    return name == "xmlns" ? "" : String(name.dropFirst("xmlns:".count))
  }

  private var prefixesInUse: [String] {
    tokens.tokens.lazy.filter { $0.kind == .startTag }.flatMap { tag -> [String] in
      let attributes = tokens.attributes(tag).filter { !isDeclaration($0) }.map(name(of:))
      let prefixed = ([tokens.name(tag)] + attributes.filter { $0.contains(":") }).map { name in
        name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
      }
      return prefixed
    }
  }
}
