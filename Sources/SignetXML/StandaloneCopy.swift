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
  /// - Returns: The document, or nil where no namespaces are to be kept and the elements are in several: without them, an
  ///   element could be exchanged for one of the same name that means something else.
  /// - Throws: `internal.inconsistency` where there is no memory for the copy.
  public func standaloneCopy(keeping namespaces: InheritedNamespaces) throws(SignetError) -> XMLTree? {
    guard let document = xmlNewDoc("1.0") else { throw Self.copyFailed }
    guard let copy = xmlDocCopyNode(node, document, 1) else {
      xmlFreeDoc(document)
      throw Self.copyFailed
    }
    xmlDocSetRootElement(document, copy)
    if namespaces == .none, !Self.removeNamespaces(of: copy) {
      xmlFreeDoc(document)
      return nil
    }
    return XMLTree(copied: document, from: tree)
  }

  /// Takes an element's own declarations away, and everything inside out of these namespaces.
  ///
  /// - Returns: False, and nothing is taken away, where that would make names equal that are not.
  private static func removeNamespaces(of root: xmlNodePtr) -> Bool {
    var removed: Set<UnsafeMutablePointer<xmlNs>> = []
    var declaration = root.pointee.nsDef
    while let current = declaration {
      removed.insert(current)
      declaration = current.pointee.next
    }
    let own = root.pointee.ns?.pointee.href
    var members: [xmlNodePtr] = []
    var next: xmlNodePtr? = root
    while let node = next {
      if let namespace = node.pointee.ns {
        let isOwn = xmlStrEqual(namespace.pointee.href, own) == 1
        guard isOwn || !removed.contains(namespace) else { return false }
        if isOwn { members.append(node) }
      } else if own != nil {
        return false
      }
      var attribute = node.pointee.properties
      while let current = attribute {
        if let namespace = current.pointee.ns, removed.contains(namespace) { return false }
        attribute = current.pointee.next
      }
      next = successor(of: node, within: UnsafeMutableRawPointer(root))
    }
    for node in members where node.pointee.ns.map(removed.contains) == true { node.pointee.ns = nil }
    if let declarations = root.pointee.nsDef { xmlFreeNsList(declarations) }
    root.pointee.nsDef = nil
    return true
  }

  private static var copyFailed: SignetError {
    SignetError(.internalInconsistency, message: "An element could not be copied.", hint: "Is memory exhausted?")
  }
}
