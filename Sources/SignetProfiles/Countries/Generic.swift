import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Any document, signed as a whole: an enveloped signature as XML Signature describes it, with today's algorithms.
  ///
  /// Source: XML Signature Syntax and Processing 1.1 (W3C, 2013), sections 6.6.4 and 6.5.3.
  public static let xmldsigEnveloped = SignatureProfile(
    id: "xmldsig-enveloped",
    title: "Any XML document: an enveloped XML signature over the whole document",
    source: "W3C XML Signature Syntax and Processing 1.1",
    recognizes: ["*"],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature, .exclusive], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.chain)]
    )
  )
}
