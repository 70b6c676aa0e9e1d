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
    ),
    confirmation: .unconfirmed,
    rules: .signature(
      "my-myinvois", missing: "ds301", wrong: "ds333", form: "ds316",
      citation: "MyInvois, document signature validator, DS301–DS333")
      + [
        ProfileRule(
          "ds323", "cac:Signature names the method.",
          .matches(
            "inv:Invoice/cac:Signature/cbc:SignatureMethod", "urn:oasis:names:specification:ubl:dsig:enveloped:xades"),
          cure: "Add cac:Signature with cbc:ID and cbc:SignatureMethod; it is not covered.",
          citation: "MyInvois, document signature validator, DS323"),
        ProfileRule(
          "ds326", "The issuer of the certificate is named as the authority compares it.", .issuerName,
          cure: "Sign with the profile my-myinvois.", citation: "MyInvois, document signature validator, DS326"),
        ProfileRule(
          "ds311", "The certificate is for the taxpayer whose TIN the document bears.",
          .owner(CertificateValue([.subject("2.5.4.97")]), equals: [tin], comparing: .whole),
          cure: "Sign with the certificate of the issuer or of its intermediary.",
          citation: "MyInvois, document signature validator, DS311", severity: .warning),
        .inForce("ds329", citation: "MyInvois, document signature validator, DS329"),
        .rsa2048("ds316-key", citation: "MyInvois SDK, Digital Signature"),
      ],
    guide: ProfileGuide(
      certificate:
        "An organisation's certificate of a Malaysian authority that MCMC licenses, RSA; its subject bears the TIN (2.5.4.97) "
        + "and the registration number (serialNumber).",
      facts: [
        ProfileFact(
          "The value is made over the canonical document without white space; SignedInfo is not signed.", .verified),
        ProfileFact(
          "SignedProperties are digested as .NET writes them: attributes first, no white space, a space before />.",
          .verified),
        ProfileFact("The certificate is digested as the standard has it.", .verified),
        ProfileFact("The eleven signed XML samples of LHDN's SDK, version 1.1, hold by these rules.", .verified),
        ProfileFact(
          "Canonical XML 1.1 is written by clients in use, exclusive canonicalization by the samples.", .sourced),
        ProfileFact("The issuer's name is compared with the one that .NET writes.", .sourced),
      ],
      rejections: [
        Rejection(
          "DS320", "SignedProperties were digested in another form.", cure: "Sign with the profile my-myinvois."),
        Rejection("DS322", "The document was changed after signing.", cure: "Send the signed bytes as they are."),
        Rejection(
          "DS326", "The issuer's name is in another order or punctuated otherwise.",
          cure: "Sign with the profile my-myinvois."),
        Rejection("DS333", "The value does not fit the document.", cure: "Sign the final document."),
      ])
  )

  private static let tin =
    "inv:Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID='TIN']"
  private static let withoutExtensions = Transform.xpath(XPathFilter("not(//ancestor-or-self::ext:UBLExtensions)"))
  private static let withoutSignature = Transform.xpath(XPathFilter("not(//ancestor-or-self::cac:Signature)"))
}
