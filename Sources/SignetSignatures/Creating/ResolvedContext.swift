import SignetFindings
import SignetXML

/// A namespace context whose path has been read.
enum ResolvedContext: Sendable {
  case document
  case standalone(ElementPath, InheritedNamespaces)

  init(_ context: NamespaceContext, _ namespaces: [String: String]) throws(SignetError) {
    switch context {
    case .document: self = .document
    case .standalone(let path, let kept): self = .standalone(try ElementPath(path, namespaces: namespaces), kept)
    }
  }

  /// Those of a document's signatures that are made in this context: where a part stands alone, those in it.
  func signatures(among signatures: [XMLElement], in tree: XMLTree) throws(SignetError) -> [XMLElement] {
    guard case .standalone(let path, _) = self, !signatures.isEmpty else { return signatures }
    let parts = try path.elements(in: tree)
    return signatures.filter { signature in parts.contains { $0.contains(signature) } }
  }

  /// The signature where it finds the namespaces of this context: in a copy of the part that stands alone; nil where no
  /// such part is around it.
  func scene(of signature: XMLElement) throws(SignetError) -> SignatureScene? {
    guard case .standalone(let path, let kept) = self else {
      return SignatureScene(tree: signature.document, signature: signature, part: nil)
    }
    let parts = try path.elements(in: signature.document)
    guard let part = sequence(first: signature, next: \.parent).first(where: parts.contains) else { return nil }
    guard let copy = try part.standaloneCopy(keeping: kept) else { return nil }
    // The copy has the same elements in the same order.
    let pairs = zip(part.descendants, try copy.root.descendants)
    guard let twin = pairs.first(where: { $0.0 == signature })?.1, twin.isNamed("Signature", in: Namespace.xmldsig)
    else {
      return nil
    }
    return SignatureScene(tree: copy, signature: twin, part: part)
  }
}

/// A document with a signature in it.
struct SignatureScene {
  let tree: XMLTree
  let signature: XMLElement
  /// The element of which the document is a copy; nil where it is the document itself.
  var part: XMLElement?
}
