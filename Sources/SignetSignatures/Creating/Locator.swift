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
    var insertionPoint: InsertionPoint
    /// The Id of the signature, where it has one.
    var signatureID: String?
    /// What each reference covers, and its URI.
    var references: [(uri: String, apex: DocumentSubset.Apex)]
  }

  /// Finds everything, and adds the Ids that are missing and may be made.
  func locate(document: [UInt8]) throws(SignetError) -> Located {
    let references = try plan.references.map { reference throws(SignetError) in
      try locate(reference.subject, document: document)
    }
    try refuseSigningAgain(uris: Set(references.map(\.uri)))
    return Located(
      insertionPoint: try insertionPoint(), signatureID: try signatureID(), references: references)
  }

  private func locate(
    _ subject: ResolvedReference.Subject, document: [UInt8]
  ) throws(SignetError) -> (uri: String, apex: DocumentSubset.Apex) {
    switch subject {
    case .document:
      return ("", .document(tree))
    case .element(let path, let idAttribute, let rule):
      let element = try path.element(in: tree)
      let id = try id(of: element, attribute: idAttribute, rule, document: document)
      return ("#" + id, .element(try tree.element(withID: id)))
    }
  }

  private func id(
    of element: XMLElement, attribute: String, _ rule: ReferenceDescription.IDRule, document: [UInt8]
  ) throws(SignetError) -> String {
    guard let id = element.attribute(attribute) else {
      guard case .madeWithPrefix(let prefix) = rule else {
        throw invalidID(element, "The element \(element.qualifiedName) has no attribute \(attribute).")
      }
      let made = prefix + Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: document)).prefix(32)
      editor.addAttribute(attribute, value: made, to: element)
      return made
    }
    guard Markup.isUsableID(id) else {
      throw invalidID(element, "The Id \(id.debugDescription) has characters that an Id can't have.")
    }
    if case .matching(let pattern) = rule, try !matches(id, pattern) {
      throw invalidID(element, "The Id \(id.debugDescription) is not of the form \(pattern).")
    }
    return id
  }

  private func matches(_ id: String, _ pattern: String) throws(SignetError) -> Bool {
    do {
      return try Regex(pattern).wholeMatch(in: id) != nil
    } catch {
      throw SignetError(
        .signatureIDInvalid, message: "The profile's pattern \(pattern.debugDescription) is not a regular expression.",
        hint: "Correct the profile.")
    }
  }

  private func invalidID(_ element: XMLElement, _ message: String) -> SignetError {
    SignetError(
      .signatureIDInvalid, about: .element(xpath: element.xpath), message: message,
      hint: "Set the attribute before signing; the authority checks it against the document's own numbers.")
  }

  private func signatureID() throws(SignetError) -> String? {
    guard let description = plan.description.id else { return nil }
    let named = try plan.idNamedBy?.elements(in: tree).first?.pureText.map { text in
      String(text.drop { $0.isWhitespace || $0 == "#" }.prefix { !$0.isWhitespace })
    }
    let id = named ?? description.suggested
    guard Markup.isUsableID(id) else {
      throw SignetError(
        .signatureIDInvalid, message: "The document names its signature \(id.debugDescription), which can't be an Id.",
        hint: "Write '#' and a name of letters and digits there, for example #\(description.suggested).")
    }
    return id
  }

  private func insertionPoint() throws(SignetError) -> InsertionPoint {
    for placement in plan.placements {
      switch placement {
      case .lastChild(let path):
        if let element = try single(path) { return .lastChild(of: element) }
      case .before(let path):
        if let element = try single(path) { return .before(element) }
      case .after(let path):
        if let element = try single(path) { return .after(element) }
      case .firstEmpty(let path):
        if let element = try path.elements(in: tree).first(where: \.isEmpty) { return .lastChild(of: element) }
      }
    }
    throw SignetError(
      .signaturePlaceMissing, message: "The document has no place for the signature.",
      hint: "Add it where the authority's manual says: \(plan.placements.map(\.wanted).joined(separator: ", or ")).")
  }

  /// The element at a path, or nil where there is none.
  private func single(_ path: ElementPath) throws(SignetError) -> XMLElement? {
    try path.elements(in: tree).isEmpty ? nil : try path.element(in: tree)
  }

  /// A document that has a signature over the same thing is not signed a second time.
  private func refuseSigningAgain(uris: Set<String>) throws(SignetError) {
    for signature in tree.signatures {
      let signed = signature.descendants.filter { $0.isNamed("Reference", in: Namespace.xmldsig) }
        .compactMap { $0.attribute("URI") }
      guard let uri = signed.first(where: uris.contains) else { continue }
      throw SignetError(
        .signatureAlreadyPresent, about: .element(xpath: signature.xpath),
        message: "The document has a signature over \(uri.isEmpty ? "itself" : uri) already.",
        hint: "Take the unsigned document; nothing is signed twice.")
    }
  }
}

extension ResolvedPlacement {
  /// The place in words.
  fileprivate var wanted: String {
    switch self {
    case .lastChild(let path): "an element \(path.text)"
    case .before(let path): "an element \(path.text), before which it goes"
    case .after(let path): "an element \(path.text), after which it goes"
    case .firstEmpty(let path): "an empty element \(path.text)"
    }
  }
}
