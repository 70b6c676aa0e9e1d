import CLibXML2
import SignetFindings

/// An XPath 1.0 expression of a transform, with the namespaces that its prefixes stand for.
public struct XPathFilter: Sendable, Hashable {
  /// The expression.
  public let expression: String
  /// The namespace name for each prefix; the prefixes in scope where the expression stands.
  public let namespaces: [String: String]

  /// Describes a filter.
  public init(_ expression: String, namespaces: [String: String] = [:]) {
    self.expression = expression
    self.namespaces = namespaces
  }

  /// What evaluating expressions may cost.
  public struct Budget: Sendable, Hashable {
    /// The most nodes that are looked at one by one.
    public var nodes = 30_000
    /// How many pairs of nodes one evaluation may compare. libxml2 does not count those: it counts steps, and each step may
    /// look for its node among all that were found.
    public var comparisons = 2_000_000_000
    /// How many steps of libxml2's XPath machine one evaluation may take in a document of so many nodes.
    func operations(nodes: Int) -> Int { max(4 * nodes, comparisons / max(nodes, 1)) }

    /// The longest expression, in characters.
    public var expressionLength = 10_000

    /// The budget that fits documents from outside.
    public init() {}
  }
}

extension NodeSet {
  /// The nodes for which an expression is true (XML Signature 1.1, section 6.6.3).
  ///
  /// - Parameters:
  ///   - filter: The expression; it is evaluated with each node as the context, alone in its set.
  ///   - here: The element in which the expression stands, for its function `here()`.
  ///   - budget: What it may cost.
  ///   - meter: The time that is left for it.
  /// - Throws: `xml.path-invalid`, `xml.limit-exceeded`.
  public func filtered(
    by filter: XPathFilter, here: XMLElement?, budget: XPathFilter.Budget, meter: ProcessorMeter
  ) throws(SignetError) -> NodeSet {
    let evaluation = try XPathEvaluation(filter, in: tree, here: here, budget: budget, meter: meter)
    var result = NodeSet(tree: tree)
    var failure: SignetError?
    _ = NodeWalk(of: tree).visit { node in
      guard contains(node) else { return .enter }
      do throws(SignetError) {
        if try evaluation.isTrue(at: node) { result.insert(node) }
        return .enter
      } catch {
        failure = error
        return .stop
      }
    }
    if let failure { throw failure }
    return result
  }

  /// One step of an XPath Filter 2.0 transform.
  public struct FilterStep: Sendable, Hashable {
    /// What is done with the subtrees that the expression selects.
    public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
      /// Only what lies in them stays.
      case intersect
      /// What lies in them goes.
      case subtract
      /// What lies in them comes back.
      case union
    }

    /// What is done.
    public let operation: Operation
    /// Selects the roots of the subtrees.
    public let filter: XPathFilter

    /// Describes a step.
    public init(_ operation: Operation, _ filter: XPathFilter) {
      self.operation = operation
      self.filter = filter
    }
  }

  /// The nodes that are left by the steps of an XPath Filter 2.0 transform (W3C, 2002, section 3.4).
  ///
  /// - Parameter steps: Each with the element in which its expression stands.
  /// - Throws: `xml.path-invalid`, `xml.limit-exceeded`.
  public func filtered(
    by steps: [(step: FilterStep, here: XMLElement?)], budget: XPathFilter.Budget, meter: ProcessorMeter
  ) throws(SignetError) -> NodeSet {
    let selections = try steps.map { step, here throws(SignetError) in
      let evaluation = try XPathEvaluation(step.filter, in: tree, here: here, budget: budget, meter: meter)
      return (operation: step.operation, roots: try evaluation.selection())
    }
    var result = NodeSet(tree: tree)
    // For each step, the element whose subtree is selected and in which the visit is.
    _ = NodeWalk(of: tree).visit { node in
      guard contains(node) else { return .enter }
      let isLeft = selections.reduce(true) { isLeft, selection in
        let isSelected = selection.roots.covers(node)
        return switch selection.operation {
        case .intersect: isLeft && isSelected
        case .subtract: isLeft && !isSelected
        case .union: isLeft || isSelected
        }
      }
      if isLeft { result.insert(node) }
      return .enter
    }
    return result
  }
}
