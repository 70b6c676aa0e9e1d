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
    signature: .chileanDocument
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
    ]
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
    )
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
