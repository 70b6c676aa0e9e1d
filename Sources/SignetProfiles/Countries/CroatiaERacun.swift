import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Croatia: messages about e-invoices and reports (fiskalizacija 2.0), alone or in their SOAP envelope.
  ///
  /// Source: Porezna uprava, "Tehnička specifikacija: Fiskalizacija eRačuna i eIzvještavanje", chapter 11 (XAdES baseline
  /// B, exclusive canonicalization, the signature last in the request), and its examples, whose reference is to the
  /// whole document: the request, signed before it is put into its envelope. The text speaks of a reference by `id`, which
  /// is taken too. Rejections: S002 (place), S003 (certificate), S004 (signature), S005 (schema), S007 (OIB).
  public static let hrERacun = SignatureProfile(
    id: "hr-eracun",
    title: "Croatia: messages about e-invoices and reports (fiskalizacija 2.0)",
    source: "Porezna uprava, Tehnička specifikacija: Fiskalizacija eRačuna i eIzvještavanje, chapter 11",
    recognizes: ["efis:*", "eizv:*", "soap:Envelope/soap:Body/efis:*", "soap:Envelope/soap:Body/eizv:*"],
    signature: SignatureDescription(
      namespaces: [
        "efis": "http://www.porezna-uprava.gov.hr/fin/2024/types/eFiskalizacija",
        "eizv": "http://www.porezna-uprava.gov.hr/fin/2024/types/eIzvjestavanje", "soap": Namespace.soapEnvelope,
      ],
      placement: [.lastChild(of: eRacunRequest)],
      id: SignatureID("id-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature, .exclusive], digest: .sha256, id: "r-{id}-1"),
        ReferenceDescription(.signedProperties, transforms: [.exclusive], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.leaf)],
      signatureValueID: "value-{id}",
      xades: XAdESDescription(
        signedPropertiesID: "xades-{id}",
        signingCertificates: [SigningCertificateDescription(.v2)],
        dataObjectFormats: [DataObjectFormat(of: "r-{id}-1", mimeType: "application/octet-stream")]),
      contexts: [.standalone(eRacunRequest, keeping: .used)],
      accepts: AcceptedForms(
        methods: [.rsaSHA384, .rsaSHA512, .ecdsaSHA384, .ecdsaSHA512],
        digests: [.sha384, .sha512],
        transforms: [1: [[.subtractingSignatures, .exclusive]]],
        documentByID: true)
    ),
    confirmation: .unconfirmed,
    rules: .signature(
      "hr-eracun", missing: "s002", wrong: "s004", form: "s002-form",
      citation: "Tehnička specifikacija, errors S002 and S004")
      + [.inForce("s003", citation: "Tehnička specifikacija, error S003")],
    guide: ProfileGuide(
      certificate:
        "An application certificate that bears the OIB, of an issuer on the EU's trusted list (FINA, AKD).",
      facts: [
        ProfileFact("The signature is the last child of the request.", .verified),
        ProfileFact(
          "The official examples leave out all signatures by XPath Filter 2.0; the text asks for enveloped-signature.",
          .verified),
        ProfileFact(
          "The reference is empty in the examples, and to the request's id in the text and in a client in use.",
          .sourced),
        ProfileFact("XAdES baseline B with SigningCertificateV2.", .sourced),
        ProfileFact("The official signed examples have placeholders instead of values.", .verified),
      ],
      rejections: [
        Rejection("S002", "The signature stands elsewhere.", cure: "Sign with the profile hr-eracun."),
        Rejection(
          "S004", "The signature does not hold.", cure: "Sign the request, and change nothing in it afterwards."),
      ])
  )

  private static let eRacunRequest =
    "efis:* | eizv:* | soap:Envelope/soap:Body/efis:* | soap:Envelope/soap:Body/eizv:*"
}
