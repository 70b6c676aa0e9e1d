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
    ),
    confirmation: .unconfirmed,
    rules: .signature("bo-siat", citation: "SIN, Sistema de facturación electrónica en línea, firma digital")
      + [
        .inForce(citation: "SIN, Sistema de facturación electrónica en línea, firma digital"),
        .rsa2048(citation: "SIN, Sistema de facturación electrónica en línea, firma digital"),
      ],
    guide: ProfileGuide(
      certificate: "A certificate of ADSIB or Digicert Bolivia, in software or on a token, RSA 2048.",
      facts: [
        ProfileFact("The reference has enveloped-signature and then C14N 1.0 with comments.", .sourced),
        ProfileFact("SignedInfo in C14N 1.0; some tools write C14N 1.0 with comments there too.", .sourced),
        ProfileFact("Which code the signature has among those of the service (901 to 908).", .unknown),
      ],
      rejections: [
        Rejection(
          "902", "The document is refused, for its signature among other reasons.",
          cure: "Sign the document where it stands: xmlns:xsi of the root is part of SignedInfo's context.")
      ])
  )
}
