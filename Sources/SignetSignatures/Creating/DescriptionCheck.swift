import Foundation
import SignetFindings
import SignetXML

/// Finds what contradicts itself in a description, before anything is signed with it.
struct DescriptionCheck {
  let description: SignatureDescription

  /// - Throws: `signature.description-invalid`.
  func run() throws(SignetError) {
    guard !description.references.isEmpty else { throw SignatureDescription.invalid("it signs nothing") }
    for prefix in [description.prefix, description.xades?.prefix].compactMap(\.self)
    where !Markup.isUsablePrefix(prefix) {
      throw SignatureDescription.invalid("\(prefix.debugDescription) is not a namespace prefix")
    }
    try checkPrefixes()
    try checkDeclarations()
    try checkLayout()
    try checkIDs()
    for reference in description.references + description.manifestReferences {
      try check(reference.subject)
      guard reference.transforms.selectRelationshipsInOrder else {
        throw SignatureDescription.invalid("one canonicalization must follow one relationships transform")
      }
    }
    if description.envelopingObjectID != nil, description.placement.count > 1 {
      throw SignatureDescription.invalid("an enveloping signature has no other place")
    }
    try checkProperties()
  }

  private func checkPrefixes() throws(SignetError) {
    // XAdES elements hold some of XML Signature, which have to be told apart.
    guard let xades = description.xades, xades.prefix == description.prefix else { return }
    throw SignatureDescription.invalid(
      "XML Signature and XAdES have the same prefix \(xades.prefix ?? "(none)")")
  }

  private func checkDeclarations() throws(SignetError) {
    for (prefix, namespace) in description.declarations {
      guard Markup.isUsablePrefix(prefix), prefix != "xmlns", prefix != "xml", prefix != description.prefix,
        !namespace.isEmpty
      else { throw SignatureDescription.invalid("the prefix \(prefix.debugDescription) can't be declared so") }
    }
  }

  private func checkLayout() throws(SignetError) {
    let layout = description.layout
    guard layout.lineWidth == 0 || (16...4096).contains(layout.lineWidth), (0...64).contains(layout.indentation ?? 0),
      (0...64).contains(layout.depth)
    else { throw SignatureDescription.invalid("the layout of its text is out of bounds") }
    for format in [description.xades?.signingTime].compactMap(\.self) + description.objects.map(\.time) {
      guard let zone = format.zone, TimeZone(identifier: zone) == nil else { continue }
      throw SignatureDescription.invalid("\(zone.debugDescription) is no time zone")
    }
    if description.signs != .signedInfo, let first = description.references.first, first.subject != .document {
      throw SignatureDescription.invalid("its first reference must be to the document, because that is what is signed")
    }
    for reference in description.references where reference.omitsURI && reference.subject != .document {
      throw SignatureDescription.invalid("only a reference to the whole document can do without a URI")
    }
  }

  /// Every Id that is written must be usable, and be there once.
  private func checkIDs() throws(SignetError) {
    let ids = description.partIDs
    for id in ids {
      guard description.id != nil || !id.contains("{id}") else {
        throw SignatureDescription.invalid("the Id \(id) is made of the signature's own, which has none")
      }
      guard Markup.isUsableID(id.replacing("{id}", with: "id")) else {
        throw SignatureDescription.invalid("\(id.debugDescription) can't be an Id")
      }
    }
    guard Set(ids.map(ExactText.init)).count == ids.count else {
      throw SignatureDescription.invalid("two parts of the signature have the same Id")
    }
  }

  private func check(_ subject: ReferenceDescription.Subject) throws(SignetError) {
    switch subject {
    case .keyInfo where description.keyInfoID == nil || description.keyInfo.isEmpty:
      throw SignatureDescription.invalid("KeyInfo is signed, but is not written or has no Id")
    case .signedProperties where description.xades == nil:
      throw SignatureDescription.invalid("SignedProperties are signed, but there are no XAdES properties")
    case .object(let id) where !(description.objectIDs + description.markupIDs).contains(where: id.isExactly):
      throw SignatureDescription.invalid("no Object has the Id \(id)")
    case .manifest(let id) where !description.manifestIDs.contains(where: id.isExactly):
      throw SignatureDescription.invalid("no Manifest has the Id \(id)")
    default: break
    }
  }

  /// EN 319 132-1, section 4.4.2: the properties are tied to their signature by its Id and by a reference.
  private func checkProperties() throws(SignetError) {
    guard let xades = description.xades else { return }
    guard description.id != nil else {
      throw SignatureDescription.invalid("XAdES properties need a signature with an Id")
    }
    guard description.references.count(where: { $0.subject == .signedProperties }) == 1 else {
      throw SignatureDescription.invalid("XAdES properties need one reference to SignedProperties")
    }
    let known = Set((description.references + description.manifestReferences).compactMap { $0.id.map(ExactText.init) })
    let named = xades.dataObjectFormats.map(\.reference) + xades.commitments.flatMap(\.references)
    if let missing = named.first(where: { !known.contains(ExactText($0)) }) {
      throw SignatureDescription.invalid("a XAdES property is about the reference \(missing), which is not there")
    }
    if xades.dataObjectFormats.contains(where: { $0.description == nil && $0.identifier == nil && $0.mimeType == nil })
    {
      throw SignatureDescription.invalid("a DataObjectFormat needs a description, an identifier or a media type")
    }
  }
}

extension SignatureDescription {
  /// The error for a description that contradicts itself.
  static func invalid(_ reason: String) -> SignetError {
    SignetError(
      .signatureDescriptionInvalid, message: "The signature can't be made as it is described: \(reason).",
      hint: "Correct the profile or the description.")
  }

  /// The Ids of all parts that are written with one, as the description has them.
  var partIDs: [String] {
    (references + manifestReferences).compactMap(\.id) + objectIDs + manifestIDs + markupIDs
      + [
        keyInfo.isEmpty ? nil : keyInfoID, signedInfoID, signatureValueID, xades?.qualifyingPropertiesID,
        xades?.signedPropertiesID,
      ].compactMap(\.self)
  }

  /// The Ids of the objects.
  var objectIDs: [String] { [envelopingObjectID].compactMap(\.self) + objects.compactMap(\.id) }

  /// The Ids in the markup of objects.
  var markupIDs: [String] {
    objects.flatMap { object -> [String] in
      guard case .markup(let markup) = object.content else { return [] }
      return markup.matches(of: /\sId\s*=\s*(?:"([^"<&]*)"|'([^'<&]*)')/).map {
        String($0.output.1 ?? $0.output.2 ?? "")
      }
    }
  }

  /// The Ids of the manifests.
  var manifestIDs: [String] {
    objects.compactMap { object in
      if case .manifest(let manifest) = object.content { manifest.id } else { nil }
    }
  }
}
