import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Dominican Republic: electronic documents (e-CF), summaries, receipts and approvals, and the seed of a session.
  ///
  /// Sources: DGII, Descripción técnica de facturación electrónica, section on the signature; documents of issuers. The
  /// documents are in no namespace, and have no white space between elements and no comments.
  public static let doDGII = SignatureProfile(
    id: "do-dgii",
    title: "Dominican Republic: e-CF, summaries, receipts, approvals, seed (DGII)",
    source: "DGII, Descripción técnica de facturación electrónica, firmado de e-CF",
    recognizes: [
      "ECF/Encabezado", "RFCE/Encabezado", "ARECF/DetalleAcusedeRecibo", "ACECF/DetalleAprobacionComercial", "ANECF",
      "SemillaModel",
    ],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)]
    ),
    confirmation: .samples,
    rules: .signature("do-dgii", citation: "DGII, Descripción técnica de facturación electrónica")
      + [
        ProfileRule(
          "comments", "There are no comments.", .noComments, cure: "Take the comments out before signing.",
          citation: "DGII, Descripción técnica de facturación electrónica"),
        ProfileRule(
          "white-space", "No white space stands between elements.", .noWhiteSpaceBetweenElements,
          cure: "Write the document without indentation before it is signed.",
          citation: "DGII, Descripción técnica de facturación electrónica", severity: .warning),
        ProfileRule(
          "encoding", "The document is in UTF-8.", .encoding(["UTF-8"]),
          cure: "Write the document in UTF-8 before it is signed.",
          citation: "DGII, Descripción técnica de facturación electrónica"),
        ProfileRule(
          "mark", "No byte order mark stands before the document.", .noByteOrderMark, cure: "Write it without.",
          citation: "DGII, Descripción técnica de facturación electrónica"),
        .inForce(citation: "DGII, Descripción técnica de facturación electrónica"),
      ],
    guide: ProfileGuide(
      certificate:
        "A personal certificate for tax procedures of Cámara de Comercio (Digifirma), Viafirma or Avansi, RSA 2048; DGII "
        + "must have delegated the person for the RNC.",
      facts: [
        ProfileFact("One reference to the whole document, enveloped-signature alone, SHA-256.", .verified),
        ProfileFact("FechaHoraFirma is set before signing.", .verified),
        ProfileFact("The security code is the first six characters of SignatureValue.", .verified),
      ],
      rejections: [
        Rejection(
          "firma inválida", "The document was changed after signing, or namespaces were sorted in another way.",
          cure: "Send the signed bytes as they are."),
        Rejection(
          "certificado no autorizado", "The person is not delegated for the RNC.",
          cure: "Delegate the person in the virtual office of DGII."),
      ]),
    offeredStamps: [.doSecurityCode]
  )
}
