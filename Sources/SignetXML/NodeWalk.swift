import CLibXML2

/// Visits the nodes of a document in document order: each element, then its namespaces, its attributes and its content.
struct NodeWalk {
  /// What the nodes differ in, as far as anybody asks.
  enum Kind {
    case element, attribute, namespace, text, comment, processingInstruction
  }

  /// A node during a visit.
  struct Node {
    let kind: Kind
    let address: UnsafeMutableRawPointer
    /// Which namespace of which element it is; nil for other nodes.
    let namespace: NodeSet.NamespaceNode?
    fileprivate let pointer: xmlNodePtr
    fileprivate let parent: xmlNodePtr?

    /// The text of a text node.
    var content: String? { pointer.pointee.content.map { String($0) } }

    /// The element around the node; for namespaces and attributes, the one that they belong to.
    var surroundingElement: xmlNodePtr? { parent ?? pointer.pointee.parent }

    /// Lends the node to libxml2; a namespace is lent with its element, as XPath wants it.
    func withPointer<Result>(_ body: (xmlNodePtr) -> Result) -> Result {
      guard kind == .namespace else { return body(pointer) }
      var copy = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlNs.self).pointee
      copy.next = parent.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: xmlNs.self) }
      return withUnsafeMutablePointer(to: &copy) { namespace in
        body(UnsafeMutableRawPointer(namespace).assumingMemoryBound(to: xmlNode.self))
      }
    }
  }

  /// How the visit goes on.
  enum Next {
    /// With what is inside.
    case enter
    /// With what comes after.
    case skip
    /// Not at all.
    case stop
  }

  private let first: xmlNodePtr?
  private let isSingle: Bool

  /// Visits a whole document, without the document node itself.
  init(of tree: XMLTree) {
    first = tree.document.pointee.children
    isSingle = false
  }

  /// Visits an element and what is in it.
  init(in element: XMLElement) {
    first = element.node
    isSingle = true
  }

  /// Calls `body` with each node; false where it stopped the visit.
  func visit(_ body: (Node) -> Next) -> Bool {
    var next = first
    var depth = 0
    while let node = next {
      let step = visit(node, body)
      if step == .stop { return false }
      if step == .enter, node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
        next = child
        depth += 1
        continue
      }
      var climbed: xmlNodePtr? = node
      next = nil
      while let current = climbed {
        if depth == 0 && isSingle { break }
        if let sibling = current.pointee.next {
          next = sibling
          break
        }
        guard depth > 0 else { break }
        climbed = current.pointee.parent
        depth -= 1
      }
    }
    return true
  }

  /// How many nodes a document has; counted no further than just beyond `limit`.
  static func count(_ tree: XMLTree, limit: Int) -> Int {
    var count = 0
    _ = NodeWalk(of: tree).visit { _ in
      count += 1
      return count > limit ? .stop : .enter
    }
    return count
  }

  /// Visits one node and, for an element, its namespaces and attributes.
  private func visit(_ node: xmlNodePtr, _ body: (Node) -> Next) -> Next {
    let kind: Kind
    switch node.pointee.type {
    case XML_ELEMENT_NODE: kind = .element
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: kind = .text
    case XML_COMMENT_NODE: kind = .comment
    case XML_PI_NODE: kind = .processingInstruction
    default: return .skip
    }
    let step = body(
      Node(kind: kind, address: UnsafeMutableRawPointer(node), namespace: nil, pointer: node, parent: nil))
    guard kind == .element, step == .enter else { return step }
    for namespace in Self.namespacesInScope(of: node) {
      let pointer = UnsafeMutableRawPointer(namespace).assumingMemoryBound(to: xmlNode.self)
      let item = Node(
        kind: .namespace, address: UnsafeMutableRawPointer(namespace),
        namespace: NodeSet.NamespaceNode(namespace, of: node), pointer: pointer, parent: node)
      if body(item) == .stop { return .stop }
    }
    var attribute = node.pointee.properties
    while let current = attribute {
      let pointer = UnsafeMutableRawPointer(current).assumingMemoryBound(to: xmlNode.self)
      let item = Node(
        kind: .attribute, address: UnsafeMutableRawPointer(current), namespace: nil, pointer: pointer, parent: node)
      if body(item) == .stop { return .stop }
      attribute = current.pointee.next
    }
    return .enter
  }

  /// The nearest declaration of each prefix, also one that takes the default namespace away.
  static func namespacesInScope(of element: xmlNodePtr) -> [xmlNsPtr] {
    var found: [xmlNsPtr] = []
    var current: xmlNodePtr? = element
    while let node = current, node.pointee.type == XML_ELEMENT_NODE {
      var namespace = node.pointee.nsDef
      while let declaration = namespace {
        if !found.contains(where: { xmlStrEqual($0.pointee.prefix, declaration.pointee.prefix) == 1 }) {
          found.append(declaration)
        }
        namespace = declaration.pointee.next
      }
      current = node.pointee.parent
    }
    return found
  }
}
