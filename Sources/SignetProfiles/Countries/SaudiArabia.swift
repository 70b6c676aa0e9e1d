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
    )
  )
}
