import SignetCrypto
import SignetFindings
import SignetXML

/// The first step of signing: what of a document is signed, and where the signature goes.
struct Locator {
  let plan: SignaturePlan
  let tree: XMLTree
  let editor: DocumentEditor

  /// The places that were found.
  struct Located {
    /// Where the signature goes.
    var site: Site
    /// The Id of the signature, where it has one.
    var signatureID: String?
    /// The URI of each reference.
    var uris: [String]
    /// Whether the document has signatures already.
    var hasOthers: Bool
  }

  /// Where a signature goes.
  enum Site {
    /// At a point of the document, inside of this markup.
    case point(InsertionPoint, before: [UInt8] = [], after: [UInt8] = [])
    /// Around the root element.
    case around(XMLElement)
  }

  /// Finds everything, and adds the Ids that are missing and may be made.
  func locate(document: [UInt8]) throws(SignetError) -> Located {
    let signatureID = try signatureID(document: document)
    let uris = try plan.references.map { reference throws(SignetError) in
      try uri(of: reference.subject, signatureID: signatureID, document: document)
    }
    let others = tree.signatures
    try refuseSigningAgain(try plan.context.signatures(among: others, in: tree), uris: uris)
    let site = try site()
    try requireFreshIDs(signatureID: signatureID)
    return Located(site: site, signatureID: signatureID, uris: uris, hasOthers: !others.isEmpty)
  }

  private func uri(
    of subject: ResolvedReference.Subject, signatureID: String?, document: [UInt8]
  ) throws(SignetError) -> String {
    switch subject {
    case .document: return ""
    case .element(let path, let idAttribute, let rule):
      let id = try id(of: try path.element(in: tree), attribute: idAttribute, rule, document: document)
      _ = try tree.element(withID: id, idAttributes: plan.description.idAttributes)
      return "#" + id
    case .ownPart(let id): return "#" + id.replacing("{id}", with: signatureID ?? "")
    case .signature(let id):
      let signature = try ExistingSignature(id, in: tree).element
      return "#" + (try self.id(of: signature, attribute: Self.plainID, .any, document: document))
    case .signatureValue(let id):
      let signature = try ExistingSignature(id, in: tree)
      let made = ReferenceDescription.IDRule.madeWithPrefix("signature-value-")
      return "#" + (try self.id(of: try signature.value, attribute: Self.plainID, made, document: document))
    }
  }

  private static let plainID = AttributeName(inNoNamespace: "Id")

  private func id(
    of element: XMLElement, attribute: AttributeName, _ rule: ReferenceDescription.IDRule, document: [UInt8]
  ) throws(SignetError) -> String {
    guard let id = element.attribute(attribute.local, namespace: attribute.namespace) else {
      guard case .madeWithPrefix(let prefix) = rule, attribute.namespace == nil else {
        throw invalidID(element, "The element \(element.qualifiedName) has no attribute \(attribute.qualified).")
      }
      let made = prefix + Self.digits(of: document)
      editor.addAttribute(attribute.local, value: made, to: element)
      return made
    }
    guard Markup.isUsableID(id) else {
      throw invalidID(element, "The Id \(id.debugDescription) has characters that an Id can't have.")
    }
    if case .matching(let pattern) = rule, try !rule.admits(id) {
      throw invalidID(element, "The Id \(id.debugDescription) is not of the form \(pattern).")
    }
    return id
  }

  private func invalidID(_ element: XMLElement, _ message: String) -> SignetError {
    SignetError(
      .signatureIDInvalid, about: .element(xpath: element.xpath), message: message,
      hint: "Set the attribute before signing; the authority checks it against the document's own numbers.")
  }

  private func signatureID(document: [UInt8]) throws(SignetError) -> String? {
    guard let description = plan.description.id else { return nil }
    let named = try plan.idNamedBy?.elements(in: tree).first?.pureText.map(Self.name)
    let id = named ?? Self.suggestion(description, for: document)
    guard Markup.isUsableID(id) else {
      throw SignetError(
        .signatureIDInvalid, message: "The document names its signature \(id.debugDescription), which can't be an Id.",
        hint: "Write '#' and a name of letters and digits there, for example #\(description.suggested).")
    }
    return id
  }

