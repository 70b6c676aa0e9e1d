import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Paraguay: electronic documents and events of SIFEN, version 150.
  ///
  /// Sources: DNIT, Manual técnico SIFEN v150, section 7.6 on the signature; a lot that SIFEN took. The signature stands
  /// behind `DE`, before `gCamFuFD` with the QR code, which is made of its digest and not covered. The Id, the CDC, begins
  /// with a digit. The manual canonicalizes SignedInfo inclusively; exclusive canonicalization is taken too, and holds
  /// wherever the document is pasted.
  public static let pySIFEN = SignatureProfile(
    id: "py-sifen",
    title: "Paraguay: electronic documents and events (SIFEN v150)",
    source: "DNIT, Manual técnico SIFEN v150, 7.6",
    recognizes: ["//sifen:rDE/sifen:DE", "//sifen:rGesEve/sifen:rEve"],
    signature: SignatureDescription(
      namespaces: ["sifen": Namespace.sifen],
      placement: [.after("//sifen:rDE/sifen:DE | //sifen:rGesEve/sifen:rEve")],
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .element("//sifen:rDE/sifen:DE | //sifen:rGesEve/sifen:rEve", idAttribute: "Id", id: .any),
          transforms: [.envelopedSignature, .exclusive],
          digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: AcceptedForms(canonicalizations: [Canonicalization(.c14n10)]),
      each: "//sifen:rDE | //sifen:rGesEve"
    ),
    confirmation: .samples,
    rules: .signature("py-sifen", wrong: "0140", citation: "DNIT, Manual técnico SIFEN v150, 7.6")
      + [
        ProfileRule(
          "cdc", "The Id is the CDC of 44 digits.", .matches("//sifen:rDE/sifen:DE/@Id", "[0-9A-Z]{44}"),
          cure: "Compose the CDC anew, and sign again.", citation: "DNIT, Manual técnico SIFEN v150"),
        ProfileRule(
          "0160", "No element has a prefix (0160).", .noPrefixes,
          cure: "Write the document with a default namespace alone.", citation: "DNIT, Manual técnico SIFEN v150",
          severity: .warning),
        ProfileRule(
          "owner", "The certificate tells the RUC of the issuer.",
          .owner(
            CertificateValue([.directoryName("2.5.4.5"), .subject("2.5.4.5")], pattern: "RUC([0-9A-Z]+)-"),
            equals: ["//sifen:rDE/sifen:DE/sifen:gDatGralOpe/sifen:gEmis/sifen:dRucEm"], comparing: .whole),
          cure: "Sign with the issuer's certificate.", citation: "DNIT, Manual técnico SIFEN v150, 7.6",
          severity: .warning),
        .inForce(citation: "DNIT, Manual técnico SIFEN v150, 7.6"),
      ],
    guide: ProfileGuide(
      certificate:
        "A qualified tax certificate (F1 in software, F2 in hardware) of Documenta, Code100 or Vit, RSA, with the RUC of "
        + "the issuer. The same certificate opens the TLS connection to SIFEN.",
      facts: [
        ProfileFact("Signature follows DE and stands before gCamFuFD; one reference by Id, exclusive C14N.", .verified),
        ProfileFact("SignedInfo in exclusive C14N was taken by the test system.", .verified),
        ProfileFact("SignedInfo in C14N 1.0, as the manual's examples have it.", .sourced),
        ProfileFact("The Id begins with a digit, so that it is no xs:ID.", .verified),
        ProfileFact("Events are signed alike: rEve by its Id.", .sourced),
      ],
      rejections: [
        Rejection(
          "0160", "The document is malformed: most mistakes of signatures surface so.",
          cure: "Send the signed bytes as they are, without prefixes."),
        Rejection("0140–0142", "The signature or the certificate.", cure: "Check with signet profiles check."),
      ]),
    offeredStamps: [.pyQR]
  )
}
