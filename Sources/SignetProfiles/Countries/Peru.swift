import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Peru: electronic documents in UBL 2.x and SUNAT's summaries.
  ///
  /// Sources: SUNAT, Guía de elaboración de documentos XML, "Firma digital"; error table 2076–2101 and 2334–2336 (the
  /// reference's URI is empty, 2090; the Id of the signature is the one that `cac:Signature` names, 2084–2085). The
  /// signature goes into the first extension that is still empty, which is not always the first one. SHA-1 is what most
  /// issuers still write, and taken as well as stronger digests.
  public static let peSUNAT = SignatureProfile(
    id: "pe-sunat",
    title: "Peru: UBL invoices, notes, despatch advices and summaries (SUNAT)",
    source: "SUNAT, Guía de elaboración de documentos XML, Firma digital; error table 2076–2101, 2334–2336",
    recognizes: ["*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent"],
    signature: SignatureDescription(
      namespaces: [
        "ext": Namespace.ublExtensions, "cac": Namespace.ublAggregates, "cbc": Namespace.ublBasics,
      ],
      placement: [.firstEmpty("*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent")],
      id: SignatureID(
        "SignSUNAT", namedBy: "*/cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.exclusive)], methods: [.rsaSHA1, .rsaSHA384, .rsaSHA512],
        digests: [.sha1, .sha384, .sha512], transforms: [1: [[.envelopedSignature, .exclusive]]])
    ),
    confirmation: .samples,
    rules: .signature(
      "pe-sunat", missing: "1059", wrong: "2334", citation: "SUNAT, error table 1059, 2086–2101, 2334, 2335")
      + [
        ProfileRule(
          "2076", "cac:Signature tells who signs (2076).", .present("*/cac:Signature/cbc:ID"),
          cure: "Add cac:Signature with an Id, the signatory and the Id of the signature.",
          citation: "SUNAT, error table 2076–2084"),
        ProfileRule(
          "2084", "cac:Signature names the Id of the signature (2084, 2085).",
          .namesSignature("*/cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI"),
          cure: "Write the same Id in ds:Signature and, with or without #, in cbc:URI.",
          citation: "SUNAT, error table 2082–2085"),
        ProfileRule(
          "owner", "The certificate tells the RUC of the issuer.",
          .owner(
            CertificateValue([.subject("2.5.4.11"), .subject("2.5.4.5")], pattern: "((?:10|15|17|20)[0-9]{9})"),
            equals: [
              "*/cac:AccountingSupplierParty/cbc:CustomerAssignedAccountID",
              "*/cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID",
              "*/cac:Signature/cac:SignatoryParty/cac:PartyIdentification/cbc:ID",
            ], comparing: .whole),
          cure: "Sign with the certificate that the issuer has registered with SUNAT.",
          citation: "SUNAT, error table 2325", severity: .warning),
        .inForce("2327", citation: "SUNAT, error table 2327"),
        .rsa2048(citation: "SUNAT, Guía de elaboración de documentos XML, Firma digital"),
      ],
    guide: ProfileGuide(
      certificate:
        "An RSA certificate of at least 2048 bits with the RUC of the issuer, from an authority that INDECOPI "
        + "accredits or SUNAT's own free certificate, registered in SUNAT Operaciones en Línea.",
      facts: [
        ProfileFact("The signature goes into the first empty ExtensionContent, and nothing else is there.", .verified),
        ProfileFact("One reference with an empty URI and enveloped-signature alone.", .verified),
        ProfileFact("All public samples have RSA-SHA1; SHA-256 to SHA-512 and exclusive C14N are taken too.", .sourced),
        ProfileFact("ISO-8859-1 and UTF-8 are both taken.", .verified),
      ],
      rejections: [
        Rejection(
          "2334, 2335", "The document was changed after signing: encoding, line ends, indentation.",
          cure: "Put the signed bytes into the archive as they are."),
        Rejection(
          "2325–2328", "The certificate is not registered, withdrawn, out of force or revoked.",
          cure: "Register the certificate in SUNAT Operaciones en Línea."),
      ])
  )
}
