import CLibXML2
import SignetFindings

/// What a copy of an element keeps of the namespaces that are declared around it.
public enum InheritedNamespaces: String, Sendable, Hashable, Codable, CaseIterable {
  /// Those that its elements and attributes are in.
  case used
  /// None, also not those that the element itself declares: what is in them is then in no namespace.
  case none
}

extension XMLElement {
  /// A document of its own whose root is a copy of this element.
  ///
  /// Some authorities have a part of a document signed as if it stood alone, before it is pasted into another one.
  ///
  /// - Throws: `internal.inconsistency` where there is no memory for the copy.
  public func standaloneCopy(keeping namespaces: InheritedNamespaces) throws(SignetError) -> XMLTree {
    guard let document = xmlNewDoc("1.0") else { throw Self.copyFailed }
    guard let copy = xmlDocCopyNode(node, document, 1) else {
      xmlFreeDoc(document)
      throw Self.copyFailed
    }
    xmlDocSetRootElement(document, copy)
    if namespaces == .none { Self.removeNamespaces(of: copy) }
    return XMLTree(copied: document, from: tree)
  }

  /// Takes an element's own declarations away, and everything inside out of these namespaces.
  private static func removeNamespaces(of root: xmlNodePtr) {
    var removed: Set<UnsafeMutablePointer<xmlNs>> = []
    var declaration = root.pointee.nsDef
    while let current = declaration {
      removed.insert(current)
      declaration = current.pointee.next
    }
    var next: xmlNodePtr? = root
    while let node = next {
      if let namespace = node.pointee.ns, removed.contains(namespace) { node.pointee.ns = nil }
      var attribute = node.pointee.properties
      while let current = attribute {
        if let namespace = current.pointee.ns, removed.contains(namespace) { current.pointee.ns = nil }
        attribute = current.pointee.next
      }
      next = successor(of: node, within: UnsafeMutableRawPointer(root))
    }
    if let declarations = root.pointee.nsDef { xmlFreeNsList(declarations) }
    root.pointee.nsDef = nil
  }

  private static var copyFailed: SignetError {
    SignetError(.internalInconsistency, message: "An element could not be copied.", hint: "Is memory exhausted?")
  }
}
