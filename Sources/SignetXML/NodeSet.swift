import CLibXML2
import SignetFindings

/// An XPath 1.0 node-set: any nodes of one document, as XML Signature's transforms hand them on.
///
/// Where a reference needs no more than an element or a document less some elements, ``DocumentSubset`` says the same at a
/// fraction of the cost.
public struct NodeSet {
  let tree: XMLTree
  /// Elements, attributes, texts, comments and processing instructions, by their address.
  private(set) var nodes: Set<UnsafeMutableRawPointer> = []
  private(set) var namespaces: Set<NamespaceNode> = []

  /// A namespace in the scope of one element, which is a node of its own for each element (XPath 1.0, section 5.4).
  struct NamespaceNode: Hashable {
    let element: UnsafeMutableRawPointer
    let prefix: ExactText

    init(_ namespace: UnsafePointer<xmlNs>, of element: xmlNodePtr) {
      self.element = UnsafeMutableRawPointer(element)
      prefix = ExactText(namespace.pointee.prefix.map { String($0) } ?? "")
    }
  }

  /// Whether there is no node at all.
  public var isEmpty: Bool { nodes.isEmpty && namespaces.isEmpty }

  /// How many nodes there are.
  public var count: Int { nodes.count + namespaces.count }

  /// All nodes of a subset: what its outline says, node by node.
  ///
  /// - Throws: `signature.limit-exceeded` where there are more than `limit` nodes.
  public init(of subset: DocumentSubset, limit: Int) throws(SignetError) {
    self.init(tree: subset.tree)
    let omitted = Set(subset.omitting.map { UnsafeMutableRawPointer($0.node) })
    let walk =
      switch subset.apex {
      case .document(let tree): NodeWalk(of: tree)
      case .element(let element): NodeWalk(in: element)
      }
    guard !subset.isEmpty else { return }
    var count = 0
    let isWithin = walk.visit { node in
      if omitted.contains(node.address) { return .skip }
      if node.kind == .comment && !subset.includesComments { return .enter }
      count += 1
      guard count <= limit else { return .stop }
      insert(node)
      return .enter
    }
    guard isWithin else { throw Self.tooLarge(limit) }
  }

  init(tree: XMLTree) {
    self.tree = tree
  }

  /// The nodes that are not inside of an element, which goes too.
  public func removing(_ element: XMLElement) -> NodeSet {
    guard element.tree === tree else { return self }
    var result = self
    _ = NodeWalk(in: element).visit { node in
      result.remove(node)
      return .enter
    }
    return result
  }

  /// Whether the nodes are of the document of an element.
  public func isPart(ofDocumentOf element: XMLElement) -> Bool { element.tree === tree }

  /// The texts among the nodes, one after the other in document order.
  public var text: String {
    var text = ""
    _ = NodeWalk(of: tree).visit { node in
      if node.kind == .text, contains(node), let content = node.content { text += content }
      return .enter
    }
    return text
  }

  /// Whether a node is in the set.
  func contains(_ node: NodeWalk.Node) -> Bool {
    switch node.namespace {
    case let namespace?: namespaces.contains(namespace)
    case nil: nodes.contains(node.address)
    }
  }

  mutating func insert(_ node: NodeWalk.Node) {
    if let namespace = node.namespace { namespaces.insert(namespace) } else { nodes.insert(node.address) }
  }

  private mutating func remove(_ node: NodeWalk.Node) {
    if let namespace = node.namespace { namespaces.remove(namespace) } else { nodes.remove(node.address) }
  }

  static func tooLarge(_ limit: Int) -> SignetError {
    SignetError(
      .xmlLimitExceeded, message: "More than \(limit) nodes would have to be looked at one by one.",
      hint: "Raise the limit if the document comes from a source you trust.")
  }
}

extension Canonicalizer {
  /// The canonical bytes of a node-set.
  ///
  /// - Throws: `xml.canonicalization-failed`.
  public func bytes(of nodes: NodeSet) throws(SignetError) -> [UInt8] {
    try bytes(in: nodes.tree) { node, parent in
      if node.pointee.type == XML_NAMESPACE_DECL {
        guard let parent else { return false }
        return UnsafeRawPointer(node).withMemoryRebound(to: xmlNs.self, capacity: 1) {
          nodes.namespaces.contains(NodeSet.NamespaceNode($0, of: parent))
        }
      }
      return nodes.nodes.contains(UnsafeMutableRawPointer(node))
    }
  }
}
