import SignetXML

/// A reference of a signature as far as XAdES properties are about it.
struct SignatureReference {
  let id: String?
  let uri: String?
  let type: String?
  let transforms: [Transform]

  /// The references of a signature, in order.
  static func all(of signature: SignatureElement) -> [SignatureReference] {
    let elements = signature.signedInfo.children.filter { $0.isNamed("Reference", in: Namespace.xmldsig) }
    return zip(elements, signature.references).map { element, reference in
      SignatureReference(
        id: element.attribute("Id"), uri: element.attribute("URI"), type: element.attribute("Type"),
        transforms: reference.transforms)
    }
  }

  /// Whether this is the reference to `SignedProperties`, of any version of XAdES (EN 319 132-1, section 4.4.2).
  var isSignedProperties: Bool {
    guard let type else { return false }
    return ["", "/v1.1.1", "/v1.2.2", "/v1.3.2"].contains { type == "http://uri.etsi.org/01903\($0)#SignedProperties" }
  }

  /// Whether the transforms leave nothing out of an element but comments: there is none, or only canonicalizations.
  var keepsEverything: Bool {
    transforms.allSatisfy { if case .canonicalization = $0 { true } else { false } }
  }
}
