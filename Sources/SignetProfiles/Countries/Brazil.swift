import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Brazil: NF-e, model 55, layout 4.00.
  ///
  /// Sources: SEFAZ, Manual de Orientação do Contribuinte 7.0, section 4.1.4 "Padrão de assinatura digital" (the
  /// signature follows `infNFe`, and `infNFeSupl` where there is one); `xmldsig-core-schema_v1.01.xsd`, which fixes
  /// every algorithm, SHA-1 included; PL_010 v1.30 for the form of the Id, where a CNPJ may have letters.
  /// Rejections: 297 (the signature differs from the computed one), 298 (it differs from the project's standard).
  public static let brNFe = SignatureProfile(
    id: "br-nfe",
    title: "Brazil: NF-e 4.00 (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["nfe:NFe"],
    signature: SignatureDescription(
      namespaces: ["nfe": Namespace.nfe],
      placement: [.lastChild(of: "nfe:NFe")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(
          .element("nfe:NFe/nfe:infNFe", idAttribute: "Id", id: .matching("NFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}")),
          transforms: [.envelopedSignature, .c14n10],
          digest: .sha1)
      ],
      keyInfo: [.x509Certificates(.leaf)]
    ),
    confirmation: .samples,
    rules: [
      ProfileRule(
        "signed", "An NF-e is signed.", .signed, cure: "Sign it with signet sign --profile br-nfe.",
        citation: "Manual de Orientação do Contribuinte 7.0, 4.1.4"),
      ProfileRule(
        "297", "The signature is the one that SEFAZ computes (rejection 297).", .signatureHolds,
        cure: "Sign again, and change nothing afterwards: no line ends, no white space, no elements.",
        citation: "Manual de Orientação do Contribuinte 7.0, rejection 297"),
      ProfileRule(
        "298", "The signature is of the project's form (rejection 298).", .signatureFits,
        cure: "Sign with the profile br-nfe: RSA-SHA1, one reference, one certificate.",
        citation: "xmldsig-core-schema_v1.01.xsd; rejection 298"),
      ProfileRule(
        "404", "No element has a prefix (rejection 404).", .noPrefixes,
        cure: "Write the NF-e with a default namespace alone.", citation: "rejection 404"),
      ProfileRule(
        "402", "The document is in UTF-8 (rejection 402).", .encoding(["UTF-8"]),
        cure: "Write the document in UTF-8 before it is signed.", citation: "rejections 299, 402"),
      ProfileRule(
        "502", "The Id is composed of the fields of the access key (rejection 502).",
        .equals(
          "nfe:NFe/nfe:infNFe/@Id",
          [
            .text("NFe"), .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:cUF"),
            .yearMonth("nfe:NFe/nfe:infNFe/nfe:ide/nfe:dhEmi"),
            .first(
              ["nfe:NFe/nfe:infNFe/nfe:emit/nfe:CNPJ", "nfe:NFe/nfe:infNFe/nfe:emit/nfe:CPF"], width: 14),
            .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:mod"), .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:serie", width: 3),
            .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:nNF", width: 9), .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:tpEmis"),
            .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:cNF"), .value("nfe:NFe/nfe:infNFe/nfe:ide/nfe:cDV"),
          ]),
        cure: "Compose the access key anew from the fields, and sign again.",
        citation: "Manual de Orientação do Contribuinte 7.0, rejection 502"),
      ProfileRule(
        "213", "The certificate is for the company that issues, by the root of its CNPJ (rejection 213).",
        .owner(
          CertificateValue([.otherName("2.16.76.1.3.3"), .subject("2.5.4.3")], pattern: "([0-9A-Z]{12}[0-9]{2})$"),
          equals: ["nfe:NFe/nfe:infNFe/nfe:emit/nfe:CNPJ"], comparing: .first(8)),
        cure: "Sign with a certificate of the issuer or of another branch of the same company.",
        citation: "Manual de Orientação do Contribuinte 7.0, rejection 213; DOC-ICP-04 §7.1.2.3"),
      ProfileRule(
        "291", "The signer's certificate is in force (rejection 291).", .inForce,
        cure: "Sign with a certificate that is in force.", citation: "rejection 291"),
    ],
    guide: ProfileGuide(
      certificate:
        "An e-CNPJ or NF-e certificate of ICP-Brasil (A1 or A3), RSA 2048, for the CNPJ of the issuer. The same "
        + "certificate opens the TLS connection to SEFAZ.",
      facts: [
        ProfileFact("Signature is the last child of NFe, after infNFe and infNFeSupl.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: [
        Rejection(
          "297",
          "Line ends or double spaces in texts such as infCpl, elements changed after signing, wrapped base64 with &#13;.",
          cure: "Clean the texts before signing, and send the signed bytes as they are."),
        Rejection(
          "290–296",
          "The signer's certificate: invalid, out of force, without CNPJ, chain, revoked, not ICP-Brasil, no list.",
          cure: "signet chain check the certificate with the roots of ICP-Brasil and --revocation require."),
      ])
  )
}
