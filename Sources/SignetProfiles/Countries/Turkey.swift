import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Turkey: e-Fatura, e-Arşiv, e-İrsaliye and their answers in UBL-TR 1.2.
  ///
  /// Sources: Gelir İdaresi Başkanlığı, UBL-TR Common_Schematron: XadesSignatureCheckForInvoice (one reference to the
  /// whole document), TransformCountCheck (one transform at most), SignatureMethodCheck (no SHA-1), X509DataCheck;
  /// TÜBİTAK's BES form for the order of the references, `KeyValue` and lines of 76. Rejections: 1150 (schematron), 1160
  /// (schema), 1161–1163 and 1175–1177 (signature).
  public static let trUBL = SignatureProfile(
    id: "tr-ubl",
    title: "Turkey: UBL-TR invoices, despatch advices and answers (GİB)",
    source: "Gelir İdaresi Başkanlığı, UBL-TR 1.2, Common_Schematron; TÜBİTAK's BES form",
    recognizes: [
      "*[cbc:CustomizationID='TR1.2']", "*[cbc:CustomizationID='TR1.2.1']",
    ],
    signature: SignatureDescription(
      namespaces: [
        "ext": Namespace.ublExtensions, "cac": Namespace.ublAggregates, "cbc": Namespace.ublBasics,
      ],
      placement: [
        .firstEmpty("*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent"),
        .wrapped(
          .lastChild(of: "*/ext:UBLExtensions"),
          in: """
            <ext:UBLExtension xmlns:ext="\(Namespace.ublExtensions)"><ext:ExtensionContent>{signature}\
            </ext:ExtensionContent></ext:UBLExtension>
            """),
        .wrapped(
          .firstChild(of: "*"),
          in: """
            <ext:UBLExtensions xmlns:ext="\(Namespace.ublExtensions)"><ext:UBLExtension><ext:ExtensionContent>\
            {signature}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
            """),
      ],
      id: SignatureID(
        "Signature_{digest}",
        namedBy: "*/cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256, .ecdsaSHA384, .ecdsaSHA256],
      references: [
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
        ReferenceDescription(
          .document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-Reference"),
      ],
      keyInfo: [.x509Certificates(.leaf), .keyValue],
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        signedPropertiesID: "{id}-SignedProperties",
        signingTime: SigningTimeFormat(zone: "Europe/Istanbul"),
        signingCertificates: [SigningCertificateDescription(.v1)],
        role: SignerRole(isV2: false, claimed: ["Tedarikçi"]),
        dataObjectFormats: [DataObjectFormat(of: "{id}-Reference")]),
      layout: TextLayout(lineWidth: 76),
      accepts: AcceptedForms(
        methods: [.rsaSHA384, .rsaSHA512, .ecdsaSHA512],
        digests: [.sha384, .sha512],
        anyOrder: true)
    ),
    confirmation: .unconfirmed,
    rules: .signature(
      "tr-ubl", wrong: "1177", form: "1150", citation: "GİB, result codes 1150 and 1177; Common_Schematron")
      + [
        ProfileRule(
          "signature-uri", "cac:Signature names the Id of the signature.",
          .namesSignature("*/cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI"),
          cure: "Write '#' and the Id there before signing; the profile takes the Id from it.",
          citation: "UBL-TR 1.2, Signature"),
        ProfileRule(
          "signature-check", "cac:Signature bears the number of the signer, 10 or 11 digits.",
          .matches("*/cac:Signature/cbc:ID", "[0-9]{10,11}"),
          cure: "Write the VKN or TCKN of the signer into cac:Signature/cbc:ID.",
          citation: "Common_Schematron, SignatureCheck"),
        .inForce("1175", citation: "GİB, result codes 1175 and 1176"),
      ],
    guide: ProfileGuide(
      certificate:
        "A fiscal seal (Mali Mühür) of Kamu SM for companies, a qualified certificate (NES) for sole traders; on a smart "
        + "card or an HSM, through PKCS#11.",
      facts: [
        ProfileFact("The signature is the content of an extension, without further elements around it.", .sourced),
        ProfileFact(
          "One reference is to the whole document, with one transform at most; RSA-SHA1 is forbidden.", .sourced),
        ProfileFact("SignedProperties are the first reference, the document the second.", .sourced),
        ProfileFact("KeyInfo holds the signer's certificate and KeyValue.", .sourced),
        ProfileFact("ECDSA on P-384 with newer cards.", .remembered),
        ProfileFact("No public signed document verifies.", .verified),
      ],
      rejections: [
        Rejection(
          "1150", "The schematron found something, in the signature or elsewhere.",
          cure: "Sign with the profile tr-ubl."),
        Rejection(
          "1177", "The signature does not hold.", cure: "Sign the final bytes, with the stylesheet already in them."),
        Rejection(
          "1175, 1176", "The signer may not sign for this taxpayer.", cure: "Sign with the taxpayer's own seal."),
      ])
  )
}
