import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Poland: the request for a token (`AuthTokenRequest`) by which KSeF 2.0 knows who sends. Invoices are not signed.
  ///
  /// Source: Ministerstwo Finansów, KSeF 2.0 documentation, "Podpis XAdES" (the lists of allowed transforms, digests and
  /// methods; enveloped or enveloping, never detached; ECDSA values as r and s, RSA keys of 2048 bits at least) and
  /// "Uwierzytelnianie". Rejections: 9105 (signature; also SHA-1, which the list still names), 21115 (certificate).
  public static let plKSeFAuth = SignatureProfile(
    id: "pl-ksef-auth",
    title: "Poland: request for a KSeF token (AuthTokenRequest)",
    source: "Ministerstwo Finansów, KSeF 2.0: Uwierzytelnianie; Podpis XAdES",
    recognizes: ["auth:AuthTokenRequest"],
    signature: SignatureDescription(
      namespaces: ["auth": "http://ksef.mf.gov.pl/auth/token/2.0"],
      placement: [.lastChild(of: "auth:AuthTokenRequest")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature, .exclusive], digest: .sha256, id: "{id}-Reference"),
        ReferenceDescription(.signedProperties, transforms: [.exclusive], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.leaf)],
      xades: XAdESDescription(
        signedPropertiesID: "{id}-SignedProperties",
        signingCertificates: [SigningCertificateDescription(.v2)],
        dataObjectFormats: [DataObjectFormat(of: "{id}-Reference")]),
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.c14n10), Canonicalization(.c14n11)],
        methods: [
          .rsaSHA384, .rsaSHA512, .ecdsaSHA384, .ecdsaSHA512, .rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512,
          .rsaPSSSHA3x256, .rsaPSSSHA3x384, .rsaPSSSHA3x512, .ecdsaSHA3x256, .ecdsaSHA3x384, .ecdsaSHA3x512,
        ],
        digests: [.sha384, .sha512, .sha3_256, .sha3_384, .sha3_512],
        transforms: [
          1: [
            [.envelopedSignature], [.envelopedSignature, .c14n10], [.envelopedSignature, .c14n11],
            [.subtractingSignatures], [.subtractingSignatures, .c14n10], [.subtractingSignatures, .exclusive],
            [withoutAnySignature], [withoutAnySignature, .c14n10], [withoutAnySignature, .exclusive],
          ],
          2: [[], [.c14n10], [.c14n11]],
        ],
        anyOrder: true)
    ),
    confirmation: .unconfirmed,
    rules: .signature("pl-ksef-auth", wrong: "9105", form: "9105-form", citation: "KSeF 2.0, exception 9105")
      + [.inForce("21115", citation: "KSeF 2.0, exception 21115")],
    guide: ProfileGuide(
      certificate:
        "A qualified certificate of a person (serialNumber PNOPL-… or TINPL-…), a qualified seal (2.5.4.97 VATPL-…), or a "
        + "certificate that KSeF issued; RSA of at least 2048 bits or EC of at least 256. Self-signed ones for tests only.",
      facts: [
        ProfileFact("Only the request for a token is signed; invoices are encrypted and not signed.", .sourced),
        ProfileFact("The lists of allowed transforms, digests and methods; detached signatures are refused.", .sourced),
        ProfileFact("SHA-1 is on the list, and refused in production.", .sourced),
        ProfileFact("ECDSA values are r and s, not DER.", .sourced),
        ProfileFact("A challenge is good for ten minutes.", .sourced),
      ],
      rejections: [
        Rejection(
          "9105",
          "The signature does not hold, is of no XAdES form, lacks the type of SignedProperties, or uses SHA-1.",
          cure: "Sign with the profile pl-ksef-auth, and send the bytes as they are."),
        Rejection(
          "21115", "The certificate is not taken.", cure: "Use a qualified certificate or seal, or one of KSeF."),
        Rejection(
          "HTTP 415", "The request was not sent as application/xml.", cure: "Set Content-Type: application/xml."),
      ])
  )

  private static let withoutAnySignature = Transform.xpath(
    XPathFilter("not(ancestor-or-self::ds:Signature)", namespaces: ["ds": Namespace.xmldsig]))
}
