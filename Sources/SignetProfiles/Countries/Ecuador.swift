import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Ecuador: electronic documents: XAdES-BES with SHA-1 everywhere.
  ///
  /// Sources: SRI, Ficha técnica de comprobantes electrónicos, esquema offline, section 6 on the signature. The documents
  /// are in no namespace, and their Id attribute is written `id`. Issuers report that SHA-256 is taken too.
  /// Rejection: 39 (invalid signature).
  public static let ecSRI = SignatureProfile(
    id: "ec-sri",
    title: "Ecuador: electronic documents (SRI)",
    source: "SRI, Ficha técnica de comprobantes electrónicos, esquema offline, 6",
    recognizes: [
      "factura/infoTributaria", "notaCredito/infoTributaria", "notaDebito/infoTributaria",
      "guiaRemision/infoTributaria", "comprobanteRetencion/infoTributaria", "liquidacionCompra/infoTributaria",
    ],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(
          .element("*", idAttribute: "id", id: .matching("comprobante")), transforms: [.envelopedSignature],
          digest: .sha1, id: "{id}-ref0"),
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha1),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha1),
      ],
      keyInfo: [.x509Certificates(.leaf), .keyValue],
      keyInfoID: "{id}-Certificate",
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        prefix: "etsi", signingTime: SigningTimeFormat(minutesFromUTC: -300),
        signingCertificates: [SigningCertificateDescription(.v1, digest: .sha1)],
        dataObjectFormats: [
          DataObjectFormat(of: "{id}-ref0", description: "contenido comprobante", encoding: "UTF-8")
        ]),
      accepts: AcceptedForms(methods: [.rsaSHA256], digests: [.sha256], anyOrder: true)
    ),
    confirmation: .samples,
    rules: .signature("ec-sri", wrong: "39", citation: "SRI, Ficha técnica, error 39 (firma inválida)")
      + [
        ProfileRule(
          "35", "The root has the attribute id with the value comprobante.", .matches("*/@id", "comprobante"),
          cure: "Write id=\"comprobante\", in lower case.", citation: "SRI, Ficha técnica, error 35; schemas"),
        .forSignatures("39-usage", citation: "SRI, Ficha técnica, error 39"),
        .inForce("39-in-force", citation: "SRI, Ficha técnica, error 39"),
        .rsa2048(citation: "SRI, Ficha técnica, 6"),
        ProfileRule(
          "size", "The document has at most 320 KB.", .bytes(atMost: 320 * 1_024),
          cure: "Split the document.", citation: "SRI, Ficha técnica", severity: .warning),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate for electronic signatures of Security Data, the Banco Central, the Consejo de la Judicatura, "
        + "Uanataca or another accredited authority, RSA 2048.",
      facts: [
        ProfileFact("Three references: the document by its id, SignedProperties, KeyInfo; in any order.", .verified),
        ProfileFact("RSA-SHA1 and SHA-1 everywhere, SigningCertificate of XAdES 1.3.2, no policy.", .verified),
        ProfileFact("A document signed again with its own key, time and Ids is the same byte for byte.", .verified),
        ProfileFact("SHA-256 is taken since about 2024.", .unknown),
        ProfileFact("A document has at most 320 KB.", .sourced),
      ],
      rejections: [
        Rejection(
          "39",
          "Signature or certificates altered: names of issuers with e-mail addresses or accents written in "
            + "another way, serial numbers cut by JavaScript, a certificate of a .p12 that is not for signatures.",
          cure: "Sign with the profile, and choose the certificate for digital signatures."),
        Rejection("35", "The document breaks the schema.", cure: "Check it with SRI's schemas before signing."),
      ])
  )
}
