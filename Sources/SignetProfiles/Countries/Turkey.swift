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
    )
  )
}
