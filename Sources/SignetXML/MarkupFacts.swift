import CLibXML2

/// How a document is written, as far as authorities care: its encoding, prefixes, comments and white space.
extension XMLTree {
  /// The encoding that the document declares, or UTF-8 where it declares none; as written.
  public var encodingName: String { document.pointee.encoding.map { String($0) } ?? "UTF-8" }

  /// Whether comments stand anywhere in the document.
  public var hasComments: Bool { contains { $0.pointee.type == XML_COMMENT_NODE } }

  /// The first element whose name is written with a prefix, or nil.
  public var firstPrefixedElement: XMLElement? { elements.first { $0.prefix != nil } }

  /// The first element in which white space stands between elements, or nil.
  public var firstElementWithWhiteSpaceBetweenElements: XMLElement? {
    elements.first { element in
      guard !element.children.isEmpty else { return false }
      return element.contentNodes.contains { $0.pointee.type == XML_TEXT_NODE && xmlIsBlankNode($0) == 1 }
    }
  }

  private func contains(_ isWanted: (xmlNodePtr) -> Bool) -> Bool {
    XMLElement.nodes(from: document.pointee.children).contains(where: isWanted)
      || elements.contains { $0.contentNodes.contains(where: isWanted) }
  }
}

extension XMLElement {
  /// The nodes directly inside, in order.
  fileprivate var contentNodes: some Sequence<xmlNodePtr> { Self.nodes(from: node.pointee.children) }

  /// A node and those that follow it in the same parent.
  fileprivate static func nodes(from first: xmlNodePtr?) -> some Sequence<xmlNodePtr> {
    sequence(state: first) { next in
      defer { next = next?.pointee.next }
      return next
    }
  }
}
