import SignetSignatures
import SignetXML

// Brazil, SEFAZ: NF-e, NFC-e, CT-e, MDF-e, their events, and the numbers that were not used.
//
// Sources: SEFAZ, Manual de Orientação do Contribuinte 7.0, section 4.1.4 "Padrão de assinatura digital" (the signature
// stands behind the signed element, and behind the supplement with the QR code where there is one); the MOC of CT-e 4.00
// and of MDF-e 3.00 alike; `xmldsig-core-schema_v1.01.xsd`, which fixes every algorithm, SHA-1 included, and is the same in
// all packages up to PL_010 v1.30 (2026); that package for the form of the Ids, in which a CNPJ may have letters.
// No element has a prefix (rejections 404, 587). Lots are not signed, but each document in them is.

extension SignatureProfile {
  /// Brazil: NF-e, model 55, layout 4.00.
  public static let brNFe = SignatureProfile(
    id: "br-nfe",
    title: "Brazil: NF-e 4.00 (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["//nfe:NFe/nfe:infNFe/nfe:ide[nfe:mod='55']"],
    signature: .sefaz(
      each: "//nfe:NFe", signed: "//nfe:NFe/nfe:infNFe", id: "NFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .samples,
    rules: .sefaz("br-nfe", issuer: ["nfe:NFe/nfe:infNFe/nfe:emit/nfe:CNPJ"])
      + [.accessKey("NFe", signed: "nfe:NFe/nfe:infNFe", prefix: "nfe", number: "nNF", code: "cNF")],
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact("Signature is the last child of NFe, after infNFe and infNFeSupl.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz)
  )

  /// Brazil: NFC-e, model 65, layout 4.00. The QR code in `infNFeSupl` may be added after signing: it is not covered.
  public static let brNFCe = SignatureProfile(
    id: "br-nfce",
    title: "Brazil: NFC-e 4.00 (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["//nfe:NFe/nfe:infNFe/nfe:ide[nfe:mod='65']"],
    signature: .sefaz(
      each: "//nfe:NFe", signed: "//nfe:NFe/nfe:infNFe", id: "NFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .samples,
    rules: .sefaz("br-nfce", issuer: ["nfe:NFe/nfe:infNFe/nfe:emit/nfe:CNPJ"])
      + [.accessKey("NFe", signed: "nfe:NFe/nfe:infNFe", prefix: "nfe", number: "nNF", code: "cNF")],
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact(
          "Signature is the last child of NFe, after infNFeSupl with the QR code, which it does not cover.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz),
    offeredStamps: [.brNFCe2, .brNFCe3]
  )

  /// Brazil: CT-e, models 57 and 67, layout 4.00: the transport itself, for passengers and goods of others, of values, and
  /// simplified.
  public static let brCTe = SignatureProfile(
    id: "br-cte",
    title: "Brazil: CT-e 4.00, CT-e OS, GTV-e, simplified CT-e (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte CT-e 4.00; xmldsig-core-schema_v1.01.xsd",
    recognizes: [
      "//cte:CTe/cte:infCte", "//cte:CTeOS/cte:infCte", "//cte:GTVe/cte:infCte", "//cte:CTeSimp/cte:infCte",
    ],
    signature: .sefaz(
      each: "//cte:CTe | //cte:CTeOS | //cte:GTVe | //cte:CTeSimp",
      signed: "//cte:CTe/cte:infCte | //cte:CTeOS/cte:infCte | //cte:GTVe/cte:infCte | //cte:CTeSimp/cte:infCte",
      id: "CTe[0-9]{6}[0-9A-Z]{12}[0-9]{26}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .samples,
    rules: .sefaz(
      "br-cte",
      issuer: [
        "cte:CTe/cte:infCte/cte:emit/cte:CNPJ", "cte:CTeOS/cte:infCte/cte:emit/cte:CNPJ",
        "cte:GTVe/cte:infCte/cte:emit/cte:CNPJ", "cte:CTeSimp/cte:infCte/cte:emit/cte:CNPJ",
      ])
      + [.accessKey("CTe", signed: "cte:CTe/cte:infCte", prefix: "cte", number: "nCT", code: "cCT")],
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact(
          "Signature is the last child of the document, after infCte and infCTeSupl; a CT-e 1.04 verifies so.",
          .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz),
    offeredStamps: [.brCTe]
  )

  /// Brazil: MDF-e, model 58, layout 3.00.
  public static let brMDFe = SignatureProfile(
    id: "br-mdfe",
    title: "Brazil: MDF-e 3.00 (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte MDF-e 3.00; xmldsig-core-schema_v1.01.xsd",
    recognizes: ["//mdfe:MDFe/mdfe:infMDFe"],
    signature: .sefaz(
      each: "//mdfe:MDFe", signed: "//mdfe:MDFe/mdfe:infMDFe", id: "MDFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .unconfirmed,
    rules: .sefaz("br-mdfe", issuer: ["mdfe:MDFe/mdfe:infMDFe/mdfe:emit/mdfe:CNPJ"])
      + [.accessKey("MDFe", signed: "mdfe:MDFe/mdfe:infMDFe", prefix: "mdfe", number: "nMDF", code: "cMDF")],
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact(
          "Signature is the last child of MDFe, after infMDFe and infMDFeSupl, says the schema of MDF-e 3.00.",
          .verified),
        ProfileFact("The only public signed MDF-e was edited after signing: its digest does not hold.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz),
    offeredStamps: [.brMDFe]
  )

  /// Brazil: events of NF-e, CT-e and MDF-e, such as the cancellation and the letter of correction. The Id is made of the
  /// kind of the event, the access key and the number of the event, which has two digits or, in newer layouts, three.
  public static let brEvento = SignatureProfile(
    id: "br-evento",
    title: "Brazil: events of NF-e, NFC-e, CT-e and MDF-e (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["//nfe:evento/nfe:infEvento", "//cte:eventoCTe/cte:infEvento", "//mdfe:eventoMDFe/mdfe:infEvento"],
    signature: .sefaz(
      each: "//nfe:evento | //cte:eventoCTe | //mdfe:eventoMDFe",
      signed: "//nfe:evento/nfe:infEvento | //cte:eventoCTe/cte:infEvento | //mdfe:eventoMDFe/mdfe:infEvento",
      id: "ID[0-9]{12}[0-9A-Z]{12}[0-9]{28,29}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .samples,
    rules: .sefaz(
      "br-evento",
      issuer: [
        "nfe:evento/nfe:infEvento/nfe:CNPJ", "cte:eventoCTe/cte:infEvento/cte:CNPJ",
        "mdfe:eventoMDFe/mdfe:infEvento/mdfe:CNPJ",
      ]),
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact("Each event of a lot is signed by itself, at most twenty of them.", .sourced),
        ProfileFact("The number of the event has two digits in NF-e and three in CT-e 4.00.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz)
  )

  /// Brazil: numbers of NF-e and NFC-e that were not used.
  public static let brInutilizacao = SignatureProfile(
    id: "br-inutilizacao",
    title: "Brazil: numbers of NF-e and NFC-e that were not used (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["//nfe:inutNFe/nfe:infInut"],
    signature: .sefaz(
      each: "//nfe:inutNFe", signed: "//nfe:inutNFe/nfe:infInut", id: "ID[0-9]{4}[0-9A-Z]{12}[0-9]{25}"),
    othersSignatures: [.sefazAnswer],
    confirmation: .samples,
    rules: .sefaz("br-inutilizacao", issuer: ["nfe:inutNFe/nfe:infInut/nfe:CNPJ"]),
    guide: ProfileGuide(
      certificate: .icpBrasil,
      facts: [
        ProfileFact("The Id has 41 characters after ID, in which the CNPJ may have letters.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1, SHA-1 and C14N 1.0; SHA-256 is a schema failure (215, 225).", .verified),
        ProfileFact("A CNPJ may have letters in the Id (PL_010 v1.30).", .verified),
        ProfileFact("Elements with prefixes are refused (404), and namespaces but the standard's (587).", .sourced),
      ],
      rejections: .sefaz)
  )
}

extension SignatureDescription {
  /// What all documents of SEFAZ have in common.
  ///
  /// - Parameters:
  ///   - each: The path of the document, wherever it stands: in a lot, or with its protocol.
  ///   - signed: The path of the signed element in it.
  ///   - id: The form of that element's `Id`.
  fileprivate static func sefaz(each: String, signed: String, id: String) -> SignatureDescription {
    SignatureDescription(
      namespaces: ["nfe": Namespace.nfe, "cte": Namespace.cte, "mdfe": Namespace.mdfe],
      placement: [.lastChild(of: each)],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(
          .element(signed, idAttribute: "Id", id: .matching(id)),
          transforms: [.envelopedSignature, .c14n10],
          digest: .sha1)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      each: each
    )
  }

  /// The signature that SEFAZ may add to its protocol, which is kept with the document: the schemas leave it open.
  fileprivate static let sefazAnswer = SignatureDescription.sefaz(each: answers, signed: signedAnswers, id: ".+")

  private static let answers =
    "//nfe:protNFe | //nfe:retEvento | //nfe:retInutNFe | //cte:protCTe | //cte:retEventoCTe | //mdfe:protMDFe"
    + " | //mdfe:retEventoMDFe"
  private static let signedAnswers =
    "//nfe:protNFe/nfe:infProt | //nfe:retEvento/nfe:infEvento | //nfe:retInutNFe/nfe:infInut"
    + " | //cte:protCTe/cte:infProt | //cte:retEventoCTe/cte:infEvento | //mdfe:protMDFe/mdfe:infProt"
    + " | //mdfe:retEventoMDFe/mdfe:infEvento"
}
