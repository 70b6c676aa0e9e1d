import SignetFindings
import SignetXML

/// Which elements of a document no valid reference covers: whoever changed those broke no signature.
public struct Coverage: Sendable, Hashable {
  /// An element that nothing covers.
  public struct Gap: Sendable, Hashable {
    /// Where it stands, as XPath.
    public let xpath: String
    /// Whether everything in it is uncovered too; otherwise its own tags and text only.
    public let isWhole: Bool
  }

  /// The elements that nothing covers, outermost only where nothing in them is covered either, in document order.
  /// Signatures themselves are left out.
  public let uncovered: [Gap]
  /// How many elements the document has, and how many of them a valid reference covers.
  public let elementCount: Int
  /// How many elements a valid reference covers; those of signatures count as covered.
  public let coveredCount: Int

  /// Looks at what valid signatures cover.
  ///
  /// - Parameters:
  ///   - reports: what the verifier said about this document.
  ///   - document: its bytes.
  /// - Throws: what ``XMLTree`` throws.
  public init(
    of reports: [SignatureReport], in document: [UInt8], limits: ParsingLimits = ParsingLimits()
  ) throws(SignetError) {
    let tree = try XMLTree(parsing: document, limits: limits)
    let places = Set(reports.filter(\.isValid).flatMap(\.references).filter(\.coversWholeSubtree).compactMap(\.covers))
    var apexes: Set<XMLElement> = []
    for element in tree.elements where places.contains("/") || places.contains(element.xpath) { apexes.insert(element) }
    var survey = Survey(apexes: apexes)
    survey.visit(try tree.root, isCovered: false)
    uncovered = survey.uncovered
    elementCount = survey.count
    coveredCount = survey.coveredCount
  }

  private struct Survey {
    let apexes: Set<XMLElement>
    var uncovered: [Gap] = []
    var count = 0
    var coveredCount = 0

    mutating func visit(_ element: XMLElement, isCovered: Bool) {
      let isCovered = isCovered || apexes.contains(element) || element.isNamed("Signature", in: Namespace.xmldsig)
      count += 1
      if isCovered { coveredCount += 1 }
      let children = element.children
      if isCovered || !children.contains(where: hasCovered) {
        if !isCovered { uncovered.append(Gap(xpath: element.xpath, isWhole: true)) }
        for child in children { tally(child, isCovered: isCovered) }
      } else {
        uncovered.append(Gap(xpath: element.xpath, isWhole: false))
        for child in children { visit(child, isCovered: false) }
      }
    }

    /// Counts an element and everything in it.
    private mutating func tally(_ element: XMLElement, isCovered: Bool) {
      let descendants = element.descendants.reduce(0) { total, _ in total + 1 }
      count += descendants
      if isCovered { coveredCount += descendants }
    }

    private func hasCovered(_ element: XMLElement) -> Bool {
      element.descendants.contains { apexes.contains($0) || $0.isNamed("Signature", in: Namespace.xmldsig) }
    }
  }
}

extension ReferenceReport {
  /// Whether the transforms leave nothing out but the signature itself.
  fileprivate var coversWholeSubtree: Bool {
    isValid
      && transforms.allSatisfy {
        switch $0 {
        case .envelopedSignature, .canonicalization: true
        case .xpath: $0.leavesOutAllSignatures
        case .base64, .xpathFilter2: false
        }
      }
  }
}
