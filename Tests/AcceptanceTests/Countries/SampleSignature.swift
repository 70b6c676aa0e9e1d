import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import Testing

/// A signature that someone else made, read for what its maker was free to choose: Ids, prefixes, the time, and which of
/// the accepted algorithms.
struct SampleSignature {
  let element: XMLElement
  let report: SignatureReport

  /// The moment that the signature tells of itself, or nil.
  var signingTime: Date? { report.xades?.signingTime }

  /// The description with the choices of the sample's maker.
  func adapted(_ description: SignatureDescription) throws -> SignatureDescription {
    var description = description
    // Some write a prefix for Signature alone, which is not signed.
    description.prefix = try signedInfo.prefix
    description.signedInfoID = try signedInfo.attribute("Id")
    description.id = report.id.map { SignatureID($0) }
    description.methods = [try #require(report.method)]
    description.canonicalization = try #require(report.canonicalization)
    description.keyInfoID = child("KeyInfo")?.attribute("Id")
    description.signatureValueID = child("SignatureValue")?.attribute("Id")
    description.declarations = furtherDeclarations
    let before = description.references
    description.references = try zip(references, report.references).map { reference, report in
      try adapted(reference, report, among: before)
    }
    description.xades = try description.xades.map {
      try adapted($0, references: description.references, before: before)
    }
    return description
  }

  private func child(_ name: String) -> XMLElement? {
    element.children.first { $0.isNamed(name, in: Namespace.xmldsig) }
  }

  /// The `SignedInfo` element.
  var signedInfo: XMLElement { get throws { try #require(child("SignedInfo")) } }

  /// The `Reference` elements of `SignedInfo`.
  var references: [XMLElement] {
    get throws { try signedInfo.children.filter { $0.isNamed("Reference", in: Namespace.xmldsig) } }
  }

  /// The part of the signature itself that a reference covers, or nil where it covers content.
  func ownPart(of reference: XMLElement) -> XMLElement? {
    guard let uri = reference.attribute("URI"), uri.hasPrefix("#") else { return nil }
    return element.descendants.first { $0.attribute("Id") == String(uri.dropFirst()) }
  }

  /// Namespaces that the signature declares besides its own.
  private var furtherDeclarations: [String: String] {
    let outer = element.parent?.namespacesInScope ?? []
    let own = element.namespacesInScope.filter { declaration in
      !declaration.prefix.isEmpty && declaration.prefix != "xml" && declaration.prefix != element.prefix
        && !outer.contains { $0 == declaration }
    }
    return Dictionary(own.map { ($0.prefix, $0.name) }) { first, _ in first }
  }

  private func adapted(
    _ reference: XMLElement, _ report: ReferenceReport, among wanted: [ReferenceDescription]
  ) throws -> ReferenceDescription {
    let part = ownPart(of: reference)?.localName
    var adapted = try #require(
      wanted.first { candidate in
        switch candidate.subject {
        case .keyInfo: part == "KeyInfo"
        case .signedProperties: part == "SignedProperties"
        case .object, .manifest, .signature, .signatureValue: part != nil && part == "Object"
        case .document: part == nil && (report.uri ?? "").isEmpty
        case .element: part == nil && report.uri?.isEmpty == false
        }
      }, "the profile has no reference for \(report.uri ?? "none")")
    adapted.transforms = report.transforms
    adapted.digest = report.digest
    adapted.id = reference.attribute("Id")
    adapted.omitsURI = report.uri == nil
    adapted.type = reference.attribute("Type") ?? ""
    return adapted
  }

  private func adapted(
    _ xades: XAdESDescription, references: [ReferenceDescription], before: [ReferenceDescription]
  ) throws -> XAdESDescription {
    let properties = try #require(
      element.descendants.first { $0.isNamed("QualifyingProperties", in: Namespace.xades132) })
    var xades = xades
    xades.prefix = properties.prefix
    xades.qualifyingPropertiesID = properties.attribute("Id")
    xades.signedPropertiesID = properties.children.first?.attribute("Id") ?? xades.signedPropertiesID
    xades.signingTime = report.xades?.signingTimeText.map(SigningTimeFormat.init(writing:))
    // What the properties say of a reference they say by its Id, which is another one now.
    xades.dataObjectFormats = xades.dataObjectFormats.compactMap { format in
      guard let old = before.first(where: { $0.id == format.reference }),
        let id = references.first(where: { $0.subject == old.subject })?.id
      else { return nil }
      var format = format
      format.reference = id
      return format
    }
    return xades
  }
}

extension SigningTimeFormat {
  /// The format in which a time was written.
  fileprivate init(writing text: String) {
    let zone = text.firstMatch(of: /(Z|[+-][0-9]{2}:[0-9]{2})$/)?.output.1
    let digits = zone?.dropFirst().split(separator: ":").compactMap { Int($0) } ?? []
    let minutes = digits.count == 2 ? digits[0] * 60 + digits[1] : 0
    self.init(
      minutesFromUTC: zone?.first == "-" ? -minutes : minutes, writesZ: zone == "Z",
      fractionDigits: text.firstMatch(of: /\.([0-9]+)/)?.output.1.count ?? 0, writesZone: zone != nil)
  }
}
