import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Malaysia: invoices, notes and self-billed documents in UBL 2.1, version 1.1 (signed).
  ///
  /// Sources: LHDN, MyInvois SDK, "Document Signature Creation", steps 2 to 8, and its ten signed XML samples of version
  /// 1.1, from which the bytes are known: the document is digested without the white space between its elements, the
  /// signature is made over the document and not over `SignedInfo`, and `SignedProperties` are digested as the text that
  /// .NET makes of them. Rejections: DS302–DS337 of the document signature validator.
  ///
  /// Only the document is protected: `cac:Signature`, which must be there, and the properties are not covered.
  public static let myMyInvois = SignatureProfile(
    id: "my-myinvois",
    title: "Malaysia: MyInvois documents 1.1 in XML (LHDN)",
    source: "LHDN, MyInvois SDK, Document Signature Creation; its XML samples of version 1.1",
    recognizes: ["inv:Invoice/cbc:InvoiceTypeCode[@listVersionID='1.1']"],
    signature: SignatureDescription(
      namespaces: UBLSignatureExtension.namespaces,
      placement: UBLSignatureExtension.placement,
      id: SignatureID("signature"),
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .document,
          transforms: [withoutExtensions, withoutSignature, .exclusive],
          digest: .sha256, id: "id-doc-signed-data",
          input: .removing(UBLSignatureExtension.removed, Canonicalization(.c14n11), removesWhiteSpace: true)),
        ReferenceDescription(
          .signedProperties, transforms: [], digest: .sha256, type: Namespace.xmldsig + "SignatureProperties",
          input: .literal(
            LiteralText(emptyElements: .closedAfterSpace, putsAttributesFirst: true, removesWhiteSpace: true))),
      ],
      keyInfo: [.x509Certificates(.leaf)],
      xades: XAdESDescription(
        signedPropertiesID: "id-xades-signed-props",
        signingCertificates: [SigningCertificateDescription(.v1)],
        targetIsBareID: true),
      // DS326 compares the name letter by letter with the one that .NET writes.
      names: NameStyle(
        separator: ", ",
        keywords: ["1.2.840.113549.1.9.1": "E", "2.5.4.5": "SERIALNUMBER", "2.5.4.8": "S", "2.5.4.97": "OID.2.5.4.97"]),
      signs: .document,
      accepts: AcceptedForms(
        // What the validator writes anew follows the document: an empty element may also have two tags.
        canonicalizations: [Canonicalization(.c14n11)],
        transforms: [1: [[withoutExtensions, withoutSignature, .c14n11]]],
        inputs: [
          2: [
            .literal(LiteralText(emptyElements: .startAndEnd, putsAttributesFirst: true, removesWhiteSpace: true))
          ]
        ])
    )
  )

  private static let withoutExtensions = Transform.xpath(XPathFilter("not(//ancestor-or-self::ext:UBLExtensions)"))
  private static let withoutSignature = Transform.xpath(XPathFilter("not(//ancestor-or-self::cac:Signature)"))
}
