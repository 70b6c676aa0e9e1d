/// Counts the elements of a document while it is parsed, against its limits.
struct ElementMeter {
  private let limits: ParsingLimits
  private var elementCount = 0
  /// For each open element, how many namespace declarations are in its scope; the first stands for the document.
  private var declarationsInScope = [0]
  /// The squares of the above, of all elements.
  private var declarationSquares = 0

  init(_ limits: ParsingLimits) {
    self.limits = limits
  }

  /// Takes note of an element; what there is too much of, or nil.
  mutating func excess(depth: Int, attributes: Int, namespaces: Int) -> String? {
    elementCount += 1
    if depth > limits.depth { return "Elements are nested more than \(limits.depth) levels deep." }
    if attributes + namespaces > limits.attributesPerElement {
      return "An element has more than \(limits.attributesPerElement) attributes."
    }
    if elementCount > limits.elements { return "The document has more than \(limits.elements) elements." }
    return excess(ofDeclarations: namespaces, depth: depth)
  }

  /// libxml2's canonicalization compares, at each element, every namespace declaration in scope with every other: a small
  /// document with thousands of them would take minutes.
  private mutating func excess(ofDeclarations count: Int, depth: Int) -> String? {
    declarationsInScope.removeLast(max(declarationsInScope.count - depth, 0))
    let inScope = (declarationsInScope.last ?? 0) + count
    declarationsInScope.append(inScope)
    declarationSquares += inScope * inScope
    let most = limits.namespaceComparisons + limits.namespaceComparisonsPerElement * elementCount
    guard declarationSquares > most else { return nil }
    return "Too many namespace declarations are in scope of too many elements."
  }
}
