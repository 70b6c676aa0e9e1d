import SignetCertificates
import SignetXML

/// What a signature lacks for the baseline level B-B (EN 319 132-1, section 6.3, table 2).
struct BaselineB {
  /// In words; empty where nothing is missing.
  let missing: [String]

  init(
    signature: SignatureElement, properties: SignedProperties, references: [SignatureReference], signer: Certificate?
  ) {
    var missing: [String] = []
    if properties.signingTime == nil { missing.append("SigningTime") }
    if !properties.certificates.contains(where: { $0.version == .v2 }) { missing.append("SigningCertificateV2") }
    if properties.certificates.contains(where: { $0.version == .v1 }) {
      missing.append("SigningCertificate must not be there")
    }
    if properties.place?.isV2 == false { missing.append("SignatureProductionPlaceV2 instead of the older element") }
    if properties.role?.isV2 == false { missing.append("SignerRoleV2 instead of the older element") }
    let certificates = signature.certificateElements
    if let signer, !certificates.contains(signer.der) { missing.append("the signer's certificate in X509Data") }
    if certificates.isEmpty { missing.append("X509Data with the signer's certificate") }
    let described = Set(properties.formats.filter { $0.mimeType != nil }.map { ExactText($0.reference) })
    let isCounterSignature = references.contains { $0.type == Namespace.xadesTypes + "CountersignedSignature" }
    let undescribed = references.contains { reference in
      !reference.isSignedProperties && !Fragment.isReference(reference.uri, to: signature.keyInfoID)
        && !(reference.id.map { described.contains(ExactText($0)) } ?? false)
    }
    if undescribed, !isCounterSignature {
      missing.append("DataObjectFormat with MimeType for everything that is signed")
    }
    self.missing = missing
  }
}

extension SignatureElement {
  private var keyInfoElement: XMLElement? { element.children.first { $0.isNamed("KeyInfo", in: Namespace.xmldsig) } }

  /// The `Id` of `KeyInfo`, or nil.
  var keyInfoID: String? { keyInfoElement?.attribute("Id") }

  /// The certificates of `X509Data`, those that can be read.
  var certificateElements: [[UInt8]] {
    (keyInfoElement?.children ?? []).filter { $0.isNamed("X509Data", in: Namespace.xmldsig) }.flatMap(\.children)
      .filter { $0.isNamed("X509Certificate", in: Namespace.xmldsig) }.compactMap { try? $0.base64() }
  }

  /// The `Id` of `SignatureValue`, or nil.
  var signatureValueID: String? {
    element.children.first { $0.isNamed("SignatureValue", in: Namespace.xmldsig) }?.attribute("Id")
  }
}
