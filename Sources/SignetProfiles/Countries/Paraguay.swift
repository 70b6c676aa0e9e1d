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
    )
  )
}
