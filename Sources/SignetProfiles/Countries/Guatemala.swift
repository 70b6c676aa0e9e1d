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
    )
  )
}
