import CLibXML2

// Changes that the tree goes through for a moment. Each puts back what it took, whatever the body returns.

extension DocumentSubset {
  /// Runs `body` while the omitted elements hang outside the tree. Text on both sides stays in two pieces, so nothing
  /// else moves.
  func withOmittedElementsDetached<Result>(_ body: () -> Result) -> Result {
    let detached = omitting.filter { $0.tree === tree }.map { Detached($0.node) }
    defer { for element in detached.reversed() { element.reattach() } }
    return body()
  }

  /// A node out of its place, and the place.
  private struct Detached {
    let node: xmlNodePtr
    let parent: xmlNodePtr?
    let previous: xmlNodePtr?
    let next: xmlNodePtr?

    init(_ node: xmlNodePtr) {
      self.node = node
      parent = node.pointee.parent
      previous = node.pointee.prev
      next = node.pointee.next
      // The node keeps its parent, so that a nested omitted element still finds its way; only the siblings let go.
      previous?.pointee.next = next
      next?.pointee.prev = previous
      if parent?.pointee.children == node { parent?.pointee.children = next }
      if parent?.pointee.last == node { parent?.pointee.last = previous }
    }

    func reattach() {
      previous?.pointee.next = node
      next?.pointee.prev = node
      if previous == nil { parent?.pointee.children = node }
      if next == nil { parent?.pointee.last = node }
    }
  }
}

extension XMLElement {
  /// Runs `body` with a document whose only child is this element. The element keeps its parent, so that namespaces
  /// declared around it are found, and loses its siblings while `body` runs.
  func withShallowDocument<Result>(_ body: (xmlDocPtr) -> Result) -> Result {
    let (previous, next) = (node.pointee.prev, node.pointee.next)
    node.pointee.prev = nil
    node.pointee.next = nil
    defer {
      node.pointee.prev = previous
      node.pointee.next = next
    }
    var shallow = tree.document.pointee
    shallow.children = node
    shallow.last = node
    return withUnsafeMutablePointer(to: &shallow) { body($0) }
  }

  /// Whether an element around this one has an attribute of the `xml` namespace, which the inclusive methods copy to the
  /// top element of a subset (Canonical XML 1.0, section 2.4; 1.1, section 2.4).
  var inheritsXMLAttributes: Bool {
    var ancestor = node.pointee.parent
    while let current = ancestor, current.pointee.type == XML_ELEMENT_NODE {
      var attribute = current.pointee.properties
      while let candidate = attribute {
        if candidate.pointee.ns?.pointee.prefix.map({ xmlStrEqual($0, "xml") == 1 }) ?? false { return true }
        attribute = candidate.pointee.next
      }
      ancestor = current.pointee.parent
    }
    return false
  }
}
