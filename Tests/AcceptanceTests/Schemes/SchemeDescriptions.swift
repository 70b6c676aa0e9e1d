import SignetCrypto
import SignetSignatures
import SignetXML

/// What some authorities ask for, as descriptions: the model must be able to say it.
enum SchemeDescriptions {
  /// Spain, Facturae 3.2: EPES; SignedProperties first, a SHA-1 policy beside SHA-512, the whole chain in KeyInfo.
  static let facturae = SignatureDescription(
    namespaces: ["fe": "http://www.facturae.es/Facturae/2009/v3.2/Facturae"],
    placement: [.lastChild(of: "fe:Facturae")],
    id: SignatureID("Signature"), prefix: "ds", canonicalization: Canonicalization(.c14n10), methods: [.rsaSHA512],
    references: [
      ReferenceDescription(.signedProperties, transforms: [], digest: .sha512),
      ReferenceDescription(.keyInfo, transforms: [], digest: .sha512),
      ReferenceDescription(
        .document, transforms: [.envelopedSignature], digest: .sha512, id: "Reference-ID",
        type: Namespace.xmldsig + "Object"),
    ], keyInfo: [.x509Certificates(.chain), .keyValue], keyInfoID: "Certificate1",
    xades: XAdESDescription(
      prefix: "etsi", signedPropertiesID: "{id}-SignedProperties", signingTime: SigningTimeFormat(minutesFromUTC: 60),
      signingCertificates: [SigningCertificateDescription(.v1, digest: .sha512)],
      policy: .identified(
        SignaturePolicyID(
          ObjectIdentifier(
            "http://www.facturae.es/politica_de_firma_formato_facturae/politica_de_firma_formato_facturae_v3_1.pdf",
            description: "Política de Firma FacturaE v3.1"),
          digest: .sha1, digestValue: Base64.decode("Ohixl6upD6av8N7pEvDABhEL6hM=".utf8) ?? [])),
      role: SignerRole(isV2: false, claimed: ["emisor"]),
      dataObjectFormats: [
        DataObjectFormat(
          of: "Reference-ID", description: "Factura electrónica",
          identifier: ObjectIdentifier("urn:oid:1.2.840.10003.5.109.10", qualifier: .oidAsURN))
      ]))

  /// Spain, TicketBAI (Gipuzkoa): EPES by its policy, SigningCertificateV2 allowed.
  static let ticketBAI = SignatureDescription(
    namespaces: ["T": "urn:ticketbai:emision"], placement: [.lastChild(of: "T:TicketBai")],
    id: SignatureID("Signature-{digest}"), prefix: "ds", canonicalization: Canonicalization(.c14n10),
    methods: [.rsaSHA256],
    references: [
      ReferenceDescription(
        .document, transforms: [.envelopedSignature, .c14n10], digest: .sha512, id: "{id}-Reference"),
      ReferenceDescription(.signedProperties, transforms: [], digest: .sha512),
      ReferenceDescription(.keyInfo, transforms: [], digest: .sha512),
    ], keyInfo: [.x509Certificates(.leaf), .keyValue], keyInfoID: "{id}-KeyInfo",
    xades: XAdESDescription(
      policy: .identified(
        SignaturePolicyID(
          ObjectIdentifier("https://www.gipuzkoa.eus/ticketbai/sinadura"), digest: .sha256,
          digestValue: Base64.decode("vSe1CH7eAFVkGN0X2Y7Nl9XGUoBnziDA5BGUSsyt8mg=".utf8) ?? [],
          location: "https://www.gipuzkoa.eus/ticketbai/sinadura")),
      dataObjectFormats: [DataObjectFormat(of: "{id}-Reference", encoding: "UTF-8")]))

  /// A counter-signature over the only signature of a document, with properties of the level B-B.
  static let counterSignature = SignatureDescription(
    placement: [.counterSignature(of: nil)], id: SignatureID("counter"), prefix: "cs",
    canonicalization: Canonicalization(.exclusive), methods: [.ecdsaSHA256],
    references: [
      ReferenceDescription(.signatureValue(of: nil), transforms: [.exclusive], digest: .sha256),
      ReferenceDescription(.signedProperties, transforms: [.exclusive], digest: .sha256),
    ], keyInfo: [.x509Certificates(.leaf)], xades: XAdESDescription())
}
