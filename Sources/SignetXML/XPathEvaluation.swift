import CLibXML2
import SignetFindings

/// One compiled expression of a transform, ready to be evaluated in a document.
final class XPathEvaluation {
  private let filter: XPathFilter
  private let tree: XMLTree
  private let context: xmlXPathContextPtr
  private let expression: xmlXPathCompExprPtr
  private let meter: ProcessorMeter

  /// Compiles an expression.
  ///
  /// - Throws: `xml.path-invalid`, `xml.limit-exceeded`.
  init(
    _ filter: XPathFilter, in tree: XMLTree, here: XMLElement?, budget: XPathFilter.Budget, meter: ProcessorMeter
  ) throws(SignetError) {
    guard filter.expression.utf8.count <= budget.expressionLength else {
      throw SignetError(
        .xmlLimitExceeded, message: "An XPath expression has more than \(budget.expressionLength) characters.",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    guard let context = xmlXPathNewContext(tree.document) else {
      throw SignetError(
        .internalInconsistency, message: "An XPath context could not be created.", hint: "Is memory exhausted?")
    }
    let nodes = NodeWalk.count(tree, limit: budget.nodes)
    guard nodes <= budget.nodes else {
      xmlXPathFreeContext(context)
      throw NodeSet.tooLarge(budget.nodes)
    }
    context.pointee.opLimit = UInt(budget.operations(nodes: nodes))
    for (prefix, namespace) in filter.namespaces where !prefix.isEmpty && prefix != "xml" {
      xmlXPathRegisterNs(context, prefix, namespace)
    }
    if let here, here.tree === tree {
      context.pointee.here = here.node
      xmlXPathRegisterFunc(context, "here", pushHere)
    }
    let (expression, report) = LibXML2.reporting { xmlXPathCtxtCompile(context, filter.expression) }
    guard let expression else {
      xmlXPathFreeContext(context)
      throw Self.invalid(filter, report ?? "it is not an XPath 1.0 expression")
    }
    self.filter = filter
    self.tree = tree
    self.context = context
    self.meter = meter
    self.expression = expression
  }

  deinit {
    xmlXPathFreeCompExpr(expression)
    xmlXPathFreeContext(context)
  }

  /// Whether the expression is true with a node as its context, alone in its set.
  func isTrue(at node: NodeWalk.Node) throws(SignetError) -> Bool {
    try meter.check()
    let (verdict, report) = LibXML2.reporting {
      node.withPointer { pointer -> Int32 in
        context.pointee.node = pointer
        context.pointee.opCount = 0
        context.pointee.contextSize = 1
        context.pointee.proximityPosition = 1
        guard let result = xmlXPathCompiledEval(expression, context) else { return -1 }
        defer { xmlXPathFreeObject(result) }
        return xmlXPathCastToBoolean(result)
      }
    }
    guard verdict >= 0 else { throw failure(report) }
    return verdict == 1
  }

  /// The nodes that the expression selects from the document node.
  func selection() throws(SignetError) -> SubtreeRoots {
    let (result, report) = LibXML2.reporting { () -> SubtreeRoots?? in
      context.pointee.node = UnsafeMutableRawPointer(tree.document).assumingMemoryBound(to: xmlNode.self)
      context.pointee.contextSize = 1
      context.pointee.proximityPosition = 1
      guard let result = xmlXPathCompiledEval(expression, context) else { return nil }
      defer { xmlXPathFreeObject(result) }
      return result.pointee.type == XPATH_NODESET ? SubtreeRoots(result.pointee.nodesetval) : .some(nil)
    }
    guard let result else { throw failure(report) }
    guard let result else { throw Self.invalid(filter, "it does not select nodes") }
    return result
  }

  private func failure(_ report: String?) -> SignetError {
    guard context.pointee.opCount >= context.pointee.opLimit else {
      return Self.invalid(filter, report ?? "it can't be evaluated")
    }
    return Self.tooExpensive
  }

  private static var tooExpensive: SignetError {
    SignetError(
      .xmlLimitExceeded, message: "Evaluating an XPath expression takes too many steps.",
      hint: "Raise the limit if the document comes from a source you trust.")
  }

  private static func invalid(_ filter: XPathFilter, _ reason: String) -> SignetError {
    SignetError(
      .xmlPathInvalid, message: "The XPath expression \(filter.expression.debugDescription) can't be used: \(reason).",
      hint: "Declare every prefix in it; transforms have no variables, and no functions besides XPath's own and here()."
    )
  }
}

/// The nodes at which selected subtrees begin.
struct SubtreeRoots {
  private var nodes: Set<UnsafeMutableRawPointer> = []
  private var namespaces: Set<NodeSet.NamespaceNode> = []
  private var hasDocument = false

  init(_ selected: xmlNodeSetPtr?) {
    guard let selected else { return }
    for index in 0..<Int(selected.pointee.nodeNr) {
      guard let node = selected.pointee.nodeTab[index] else { continue }
      switch node.pointee.type {
      case XML_DOCUMENT_NODE: hasDocument = true
      case XML_NAMESPACE_DECL:
        let namespace = UnsafeMutableRawPointer(node).assumingMemoryBound(to: xmlNs.self)
        // In a node-set, `next` is the element.
        guard let element = namespace.pointee.next else { continue }
        let owner = UnsafeMutableRawPointer(element).assumingMemoryBound(to: xmlNode.self)
        namespaces.insert(NodeSet.NamespaceNode(namespace, of: owner))
      default: nodes.insert(UnsafeMutableRawPointer(node))
      }
    }
  }

  /// Whether a node is one of the roots or lies below one.
  func covers(_ node: NodeWalk.Node) -> Bool {
    if hasDocument { return true }
    if let namespace = node.namespace, namespaces.contains(namespace) { return true }
    if node.namespace == nil, nodes.contains(node.address) { return true }
    guard !nodes.isEmpty else { return false }
    var ancestor = node.surroundingElement
    while let current = ancestor, current.pointee.type == XML_ELEMENT_NODE {
      if nodes.contains(UnsafeMutableRawPointer(current)) { return true }
      ancestor = current.pointee.parent
    }
    return false
  }
}

/// The function `here()`: the element in which the expression stands (XML Signature 1.1, section 6.6.3).
private let pushHere: xmlXPathFunction = { parser, argumentCount in
  guard let parser, argumentCount == 0, let here = parser.pointee.context?.pointee.here else {
    xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue))
    return
  }
  valuePush(parser, xmlXPathNewNodeSet(here))
}
