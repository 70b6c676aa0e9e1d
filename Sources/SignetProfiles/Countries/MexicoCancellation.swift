import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Mexico: requests to cancel invoices and retentions, answers to them, and questions about related invoices.
  ///
  /// Sources: SAT, documentation of the cancellation service (2022); documents signed by public tools that the service
  /// takes. `X509SerialNumber` has the twenty digits of the certificate's number, which are the ASCII characters of its
  /// serial number. The namespaces `xsd` and `xsi` of the root have to stay although nothing uses them: they are part of
  /// what is signed.
  public static let mxCancelacion = SignatureProfile(
    id: "mx-cancelacion",
    title: "Mexico: cancellations of CFDI and retentions (SAT)",
    source: "SAT, Servicio de cancelación de CFDI, esquema Cancelacion.xsd",
    recognizes: [
      "can:Cancelacion", "can:SolicitudAceptacionRechazo", "can:PeticionConsultaRelacionados", "ret:Cancelacion",
    ],
    signature: SignatureDescription(
      namespaces: ["can": Namespace.cfdiCancellation, "ret": Namespace.retentionCancellation],
      placement: [.lastChild(of: "*")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha1)
      ],
      keyInfo: [.x509Data([.issuerSerial, .certificates(.leaf)]), .keyValue],
      names: NameStyle(order: .generalFirst, otherTypes: .named, keywords: ["2.5.4.9": "street"]),
      serialNumbers: .ascii
    ),
    confirmation: .samples,
    rules: .signature("mx-cancelacion", wrong: "302", citation: "SAT, Servicio de cancelación, code 302")
      + [
        ProfileRule(
          "303", "The certificate is for the taxpayer who asks (code 303).",
          .owner(
            CertificateValue([.subject("2.5.4.45")], pattern: "^([A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3})"),
            equals: [
              "can:Cancelacion/@RfcEmisor", "can:SolicitudAceptacionRechazo/@RfcReceptor",
              "can:PeticionConsultaRelacionados/@RfcReceptor", "ret:Cancelacion/@RfcEmisor",
            ], comparing: .whole),
          cure: "Sign with the seal certificate (CSD) of the taxpayer.",
          citation: "SAT, Servicio de cancelación, code 303"),
        .inForce("304", citation: "SAT, Servicio de cancelación, code 304"),
        ProfileRule(
          "white-space", "No white space stands between elements.", .noWhiteSpaceBetweenElements,
          cure: "Write the document without indentation before it is signed.",
          citation: "public tools whose requests SAT takes", severity: .warning),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate for seals (CSD) of SAT, RSA 2048, for the RFC of the issuer; for answers that of the receiver.",
      facts: [
        ProfileFact("One reference to the whole document, enveloped-signature alone, SHA-1.", .verified),
        ProfileFact("X509SerialNumber has the twenty digits of the certificate's number.", .verified),
        ProfileFact("The unused namespaces xsd and xsi of the root are part of what is signed.", .verified),
        ProfileFact("Codes 302 to 305 for the signature and the certificate.", .remembered),
      ],
      rejections: [
        Rejection(
          "302", "The document was indented, or lost its namespaces xsd and xsi, after signing.",
          cure: "Send the signed bytes as they are."),
        Rejection(
          "303", "The certificate is another taxpayer's.", cure: "Sign with the certificate for the RFC of the request."
        ),
      ])
  )
}
