import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Guatemala: electronic documents of FEL and their cancellations, as the issuer signs them: XAdES-BES.
  ///
  /// Sources: SAT, FEL documentación técnica, GT_Documento 0.2.0 and GT_AnulacionDocumento 0.1.0; an issuer's document.
  /// The certifier adds a second signature behind this one. Some issuers leave out the reference to KeyInfo.
  public static let gtFEL = SignatureProfile(
    id: "gt-fel",
    title: "Guatemala: GTDocumento and GTAnulacionDocumento of the issuer (SAT FEL)",
    source: "SAT, FEL, GT_Documento-0.2.0.xsd, GT_AnulacionDocumento-0.1.0.xsd",
    recognizes: ["dte:GTDocumento/dte:SAT", "anu:GTAnulacionDocumento/anu:SAT"],
    signature: SignatureDescription(
      namespaces: ["dte": Namespace.fel, "anu": Namespace.felCancellation],
      placement: [.after("dte:GTDocumento/dte:SAT | anu:GTAnulacionDocumento/anu:SAT")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .element(
            "dte:GTDocumento/dte:SAT/dte:DTE/dte:DatosEmision"
              + " | anu:GTAnulacionDocumento/anu:SAT/anu:AnulacionDTE/anu:DatosGenerales",
            idAttribute: "ID", id: .matching("DatosEmision|DatosAnulacion")),
          transforms: [.c14n10], digest: .sha256, id: "Reference-{id}"),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha256, id: "ReferenceKeyInfo-{id}"),
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.leaf), .keyValue],
      keyInfoID: "KeyInfoId-{id}",
      signatureValueID: "SignatureValue-{id}",
      xades: XAdESDescription(
        signedPropertiesID: "SignedProperties-{id}", signingTime: SigningTimeFormat(minutesFromUTC: -360),
        signingCertificates: [SigningCertificateDescription(.v1)],
        dataObjectFormats: [DataObjectFormat(of: "Reference-{id}", encoding: "UTF-8")]),
      names: NameStyle(order: .generalFirst, separator: ", "),
      accepts: AcceptedForms(transforms: [1: [[.envelopedSignature]]], optionalReferences: [2])
    ),
    othersSignatures: [certifier],
    confirmation: .samples,
    rules: .signature("gt-fel", citation: "SAT, FEL documentación técnica")
      + [
        ProfileRule(
          "owner", "The certificate is for the NIT of the issuer.",
          .owner(
            CertificateValue([.subject("2.5.4.3")]),
            equals: [
              "dte:GTDocumento/dte:SAT/dte:DTE/dte:DatosEmision/dte:Emisor/@NITEmisor",
              "anu:GTAnulacionDocumento/anu:SAT/anu:AnulacionDTE/anu:DatosGenerales/@NITEmisor",
            ], comparing: .whole),
          cure: "Sign with the certificate that SAT issued for the NIT.", citation: "SAT, FEL documentación técnica",
          severity: .warning),
        .inForce(citation: "SAT, FEL documentación técnica"),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate that SAT issues to the issuer in its virtual agency, for two years, with the NIT as its name. Many "
        + "issuers leave signing to their certifier.",
      facts: [
        ProfileFact("The first signature is the issuer's, over DatosEmision, behind dte:SAT.", .verified),
        ProfileFact("The certifier's signature over DatosCertificados follows it.", .sourced),
        ProfileFact("C14N 1.0 as the only transform; some issuers write enveloped-signature instead.", .verified),
        ProfileFact("Cancellations sign DatosGenerales with the ID DatosAnulacion.", .sourced),
      ],
      rejections: [
        Rejection(
          "signature not valid", "The certifier's additions changed what the issuer had signed.",
          cure: "Sign the document as the last step before it goes to the certifier.")
      ])
  )

  /// The signature of the certifier, over everything that it has added too.
  private static let certifier = SignatureDescription(
    namespaces: ["dte": Namespace.fel, "anu": Namespace.felCancellation],
    placement: [.lastChild(of: "*")],
    id: SignatureID("Signature-{digest}"),
    prefix: "ds",
    canonicalization: Canonicalization(.c14n10),
    methods: [.rsaSHA256],
    references: [
      ReferenceDescription(
        .element(
          "dte:GTDocumento/dte:SAT/dte:DTE | anu:GTAnulacionDocumento/anu:SAT/anu:AnulacionDTE", idAttribute: "ID",
          id: .matching("DatosCertificados")),
        transforms: [.c14n10], digest: .sha256),
      ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
      ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
    ],
    keyInfo: [.x509Certificates(.leaf), .keyValue],
    keyInfoID: "KeyInfoId-{id}",
    xades: XAdESDescription(
      signedPropertiesID: "SignedProperties-{id}", signingTime: SigningTimeFormat(minutesFromUTC: -360),
      signingCertificates: [SigningCertificateDescription(.v1)]),
    accepts: AcceptedForms(transforms: [1: [[.envelopedSignature]]], optionalReferences: [2])
  )
}
