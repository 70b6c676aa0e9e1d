import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Uruguay: electronic documents (CFE), alone or in the envelope to DGI or between companies.
  ///
  /// Sources: DGI, Formato de los CFE; frequent questions, version 12, 4.15 (SHA-1 is refused since 2018); a library whose
  /// documents DGI's test system took in 2026. Every CFE is signed as a document of its own, with an empty URI, before it is
  /// pasted into its envelope.
  public static let uyCFE = SignatureProfile(
    id: "uy-cfe",
    title: "Uruguay: CFE (DGI)",
    source: "DGI, Formato de los CFE, firma electrónica avanzada; preguntas frecuentes v12, 4.15",
    recognizes: ["//cfe:CFE"],
    signature: SignatureDescription(
      namespaces: ["cfe": Namespace.cfe],
      placement: [.lastChild(of: "//cfe:CFE")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Data([.issuerSerial, .certificates(.leaf)])],
      names: NameStyle(separator: ", "),
      contexts: [.standalone("//cfe:CFE", keeping: .used)],
      accepts: AcceptedForms(transforms: [
        1: [
          [.envelopedSignature, .c14n10],
          [.envelopedSignature, .canonicalization(Canonicalization(.c14n10WithComments))],
        ]
      ]),
      each: "//cfe:CFE"
    )
  )
}
