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
    let places = Set(reports.filter(\.isValid).flatMap(\.references).filter(\.coversWholeSubtree).compactMap(\.place))
    var survey = Survey()
    survey.find(try tree.root, at: [1], places, isCovered: places.contains([]))
    survey.visit(try tree.root)
    uncovered = survey.uncovered
    elementCount = survey.count
    coveredCount = survey.coveredCount
  }

  private struct Survey {
    /// The elements that are covered, and those that hold one.
    private var covered: Set<XMLElement> = []
    private var touched: Set<XMLElement> = []
    var uncovered: [Gap] = []
    var count = 0
    var coveredCount = 0

    /// Marks what is covered; tells whether anything in the element is.
    @discardableResult
    mutating func find(_ element: XMLElement, at place: [Int], _ places: Set<[Int]>, isCovered: Bool) -> Bool {
      let isCovered = isCovered || places.contains(place) || element.isNamed("Signature", in: Namespace.xmldsig)
      count += 1
      if isCovered {
        coveredCount += 1
        covered.insert(element)
      }
      var isTouched = isCovered
      for (number, child) in element.children.enumerated()
      where find(child, at: place + [number + 1], places, isCovered: isCovered) { isTouched = true }
      if isTouched { touched.insert(element) }
      return isTouched
    }

    /// Lists what is not.
    mutating func visit(_ element: XMLElement) {
      guard !covered.contains(element) else { return }
      uncovered.append(Gap(xpath: element.xpath, isWhole: !touched.contains(element)))
      guard touched.contains(element) else { return }
      for child in element.children { visit(child) }
    }
  }
}

extension ReferenceReport {
  /// Whether the transforms leave nothing out but the signature itself.
  fileprivate var coversWholeSubtree: Bool {
    isValid
      && transforms.allSatisfy { $0.keepsEverything || $0.leavesOutAllSignatures }
  }
}
