import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Saudi Arabia: invoices and notes of phase 2 (FATOORA).
  ///
  /// Sources: ZATCA, E-Invoicing Security Features Implementation Standards 1.1, section 2.3.3 (the transforms, the
  /// algorithms), and the samples of its SDK, from which the rest is known: what is signed is the digest of the invoice
  /// and not `SignedInfo`, the value is DER, two digests are hexadecimal digits in base64, and `SignedProperties` are
  /// digested as text. The XPath expressions, read by the standard, would leave nothing of the invoice.
  ///
  /// Only the invoice is protected: the QR code, the signature's own properties and `cac:Signature` are not covered.
  public static let saZATCA = SignatureProfile(
    id: "sa-zatca",
    title: "Saudi Arabia: invoices and notes of phase 2 (ZATCA)",
    source: "ZATCA, Security Features Implementation Standards 1.1, 2.3.3; the samples of ZATCA's SDK",
    recognizes: ["inv:Invoice[cbc:ProfileID='reporting:1.0']"],
    signature: SignatureDescription(
      namespaces: UBLSignatureExtension.namespaces,
      placement: UBLSignatureExtension.placement,
      id: SignatureID("signature"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n11),
      methods: [.ecdsaSHA256],
      references: [
        ReferenceDescription(
          .document,
          transforms: [
            .xpath(XPathFilter("not(//ancestor-or-self::ext:UBLExtensions)")),
            .xpath(XPathFilter("not(//ancestor-or-self::cac:Signature)")),
            .xpath(XPathFilter("not(//ancestor-or-self::cac:AdditionalDocumentReference[cbc:ID='QR'])")),
            .c14n11,
          ],
          digest: .sha256, id: "invoiceSignedData",
          input: .removing(
            UBLSignatureExtension.removed + ["inv:Invoice/cac:AdditionalDocumentReference[cbc:ID='QR']"],
            Canonicalization(.c14n11))),
        ReferenceDescription(
          .signedProperties, transforms: [], digest: .sha256, type: Namespace.xmldsig + "SignatureProperties",
          input: .literal(LiteralText(emptyElements: .closed)), digestText: .hexadecimal),
      ],
      keyInfo: [.x509Certificates(.leaf)],
      xades: XAdESDescription(
        signedPropertiesID: "xadesSignedProperties",
        signingCertificates: [SigningCertificateDescription(.v1, input: .base64, digestText: .hexadecimal)],
        targetIsBareID: true),
      names: NameStyle(separator: ", "),
      layout: TextLayout(indentation: 4, depth: 5),
      signs: .documentDigest,
      ecdsaEncoding: .der
    ),
    confirmation: .samples,
    rules: .signature(
      "sa-zatca", wrong: "invalid-invoice-hash", form: "signed-properties-hashing",
      citation: "FATOORA, validation results, INVOICE_HASHING_ERRORS and CERTIFICATE_ERRORS")
      + [
        ProfileRule(
          "br-ksa-28", "cac:Signature has the Id that the signature's extension names.",
          .matches("inv:Invoice/cac:Signature/cbc:ID", "urn:oasis:names:specification:ubl:signature:Invoice"),
          cure: "Add cac:Signature before cac:AccountingSupplierParty.",
          citation: "ZATCA, XML Implementation Standard, BR-KSA-28"),
        ProfileRule(
          "br-ksa-30", "cac:Signature names the method.",
          .matches(
            "inv:Invoice/cac:Signature/cbc:SignatureMethod", "urn:oasis:names:specification:ubl:dsig:enveloped:xades"),
          cure: "Add cbc:SignatureMethod to cac:Signature.", citation: "ZATCA, XML Implementation Standard, BR-KSA-30"),
        ProfileRule(
          "qrcode-invalid", "There is a QR code.",
          .present("inv:Invoice/cac:AdditionalDocumentReference[cbc:ID='QR']"),
          cure: "Add the QR code after signing; it is not covered.",
          citation: "FATOORA, validation results, QRCODE_INVALID"),
        ProfileRule(
          "certificate-issuer-name", "The issuer is named most specific part first, with a comma and a space.",
          .issuerName,
          cure: "Sign with the profile sa-zatca.", citation: "FATOORA, validation results, certificate-issuer-name",
          severity: .warning),
        ProfileRule(
          "certificate-permissions", "The key is on secp256k1.", .curve([.secp256k1]),
          cure: "Make the key on secp256k1 and ask for a certificate with it.",
          citation: "ZATCA, Security Features Implementation Standards 1.1, 2.2"),
        .inForce("invalid-certificate", citation: "FATOORA, validation results, invalid-certificate"),
      ],
    guide: ProfileGuide(
      certificate:
        "The production CSID of the unit (EGS) that FATOORA issues on a CSR, on secp256k1. It is also the name and the "
        + "secret of the API.",
      facts: [
        ProfileFact("The value is made over the digest of the invoice, in DER; SignedInfo is not signed.", .verified),
        ProfileFact("Read by the standard, the XPath expressions leave nothing of the invoice.", .verified),
        ProfileFact(
          "SignedProperties and the certificate are digested as text, into hexadecimal digits in base64.", .verified),
        ProfileFact("White space that removed elements leave behind is digested.", .verified),
        ProfileFact("Standard invoices are stamped anew by ZATCA when they are cleared.", .sourced),
      ],
      rejections: [
        Rejection(
          "invalid-invoice-hash", "The invoice was laid out or written anew after signing.",
          cure: "Send the signed bytes as they are."),
        Rejection(
          "signed-properties-hashing", "The properties were indented anew, or lines end as in Windows.",
          cure: "Send the signed bytes as they are, with line feeds."),
        Rejection(
          "XSD_ZATCA_INVALID", "A serial number was written in hexadecimal digits.",
          cure: "Sign with the profile sa-zatca."),
      ]),
    offeredStamps: [.saChain, .saQR]
  )
}
