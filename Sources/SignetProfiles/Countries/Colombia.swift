import SignetCrypto
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Colombia: UBL documents with prior validation, events, and payrolls: XAdES-EPES under DIAN's policy of version 2.
  ///
  /// Sources: DIAN, Anexo técnico de factura electrónica de venta 1.9, section on the signature; Política de firma v2; an
  /// ApplicationResponse that DIAN signed. The references are the document, KeyInfo and the signed properties, in this
  /// order. DIAN's annex names the whole chain in SigningCertificate and takes the leaf alone.
  public static let coDIAN = SignatureProfile(
    id: "co-dian",
    title: "Colombia: UBL invoices, notes, events, payrolls (DIAN)",
    source: "DIAN, Anexo técnico de factura electrónica de venta 1.9, firma digital; Política de firma v2",
    recognizes: [
      "*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/sts:DianExtensions",
      "att:AttachedDocument/ext:UBLExtensions", "nom:NominaIndividual", "aju:NominaIndividualDeAjuste",
    ],
    signature: SignatureDescription(
      namespaces: [
        "ext": Namespace.ublExtensions, "sts": Namespace.dianStructures, "att": Namespace.ublAttachedDocument,
        "nom": Namespace.dianPayroll, "aju": Namespace.dianPayrollAdjustment,
      ],
      placement: [.firstEmpty("*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent")],
      id: SignatureID("xmldsig-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-ref0"),
        ReferenceDescription(.keyInfo, transforms: [.c14n10], digest: .sha256),
        ReferenceDescription(.signedProperties, transforms: [.c14n10], digest: .sha256),
      ],
      keyInfo: [.x509Data([.certificates(.leaf), .subjectName, .issuerSerial])],
      keyInfoID: "{id}-keyinfo",
      signatureValueID: "{id}-sigvalue",
      xades: XAdESDescription(
        signingTime: SigningTimeFormat(minutesFromUTC: -300, fractionDigits: 3),
        signingCertificates: [SigningCertificateDescription(.v1)],
        policy: .identified(
          SignaturePolicyID(
            ObjectIdentifier(
              "https://facturaelectronica.dian.gov.co/politicadefirma/v2/politicadefirmav2.pdf",
              description: "Política de firma para facturas electrónicas de la República de Colombia"),
            digest: .sha256, digestValue: .base64("dMoMvtcG5aIzgYo0tIsSQeVJBDnUnfSOfBpxXrmor0Y="))),
        role: SignerRole(isV2: false, claimed: ["supplier"])),
      accepts: AcceptedForms(
        methods: [.rsaSHA384, .rsaSHA512], digests: [.sha384, .sha512], transforms: [2: [[]], 3: [[]]])
    )
  )
}
