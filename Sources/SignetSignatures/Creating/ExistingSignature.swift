import SignetFindings
import SignetXML

/// A signature that the document has already, and that another one is to sign or join.
struct ExistingSignature {
  /// The `Signature` element.
  let element: XMLElement

  /// Finds the signature with this Id, or the only one where nil.
  ///
  /// - Throws: `signature.missing`, `xml.element-ambiguous`, `xml.id-duplicate`.
  init(_ id: String?, in tree: XMLTree) throws(SignetError) {
    let signatures = tree.signatures.filter { signature in
      guard let id else { return true }
      return signature.attribute("Id")?.isExactly(id) == true
    }
    guard let element = signatures.first else {
      throw SignetError(
        .signatureMissing,
        message: "The document has no signature\(id.map { " with the Id \($0)" } ?? "") that could be signed.",
        hint: "Make the inner signature before the outer one.")
    }
    guard signatures.count == 1 else {
      throw SignetError(
        .xmlElementAmbiguous, about: .element(xpath: element.xpath),
        message: "The document has \(signatures.count) signatures of which one is to be signed.",
        hint: "Name the signature by its Id.")
    }
    self.element = element
  }

  /// Its `SignatureValue`.
  var value: XMLElement {
    get throws(SignetError) {
      guard let value = element.children.first(where: { $0.isNamed("SignatureValue", in: Namespace.xmldsig) }) else {
        throw ElementCursor.malformed(element, "it has no SignatureValue")
      }
      return value
    }
  }

  /// Where a counter-signature goes: among the unsigned properties, with what is missing around it; nil where there are
  /// no XAdES properties at all.
  var counterSignatureSite: Locator.Site? {
    let objects = element.children.filter { $0.isNamed("Object", in: Namespace.xmldsig) }
    guard let properties = objects.flatMap(\.children).first(named: "QualifyingProperties") else { return nil }
    let unsigned = properties.children.first(named: "UnsignedProperties")
    let list = unsigned?.children.first(named: "UnsignedSignatureProperties")
    if let list { return site(in: list, ["CounterSignature"]) }
    // UnsignedDataObjectProperties would have to follow, not precede.
    if let unsigned, unsigned.children.isEmpty {
      return site(in: unsigned, ["UnsignedSignatureProperties", "CounterSignature"])
    }
    guard unsigned == nil else { return nil }
    return site(in: properties, ["UnsignedProperties", "UnsignedSignatureProperties", "CounterSignature"])
  }

  private func site(in parent: XMLElement, _ names: [String]) -> Locator.Site {
    let qualified = names.map { name in parent.prefix.map { "\($0):\(name)" } ?? name }
    return .point(
      .lastChild(of: parent), before: Array(qualified.map { "<\($0)>" }.joined().utf8),
      after: Array(qualified.reversed().map { "</\($0)>" }.joined().utf8))
  }
}

extension [XMLElement] {
  /// The first element with this name of the XAdES namespace.
  func first(named name: String) -> XMLElement? { first { $0.isNamed(name, in: Namespace.xades132) } }
}
