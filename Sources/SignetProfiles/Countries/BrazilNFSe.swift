import SignetCrypto
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Brazil: the national NFS-e: the declaration of services (DPS) and requests of events, as the taxpayer signs them.
  ///
  /// Sources: SEFIN Nacional, schemas 1.00 and 1.01 (the form of the Ids); clients that report acceptance of RSA with
  /// SHA-256. The schema 1.00 fixes SHA-1, and SEFIN's own signature has it, so that both are accepted. No element has a
  /// prefix (E1226). Rejection: E0714 (file sent with a signature error).
  public static let brNFSe = SignatureProfile(
    id: "br-nfse-nacional",
    title: "Brazil: national NFS-e (DPS and requests of events), layout 1.01",
    source: "SEFIN Nacional, DPS_v1.01.xsd, pedRegEvento_v1.01.xsd",
    recognizes: ["//nfse:DPS/nfse:infDPS", "//nfse:pedRegEvento/nfse:infPedReg", "nfse:NFSe", "nfse:evento"],
    signature: .nfse(
      methods: [.rsaSHA256], digest: .sha256, accepts: AcceptedForms(methods: [.rsaSHA1], digests: [.sha1])),
    othersSignatures: [.sefin],
    confirmation: .unconfirmed,
    rules: .nfse("br-nfse-nacional"),
    guide: .nfse
  )

  /// Brazil: the national NFS-e in its first layout, whose schema fixes SHA-1.
  public static let brNFSe100 = SignatureProfile(
    id: "br-nfse-nacional-1.00",
    title: "Brazil: national NFS-e (DPS and requests of events), layout 1.00",
    source: "SEFIN Nacional, xmldsig-core-schema.xsd of layout 1.00",
    recognizes: [
      "//nfse:DPS[@versao='1.00']", "//nfse:pedRegEvento[@versao='1.00']", "nfse:NFSe[@versao='1.00']",
      "nfse:evento[@versao='1.00']",
    ],
    signature: .nfse(methods: [.rsaSHA1], digest: .sha1, accepts: AcceptedForms()),
    othersSignatures: [.sefin],
    confirmation: .unconfirmed,
    rules: .nfse("br-nfse-nacional-1.00"),
    guide: .nfse
  )
}

extension SignatureDescription {
  fileprivate static func nfse(
    methods: [SignatureMethod], digest: DigestAlgorithm, accepts: AcceptedForms
  ) -> SignatureDescription {
    SignatureDescription(
      namespaces: ["nfse": Namespace.nfse],
      placement: [.lastChild(of: "//nfse:DPS | //nfse:pedRegEvento")],
      canonicalization: Canonicalization(.c14n10),
      methods: methods,
      references: [
        ReferenceDescription(
          .element(
            "//nfse:DPS/nfse:infDPS | //nfse:pedRegEvento/nfse:infPedReg", idAttribute: "Id",
            id: .matching("DPS[0-9]{8}[0-9A-Z]{14}[0-9]{20}|PRE[0-9A-Z]{56}([0-9]{3})?")),
          transforms: [.envelopedSignature, .c14n10],
          digest: digest)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: accepts,
      each: "//nfse:DPS | //nfse:pedRegEvento"
    )
  }
}

extension SignatureDescription {
  /// The signature of SEFIN around the taxpayer's, in what it returns; all that is public has SHA-1.
  fileprivate static let sefin = SignatureDescription(
    namespaces: ["nfse": Namespace.nfse],
    placement: [.lastChild(of: "nfse:NFSe | nfse:evento")],
    canonicalization: Canonicalization(.c14n10),
    methods: [.rsaSHA1, .rsaSHA256],
    references: [
      ReferenceDescription(
        .element(
          "nfse:NFSe/nfse:infNFSe | nfse:evento/nfse:infEvento", idAttribute: "Id",
          id: .matching("NFS[0-9A-Z]{50}|EVT[0-9A-Z]{59}")),
        transforms: [.envelopedSignature, .c14n10],
        digest: .sha1)
    ],
    keyInfo: [.x509Certificates(.leaf)],
    accepts: AcceptedForms(digests: [.sha256])
  )
}

extension [ProfileRule] {
  fileprivate static func nfse(_ profile: String) -> [ProfileRule] {
    .signature(profile, wrong: "e0714", citation: "SEFIN Nacional, E0714") + [
      ProfileRule(
        "e1226", "No element has a prefix (E1226).", .noPrefixes,
        cure: "Write the document with a default namespace alone.", citation: "clients' reports of E1226"),
      .inForce(citation: "Manual de integração do contribuinte, Sistema Nacional NFS-e"),
    ]
  }
}

extension ProfileGuide {
  fileprivate static let nfse = ProfileGuide(
    certificate: .icpBrasil,
    facts: [
      ProfileFact("Signature is the last child of DPS or pedRegEvento; SEFIN's own of NFSe.", .verified),
      ProfileFact("In an NFS-e the signed DPS stands inside of what SEFIN signs.", .verified),
      ProfileFact("The schema of layout 1.00 fixes RSA-SHA1 and SHA-1.", .verified),
      ProfileFact("Clients of layout 1.01 sign with RSA-SHA256 and report acceptance.", .sourced),
      ProfileFact("The only public signed NFS-e was edited after signing: its digests do not hold.", .verified),
    ],
    rejections: [
      Rejection("E0714", "The signature does not hold.", cure: "Send the signed bytes as they are, compressed only."),
      Rejection("E1235", "The document breaks the schema.", cure: "Check the Id and the algorithms of the layout."),
    ])
}
