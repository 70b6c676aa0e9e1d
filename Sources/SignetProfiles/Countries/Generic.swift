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

  /// Any document: its first element is signed by its Id, and the signature stands behind everything else.
  ///
  /// Source: XML Signature Syntax and Processing 1.1 (W3C, 2013), section 2.1 (a detached signature in the same document).
  public static let xmldsigDetached = SignatureProfile(
    id: "xmldsig-detached",
    title: "Any XML document: a detached XML signature over its first element, by Id",
    source: "W3C XML Signature Syntax and Processing 1.1",
    recognizes: ["*/*"],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(
          .element("*/*[1]", idAttribute: "Id", id: .madeWithPrefix("signed-")), transforms: [.exclusive],
          digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.chain)]
    )
  )

  /// Any document, put into a signature, which is the new root.
  ///
  /// Source: XML Signature Syntax and Processing 1.1 (W3C, 2013), section 4.6.
  public static let xmldsigEnveloping = SignatureProfile(
    id: "xmldsig-enveloping",
    title: "Any XML document: an enveloping XML signature around it",
    source: "W3C XML Signature Syntax and Processing 1.1",
    recognizes: ["*"],
    signature: SignatureDescription(
      placement: [.enveloping(objectID: "content")],
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(.object("content"), transforms: [.exclusive], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.chain)]
    )
  )

  /// Any document, signed as a whole with XAdES properties of the baseline level B-B.
  ///
  /// Source: ETSI EN 319 132-1 V1.2.1, section 6.3, table 2.
  public static let xadesBB = SignatureProfile(
    id: "xades-b-b",
    title: "Any XML document: an enveloped XAdES signature of the level B-B",
    source: "ETSI EN 319 132-1 V1.2.1, 6.3",
    recognizes: ["*"],
    signature: .xades(
      XAdESDescription(
        signingCertificates: [SigningCertificateDescription(.v2)],
        dataObjectFormats: [DataObjectFormat(of: "{id}-ref0")]))
  )

  /// Any document, signed as a whole with XAdES properties under a policy, in the older form that many authorities ask for.
  /// The policy is the implied one until another is named.
  ///
  /// Source: ETSI TS 101 903 V1.4.2, section 4.4.2.
  public static let xadesEPES = SignatureProfile(
    id: "xades-epes",
    title: "Any XML document: an enveloped XAdES-EPES signature",
    source: "ETSI TS 101 903 V1.4.2, 4.4.2",
    recognizes: ["*"],
    signature: .xades(
      XAdESDescription(
        signingCertificates: [SigningCertificateDescription(.v1)], policy: .implied,
        dataObjectFormats: [DataObjectFormat(of: "{id}-ref0")]))
  )
}

extension SignatureDescription {
  fileprivate static func xades(_ properties: XAdESDescription) -> SignatureDescription {
    SignatureDescription(
      placement: [.lastChild(of: "*")],
      id: SignatureID("xades-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature, .exclusive], digest: .sha256, id: "{id}-ref0"),
        ReferenceDescription(.signedProperties, transforms: [.exclusive], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.chain)],
      xades: properties
    )
  }
}
