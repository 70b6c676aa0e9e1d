import CLibXML2

/// One element of an ``XMLTree``; valid as long as it is held, because it keeps the tree.
public struct XMLElement {
  let node: xmlNodePtr
  let tree: XMLTree

  /// The name without its prefix.
  public var localName: String { String(node.pointee.name) }

  /// The namespace name (a URI), or nil where the element is in none.
  public var namespace: String? { node.pointee.ns?.pointee.href.map { String($0) } }

  /// The namespace prefix as written in the document, or nil.
  public var prefix: String? { node.pointee.ns?.pointee.prefix.map { String($0) } }

  /// The name as written in the document, with its prefix.
  public var qualifiedName: String { prefix.map { "\($0):\(localName)" } ?? localName }

  /// The document that the element is part of.
  public var document: XMLTree { tree }

  /// The line on which the element's start tag ends, from 1.
  public var line: Int { xmlGetLineNo(node) }

  /// The element around this one, or nil for the root.
  public var parent: XMLElement? {
    guard let parent = node.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return XMLElement(node: parent, tree: tree)
  }

  /// The elements directly inside, in order.
  public var children: [XMLElement] {
    var children: [XMLElement] = []
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE { children.append(XMLElement(node: current, tree: tree)) }
      child = current.pointee.next
    }
    return children
  }

  /// The element directly before this one inside the same parent, or nil.
  public var previousSibling: XMLElement? { xmlPreviousElementSibling(node).map { XMLElement(node: $0, tree: tree) } }

  /// The element directly after this one inside the same parent, or nil.
  public var nextSibling: XMLElement? { xmlNextElementSibling(node).map { XMLElement(node: $0, tree: tree) } }

  /// Whether the element has no content but white space: no elements, text, comments or processing instructions.
  public var isEmpty: Bool {
    var child = node.pointee.children
    while let current = child {
      guard current.pointee.type == XML_TEXT_NODE, xmlIsBlankNode(current) == 1 else { return false }
      child = current.pointee.next
    }
    return true
  }

  /// The element's text where its content is nothing but text, or nil where elements, comments or processing
  /// instructions stand in it.
  ///
  /// Readers that take the first piece of text, or skip comments, have been made to see another value than the one that
  /// was signed (CVE-2025-29775); a value that decides about a signature is therefore read only where it is unbroken.
  public var pureText: String? {
    var text = ""
    var child = node.pointee.children
    while let current = child {
      guard current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE else { return nil }
      if let content = current.pointee.content { text += String(content) }
      child = current.pointee.next
    }
    return text
  }

  /// The value of the attribute with this name and namespace (none by default), or nil.
  public func attribute(_ name: String, namespace: String? = nil) -> String? {
    let value =
      if let namespace { xmlGetNsProp(node, name, namespace) } else { xmlGetNoNsProp(node, name) }
    guard let value else { return nil }
    defer { signet_xml_free(value) }
    return String(value)
  }

  /// The namespaces in the element's scope; the default namespace has the prefix "". Two prefixes may be equal to Swift
  /// that differ to XML.
  public var namespacesInScope: [(prefix: String, name: String)] {
    NodeWalk.namespacesInScope(of: node).map { namespace in
      (namespace.pointee.prefix.map { String($0) } ?? "", namespace.pointee.href.map { String($0) } ?? "")
    }
  }

  /// An attribute of an element.
  public struct Attribute: Sendable, Hashable {
    /// The name without its prefix.
    public let name: String
    /// The namespace name, or nil where the attribute is in none.
    public let namespace: String?
    /// The value.
    public let value: String
  }

  /// The attributes in the order of the document, without namespace declarations.
  public var attributes: [Attribute] {
    var attributes: [Attribute] = []
    var next = node.pointee.properties
    while let attribute = next {
      let namespace = attribute.pointee.ns?.pointee.href.map { String($0) }
      let value = xmlNodeListGetString(attribute.pointee.doc, attribute.pointee.children, 1)
      attributes.append(
        Attribute(name: String(attribute.pointee.name), namespace: namespace, value: value.map { String($0) } ?? ""))
      signet_xml_free(value)
      next = attribute.pointee.next
    }
    return attributes
  }

  /// Whether the element has this name.
  public func isNamed(_ localName: String, in namespace: String?) -> Bool {
    guard xmlStrEqual(node.pointee.name, localName) == 1 else { return false }
    guard let namespace else { return node.pointee.ns == nil }
    return node.pointee.ns.map { xmlStrEqual($0.pointee.href, namespace) == 1 } ?? false
  }

  /// Whether `other` is this element or lies inside it.
  public func contains(_ other: XMLElement) -> Bool {
    var current: xmlNodePtr? = other.node
    while let candidate = current, candidate.pointee.type == XML_ELEMENT_NODE {
      if candidate == node { return true }
      current = candidate.pointee.parent
    }
    return false
  }

  /// This element and all elements inside it, in document order.
  public var descendants: some Sequence<XMLElement> {
    let apex = UnsafeMutableRawPointer(node)
    return sequence(first: node) { XMLElement.successor(of: $0, within: apex) }
      .lazy.map { [tree] in XMLElement(node: $0, tree: tree) }
  }

  /// Where the element is, as an XPath expression with the document's own prefixes, for people: `/NFe/infNFe`,
  /// `/Invoice/cac:InvoiceLine[2]`. Elements of the default namespace are written without a prefix. No other element of
  /// the document has the same.
  public var xpath: String {
    let place = tree.index.place(of: node)
    let step =
      place.isWrittenAmbiguously
      ? "*[\(place.ordinal)]" : qualifiedName + (place.position.map { "[\($0)]" } ?? "")
    return (parent?.xpath ?? "") + "/" + step
  }

  /// Where the element is, for programs: the places of its ancestors and its own among their siblings, from 1.
  public var ordinals: [Int] {
    (parent?.ordinals ?? []) + [tree.index.place(of: node).ordinal]
  }

  /// The next element in document order that is inside `apex` (an element or a document), or nil; past everything in
  /// `node` where it is not to be entered.
  static func successor(
    of node: xmlNodePtr, within apex: UnsafeMutableRawPointer, entering: Bool = true
  ) -> xmlNodePtr? {
    var candidate = entering ? node.pointee.children : nil
    var around: xmlNodePtr? = node
    while true {
      while let current = candidate {
        if current.pointee.type == XML_ELEMENT_NODE { return current }
        candidate = current.pointee.next
      }
      guard let climbed = around, UnsafeMutableRawPointer(climbed) != apex else { return nil }
      candidate = climbed.pointee.next
      around = climbed.pointee.parent
      if let around, UnsafeMutableRawPointer(around) == apex, candidate == nil { return nil }
    }
  }
}

extension XMLElement: Hashable {
  /// Whether both are the same element of the same tree.
  public static func == (left: XMLElement, right: XMLElement) -> Bool { left.node == right.node }

  /// Hashes the element's place in memory.
  public func hash(into hasher: inout Hasher) { hasher.combine(node) }
}
