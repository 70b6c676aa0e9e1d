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
    ),
    confirmation: .samples,
    rules: .signature("co-dian", wrong: "ze02", citation: "DIAN, Anexo técnico 1.9, ZE02")
      + [
        .forSignatures("usage", citation: "DIAN, Política de firma v2"),
        .inForce(citation: "DIAN, Política de firma v2"),
        .rsa2048(citation: "DIAN, Política de firma v2"),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate for electronic invoices of an authority that ONAC accredits (Andes SCD, Certicámara, GSE, …), RSA "
        + "2048, with the NIT of the issuer. The same certificate signs the messages to the web service.",
      facts: [
        ProfileFact("The signature goes into the extension behind the one with DianExtensions.", .verified),
        ProfileFact("KeyInfo and SignedProperties are referenced without transforms, or with C14N 1.0.", .verified),
        ProfileFact("The policy of version 2 and its SHA-256 digest.", .verified),
        ProfileFact("The role is supplier, or third party for a technology provider; it may be missing.", .verified),
        ProfileFact("No public invoice of a taxpayer verifies; the confirmation is DIAN's own answer.", .verified),
      ],
      rejections: [
        Rejection(
          "ZE02",
          "The document was changed after signing, or the properties were digested without the root's namespaces.",
          cure: "Write CUFE and QR code before signing, and send the signed bytes as they are."),
        Rejection(
          "certificate selector didn't match any certificates",
          "The issuer's name is written in another way than DIAN's.",
          cure: "Write names as RFC 4514 has them, as the profile does."),
      ])
  )
}