  /// The Id of the signature that the text of an element means.
  static func name(in text: String) -> String {
    String(text.drop { $0.isWhitespace || $0 == "#" }.prefix { !$0.isWhitespace })
  }

  /// The Id of the signature where the document names none.
  static func suggestion(_ description: SignatureID, for document: [UInt8]) -> String {
    guard description.suggested.contains("{digest}") else { return description.suggested }
    return description.suggested.replacing("{digest}", with: digits(of: document))
  }

  /// 32 hexadecimal digits that are another for each document.
  private static func digits(of document: [UInt8]) -> String {
    String(Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: document)).prefix(32))
  }

  /// No Id of the signature and its parts may be in the document already: two elements with one Id have none.
  private func requireFreshIDs(signatureID: String?) throws(SignetError) {
    let ids = plan.description.partIDs.map { $0.replacing("{id}", with: signatureID ?? "") }
    for id in [signatureID].compactMap(\.self) + ids {
      guard let element = tree.firstElement(carrying: id) else { continue }
      throw SignetError(
        .xmlIDDuplicate, about: .element(xpath: element.xpath),
        message: "The document has the Id \(id.debugDescription) already, which a part of the signature is to have.",
        hint: "Give the signature another Id, for example one with {digest} in it.")
    }
  }

  private func site() throws(SignetError) -> Site {
    for placement in plan.placements {
      if let site = try site(placement) { return site }
    }
    throw SignetError(
      .signaturePlaceMissing, message: "The document has no place for the signature.",
      hint: "Add it where the authority's manual says: \(plan.placements.map(\.wanted).joined(separator: ", or ")).")
  }

  /// The point that a placement means, or nil where the document has none.
  private func site(_ placement: ResolvedPlacement) throws(SignetError) -> Site? {
    switch placement {
    case .firstChild(let path):
      return try single(path).map { parent in
        .point(parent.children.first.map { .before($0) } ?? .lastChild(of: parent))
      }
    case .lastChild(let path): return try single(path).map { .point(.lastChild(of: $0)) }
    case .before(let path): return try single(path).map { .point(.before($0)) }
    case .after(let path): return try single(path).map { .point(.after($0)) }
    case .firstEmpty(let path):
      return try path.elements(in: tree).first(where: \.isEmpty).map { .point(.lastChild(of: $0)) }
    case .enveloping: return .around(try tree.root)
    case .counterSignature(let id): return try ExistingSignature(id, in: tree).counterSignatureSite
    case .wrapped(let placement, let before, let after):
      guard case .point(let point, let outerBefore, let outerAfter) = try site(placement) else { return nil }
      return .point(point, before: outerBefore + before, after: after + outerAfter)
    }
  }

  /// The element at a path, or nil where there is none.
  private func single(_ path: ElementPath) throws(SignetError) -> XMLElement? {
    try path.elements(in: tree).isEmpty ? nil : try path.element(in: tree)
  }

  /// A document that has a signature over the same thing is not signed a second time.
  private func refuseSigningAgain(_ others: [XMLElement], uris: [String]) throws(SignetError) {
    guard !plan.description.joinsOthers else { return }
    let uris = zip(plan.references, uris).compactMap { reference, uri in
      switch reference.subject {
      case .document, .element: ExactText(uri)
      case .ownPart, .signature, .signatureValue: nil
      }
    }
    for signature in others {
      let signed = signature.descendants.filter { $0.isNamed("Reference", in: Namespace.xmldsig) }
        .compactMap { $0.attribute("URI") }
      guard let uri = signed.first(where: { uris.contains(ExactText($0)) }) else { continue }
      throw SignetError(
        .signatureAlreadyPresent, about: .element(xpath: signature.xpath),
        message: "The document has a signature over \(uri.isEmpty ? "itself" : uri) already.",
        hint: "Take the unsigned document; nothing is signed twice.")
    }
  }
}
