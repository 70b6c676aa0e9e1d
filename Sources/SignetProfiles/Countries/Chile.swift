import SignetSignatures
import SignetXML

// Chile, SII: documents, the set around them, and the seed of a session.
//
// Sources: SII, Formato de documentos tributarios electrónicos; `xmldsignature_v10.xsd`, which fixes every algorithm, SHA-1
// included, and the order in KeyInfo; the official example of 2003; documents of issuers.

extension SignatureProfile {
  /// Chile: an electronic document (DTE).
  public static let clDTE = SignatureProfile(
    id: "cl-dte",
    title: "Chile: DTE, one electronic document (SII)",
    source: "SII, Formato de documentos tributarios electrónicos; xmldsignature_v10.xsd",
    recognizes: ["sii:DTE", "DTE"],
    signature: .chileanDocument,
    confirmation: .samples,
    rules: .sii("cl-dte"),
    guide: ProfileGuide(
      certificate: .siiPersonal,
      facts: [
        ProfileFact(
          "A DTE is signed as a document of its own: with its own namespace alone, or with none at all.", .verified),
        ProfileFact("The reference has no transforms, or C14N 1.0 alone.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1 (or DSA-SHA1), SHA-1, C14N 1.0, and KeyValue before X509Data.", .verified),
      ],
      rejections: .sii),
    offeredStamps: [.clTED]
  )

  /// Chile: a set of documents as it is sent to SII: every document in it is signed, then the set around them. Documents
  /// that are signed already stay as they are.
  public static let clEnvio = SignatureProfile(
    id: "cl-envio",
    title: "Chile: EnvioDTE and EnvioBOLETA, a set of electronic documents (SII)",
    source: "SII, Formato de envío de documentos tributarios electrónicos; xmldsignature_v10.xsd",
    recognizes: ["sii:EnvioDTE", "sii:EnvioBOLETA"],
    signature: .chileanDocument,
    outerSignatures: [
      SignatureDescription(
        namespaces: ["sii": Namespace.sii],
        placement: [.after("sii:EnvioDTE/sii:SetDTE | sii:EnvioBOLETA/sii:SetDTE")],
        canonicalization: Canonicalization(.c14n10),
        methods: [.rsaSHA1],
        references: [
          ReferenceDescription(
            .element(
              "sii:EnvioDTE/sii:SetDTE | sii:EnvioBOLETA/sii:SetDTE", idAttribute: "ID",
              id: .madeWithPrefix("SetDoc-")),
            transforms: [.c14n10],
            digest: .sha1)
        ],
        keyInfo: [.keyValue, .x509Certificates(.leaf)],
        layout: TextLayout(lineWidth: 76, indentation: 0),
        accepts: AcceptedForms(methods: [.dsaSHA1], transforms: [1: [[], [.envelopedSignature]]])
      )
    ],
    confirmation: .samples,
    rules: .sii("cl-envio"),
    guide: ProfileGuide(
      certificate: .siiPersonal,
      facts: [
        ProfileFact("The set is signed where it stands: xmlns:xsi of EnvioDTE is part of what is signed.", .verified),
        ProfileFact("The certificate in SII's official example has another key than the one that signed.", .verified),
        ProfileFact(
          "The schema fixes RSA-SHA1 (or DSA-SHA1), SHA-1, C14N 1.0, and KeyValue before X509Data.", .verified),
      ],
      rejections: .sii),
    offeredStamps: [.clTED]
  )

  /// Chile: the seed that SII gives, signed to get the token of a session.
  public static let clSemilla = SignatureProfile(
    id: "cl-semilla",
    title: "Chile: seed of a session (SII)",
    source: "SII, Autenticación automática",
    recognizes: ["getToken/item/Semilla"],
    signature: SignatureDescription(
      placement: [.lastChild(of: "getToken")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha1)
      ],
      keyInfo: [.keyValue, .x509Certificates(.leaf)],
      layout: TextLayout(lineWidth: 76, indentation: 0)
    ),
    confirmation: .unconfirmed,
    rules: .signature("cl-semilla", citation: "SII, Autenticación automática"),
    guide: ProfileGuide(
      certificate: .siiPersonal,
      facts: [
        ProfileFact("One reference to the whole document, enveloped-signature alone, SHA-1.", .sourced),
        ProfileFact(
          "The schema fixes RSA-SHA1 (or DSA-SHA1), SHA-1, C14N 1.0, and KeyValue before X509Data.", .verified),
      ],
      rejections: .sii)
  )
}

extension SignatureDescription {
  /// The signature of a DTE, which is signed as a document of its own before it is pasted into a set: what is declared
  /// around it has no part in it. SII's own example and large issuers sign it without any namespace, which SII takes too.
  fileprivate static let chileanDocument = SignatureDescription(
    namespaces: ["sii": Namespace.sii],
    placement: [.after("//sii:DTE/*[1] | //DTE/*[1]")],
    canonicalization: Canonicalization(.c14n10),
    methods: [.rsaSHA1],
    references: [
      ReferenceDescription(
        .element("//sii:DTE/*[1] | //DTE/*[1]", idAttribute: "ID", id: .any), transforms: [.c14n10], digest: .sha1)
    ],
    keyInfo: [.keyValue, .x509Certificates(.leaf)],
    layout: TextLayout(lineWidth: 76, indentation: 0),
    contexts: [.standalone("//sii:DTE | //DTE", keeping: .used), .standalone("//sii:DTE | //DTE", keeping: .none)],
    accepts: AcceptedForms(methods: [.dsaSHA1], transforms: [1: [[]]]),
    each: "//sii:DTE | //DTE"
  )
}

extension [ProfileRule] {
  fileprivate static func sii(_ profile: String) -> [ProfileRule] {
    .signature(profile, wrong: "rfr", citation: "SII, states of a set: RFR (signature), RSC (schema)") + [
      ProfileRule(
        "encoding", "The document is in ISO-8859-1.", .encoding(["ISO-8859-1", "windows-1252"]),
        cure: "Write the document in ISO-8859-1 before it is signed.",
        citation: "SII, Formato de documentos tributarios electrónicos", severity: .warning),
      .inForce(citation: "SII, Formato de documentos tributarios electrónicos"),
    ]
  }
}

extension String {
  fileprivate static let siiPersonal =
    "A personal certificate of an accredited authority (E-Certchile, Acepta, E-Sign, …), RSA, with the holder's RUT; SII "
    + "must have authorized the holder for the company."
}

extension [Rejection] {
  fileprivate static let sii = [
    Rejection(
      "RFR", "A namespace of the envelope got into a DTE, or accents or entities were written anew after signing.",
      cure: "Paste signed documents as they are, byte by byte, and keep the encoding."),
    Rejection("RSC", "The document breaks the schema.", cure: "Check it with SII's schemas before signing."),
  ]
}
