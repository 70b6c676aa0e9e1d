import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Uruguay: electronic documents (CFE), alone or in the envelope to DGI or between companies.
  ///
  /// Sources: DGI, Formato de los CFE; frequent questions, version 12, 4.15 (SHA-1 is refused since 2018); a library whose
  /// documents DGI's test system took in 2026. Every CFE is signed as a document of its own, with an empty URI, before it is
  /// pasted into its envelope.
  public static let uyCFE = SignatureProfile(
    id: "uy-cfe",
    title: "Uruguay: CFE (DGI)",
    source: "DGI, Formato de los CFE, firma electrónica avanzada; preguntas frecuentes v12, 4.15",
    recognizes: ["//cfe:CFE"],
    signature: SignatureDescription(
      namespaces: ["cfe": Namespace.cfe],
      placement: [.lastChild(of: "//cfe:CFE")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Data([.issuerSerial, .certificates(.leaf)])],
      names: NameStyle(separator: ", "),
      contexts: [.standalone("//cfe:CFE", keeping: .used)],
      accepts: AcceptedForms(transforms: [
        1: [
          [.envelopedSignature, .c14n10],
          [.envelopedSignature, .canonicalization(Canonicalization(.c14n10WithComments))],
        ]
      ]),
      each: "//cfe:CFE"
    ),
    confirmation: .unconfirmed,
    rules: .signature("uy-cfe", citation: "DGI, Formato de los CFE")
      + [
        ProfileRule(
          "s02", "The certificate is for the RUC of the issuer (S02).",
          .owner(
            CertificateValue([.subject("2.5.4.5")], pattern: "RUC ?([0-9]{12})"),
            equals: ["//cfe:CFE/*/cfe:Encabezado/cfe:Emisor/cfe:RUCEmisor"], comparing: .whole),
          cure: "Sign with the certificate of the issuing company.", citation: "DGI, rejection S02"),
        .inForce("s03", citation: "DGI, rejection S03"),
        .rsa2048(citation: "DGI, Formato de los CFE"),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate of Correo Uruguayo, Abitab (ID Digital) or Antel for the company: its serialNumber is RUC and "
        + "twelve digits; RSA 2048.",
      facts: [
        ProfileFact("Each CFE is signed as a document of its own, with an empty URI, before it is pasted.", .sourced),
        ProfileFact("SHA-256 only, since 2018; DGI's own answers have SHA-1.", .sourced),
        ProfileFact("The transforms are enveloped-signature, with or without C14N 1.0 behind it.", .sourced),
      ],
      rejections: [
        Rejection(
          "S02", "The RUC in the certificate is another than RUCEmisor.", cure: "Sign with the company's certificate."),
        Rejection("S03", "The certificate was not in force on the day of issue.", cure: "Renew the certificate."),
        Rejection("E04", "The chain of the certificate is not trusted.", cure: "signet chain check the certificate."),
      ])
  )
}
