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
    )
  )
}
