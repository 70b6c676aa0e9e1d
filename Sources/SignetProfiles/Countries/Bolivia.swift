import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Bolivia: electronic invoices and notes of SIAT, of every sector. The computerized kinds are not signed.
  ///
  /// Sources: SIN, Facturación electrónica en línea, section on the signature; public tools of issuers. The documents are
  /// in no namespace; the `xsi` of their root is part of SignedInfo's context. Tools differ in whether SignedInfo is
  /// canonicalized with comments, which makes no difference in what is signed but for its own name.
  public static let boSIAT = SignatureProfile(
    id: "bo-siat",
    title: "Bolivia: electronic invoices and notes (SIAT)",
    source: "SIN, Sistema de facturación electrónica en línea, firma digital",
    recognizes: ["*/cabecera/codigoDocumentoSector"],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .document,
          transforms: [.envelopedSignature, .canonicalization(Canonicalization(.c14n10WithComments))],
          digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.c14n10WithComments)],
        transforms: [1: [[.envelopedSignature, .c14n10], [.envelopedSignature]]])
    )
  )
}
