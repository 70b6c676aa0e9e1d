import SignetFindings
import SignetXML

/// Reads the transforms of references strictly: what one does not know is refused.
struct TransformReader {
  private let limits: VerificationLimits

  init(_ limits: VerificationLimits) {
    self.limits = limits
  }

  /// The transforms in `Transforms`, and their elements; none where it is absent.
  ///
  /// - Throws: `signature.transform-unsupported`, `signature.malformed`, `signature.algorithm-unsupported`,
  ///   `signature.limit-exceeded`.
  func transforms(in element: XMLElement?) throws(SignetError) -> ([Transform], [XMLElement]) {
    guard let element else { return ([], []) }
    var children = ElementCursor(element)
    let elements = children.repeated("Transform")
    try children.requireEnd()
    guard elements.count <= limits.transformsPerReference else {
      throw SignetError(
        .signatureLimitExceeded, about: .element(xpath: element.xpath),
        message: "A reference has \(elements.count) transforms; the limit is \(limits.transformsPerReference).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    let transforms = try elements.map { element throws(SignetError) in try transform(element) }
    guard transforms.selectRelationshipsInOrder else {
      throw SignetError(
        .signatureTransformUnsupported, about: .element(xpath: element.xpath),
        message:
          "A relationships transform is not followed by a canonicalization, or there are two.",
        hint: "Its signer does not follow ISO/IEC 29500-2; ask for the document signed anew.")
    }
    return (transforms, elements)
  }

  private func transform(_ element: XMLElement) throws(SignetError) -> Transform {
    let uri = element.attribute("Algorithm") ?? ""
    switch uri {
    case Transform.xpathURI: return .xpath(try filter(try onlyChild(of: element, "XPath", Namespace.xmldsig)))
    case Namespace.xpathFilter2: return .xpathFilter2(try steps(element))
    case Transform.envelopedSignatureURI:
      try requireNoParameters(element)
      return .envelopedSignature
    case Transform.base64URI:
      try requireNoParameters(element)
      return .base64
    case Transform.relationshipsURI: return .relationships(try selection(element))
    case _ where CanonicalizationMethod(rawValue: uri) != nil:
      return .canonicalization(try SignatureElement.canonicalization(element))
    default: throw Self.unsupported(uri, element)
    }
  }

  private func steps(_ element: XMLElement) throws(SignetError) -> [NodeSet.FilterStep] {
    guard !element.children.isEmpty else { throw ElementCursor.malformed(element, "it has no XPath") }
    guard element.children.count <= limits.transformsPerReference else {
      throw SignetError(
        .signatureLimitExceeded, about: .element(xpath: element.xpath),
        message: "An XPath filter has more than \(limits.transformsPerReference) steps.",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    return try element.children.map { child throws(SignetError) in
      guard child.isNamed("XPath", in: Namespace.xpathFilter2),
        let operation = NodeSet.FilterStep.Operation(rawValue: child.attribute("Filter") ?? "")
      else { throw ElementCursor.malformed(child, "it is no step of an XPath filter") }
      return NodeSet.FilterStep(operation, try filter(child))
    }
  }

  private func selection(_ element: XMLElement) throws(SignetError) -> RelationshipSelection {
    var selection = RelationshipSelection()
    for child in element.children {
      if child.isNamed("RelationshipReference", in: Namespace.packageSignature),
        let id = child.attribute("SourceId")
      {
        selection.ids.append(id)
      } else if child.isNamed("RelationshipsGroupReference", in: Namespace.packageSignature),
        let type = child.attribute("SourceType")
      {
        selection.types.append(type)
      } else {
        throw ElementCursor.malformed(child, "it selects no relationships")
      }
    }
    guard selection != RelationshipSelection() else {
      throw ElementCursor.malformed(element, "it selects no relationships")
    }
    return selection
  }

  private func filter(_ element: XMLElement) throws(SignetError) -> XPathFilter {
    guard let expression = element.pureText else {
      throw ElementCursor.malformed(element, "it holds something besides an expression")
    }
    let scope = element.namespacesInScope
    let namespaces = Dictionary(scope.map { ($0.prefix, $0.name) }) { nearest, _ in nearest }
    guard namespaces.count == scope.count else {
      throw SignetError(
        .signatureTransformUnsupported, about: .element(xpath: element.xpath),
        message: "Around an XPath expression two prefixes are declared that look alike.",
        hint:
          "They are canonically equivalent in Unicode; ask the signer for a document with other prefixes."
      )
    }
    return XPathFilter(expression, namespaces: namespaces)
  }

  private func onlyChild(
    of element: XMLElement, _ name: String, _ namespace: String
  ) throws(SignetError) -> XMLElement {
    guard element.children.count == 1, element.children[0].isNamed(name, in: namespace) else {
      throw ElementCursor.malformed(element, "it must hold one \(name)")
    }
    return element.children[0]
  }

  private func requireNoParameters(_ element: XMLElement) throws(SignetError) {
    guard element.children.isEmpty else {
      throw ElementCursor.malformed(element, "it has parameters that its method does not know")
    }
  }

  private static func unsupported(_ uri: String, _ element: XMLElement) -> SignetError {
    SignetError(
      .signatureTransformUnsupported, about: .element(xpath: element.xpath),
      message: "The transform \(uri.debugDescription) is not supported.",
      hint: uri == Transform.xsltURI
        ? "XSLT is refused on purpose: it would run a program that the document brings."
        : "Supported are enveloped-signature, the six canonicalizations, base64, XPath, XPath Filter 2.0 and relationships."
    )
  }
}
