import CLibXML2
import SignetFindings

/// The node-set that an XPath 1.0 expression selects, for canonicalization of arbitrary subsets.
public struct XPathSelection: Sendable, Hashable {
  /// The expression; evaluated at the document node.
  public let expression: String
  /// The namespace name for each prefix in the expression.
  public let namespaces: [String: String]

  /// Describes a selection. To select an element with all that is in it, the expression must select every node:
  /// `//inv:Total/descendant-or-self::node() | //inv:Total//@* | //inv:Total//namespace::*`.
  public init(_ expression: String, namespaces: [String: String] = [:]) {
    self.expression = expression
    self.namespaces = namespaces
  }

  /// Runs `body` with the nodes of a document that the expression selects.
  ///
  /// - Throws: `xml.path-invalid` if the expression can't be evaluated or gives no node-set.
  func withNodes<Result>(in tree: XMLTree, _ body: (xmlNodeSetPtr?) -> Result) throws(SignetError) -> Result {
    let (selected, report) = LibXML2.reporting { evaluate(in: tree) }
    guard let selected else { throw invalid(report ?? "it can't be evaluated") }
    defer { xmlXPathFreeObject(selected) }
    guard selected.pointee.type == XPATH_NODESET else { throw invalid("it does not select nodes") }
    return body(selected.pointee.nodesetval)
  }

  private func evaluate(in tree: XMLTree) -> xmlXPathObjectPtr? {
    guard let context = xmlXPathNewContext(tree.document) else { return nil }
    defer { xmlXPathFreeContext(context) }
    for (prefix, namespace) in namespaces { xmlXPathRegisterNs(context, prefix, namespace) }
    return xmlXPathEvalExpression(expression, context)
  }

  private func invalid(_ reason: String) -> SignetError {
    SignetError(
      .xmlPathInvalid, message: "The XPath expression \(expression.debugDescription) can't be used: \(reason).",
      hint: "Declare every prefix in it, and select nodes, not text or a number.")
  }
}

extension Canonicalizer {
  /// The canonical bytes of a node-set.
  ///
  /// - Throws: `xml.path-invalid`, `xml.canonicalization-failed`.
  public func bytes(of selection: XPathSelection, in tree: XMLTree) throws(SignetError) -> [UInt8] {
    try selection.withNodes(in: tree) { nodes in
      Result { () throws(SignetError) in try bytes(ofNodes: nodes, in: tree) }
    }
    .get()
  }
}
