import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Italy: FatturaPA, ordinary and simplified, signed in XML.
  ///
  /// Sources: fatturapa.gov.it, "Firmare la FatturaPA": XAdES-BES by ETSI TS 101 903 1.4.1, enveloped only, every reference
  /// with a URI that is empty or names the document by its Id, the time of signing with its zone, no time stamp; the
  /// schema of the format 1.2, where `ds:Signature` is the last element. Rejections of the Sistema di Interscambio:
  /// 00100–00104 and 00107.
  public static let itFatturaPA = SignatureProfile(
    id: "it-fatturapa",
    title: "Italy: FatturaPA signed in XML (Sistema di Interscambio)",
    source: "fatturapa.gov.it, Firmare la FatturaPA; Schema del file XML FatturaPA 1.2",
    recognizes: ["p:FatturaElettronica", "s:FatturaElettronicaSemplificata"],
    signature: SignatureDescription(
      namespaces: [
        "p": "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2",
        "s": "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0",
      ],
      placement: [.lastChild(of: "p:FatturaElettronica | s:FatturaElettronicaSemplificata")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256, .ecdsaSHA256],
      references: [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-Reference"),
        ReferenceDescription(.signedProperties, transforms: [.c14n10], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.leaf)],
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        signedPropertiesID: "{id}-SignedProperties",
        signingTime: SigningTimeFormat(writesZ: false, zone: "Europe/Rome"),
        signingCertificates: [SigningCertificateDescription(.v1)],
        dataObjectFormats: [DataObjectFormat(of: "{id}-Reference")]),
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.exclusive), Canonicalization(.c14n11)],
        methods: [.rsaSHA384, .rsaSHA512, .ecdsaSHA384, .ecdsaSHA512],
        digests: [.sha384, .sha512],
        transforms: [
          1: [
            [.envelopedSignature, .c14n10], [.envelopedSignature, .exclusive], [.subtractingSignatures],
            [.subtractingSignatures, .c14n10], [.subtractingSignatures, .exclusive],
          ],
          2: [[], [.exclusive]],
        ],
        anyOrder: true,
        documentByID: true)
    ),
    confirmation: .unconfirmed,
    rules: .signature("it-fatturapa", wrong: "00102", form: "00103", citation: "SdI, list of controls, 00102 and 00103")
      + [
        .inForce("00100", citation: "SdI, list of controls, 00100"),
        ProfileRule(
          "non-repudiation", "The certificate is for qualified signatures.", .keyUsage([.nonRepudiation]),
          cure: "Sign with a qualified signature certificate.", citation: "AgID; ETSI EN 319 412-2, 4.3.2"),
      ],
    guide: ProfileGuide(
      certificate:
        "A qualified signature certificate from a provider on AgID's list, RSA of at least 2048 bits, for the usage "
        + "nonRepudiation.",
      facts: [
        ProfileFact(
          "Only enveloped signatures are taken; every reference has a URI, empty or of the document's Id.", .sourced),
        ProfileFact("The time of signing has date, time and zone; no time stamp is needed.", .sourced),
        ProfileFact("ds:Signature is the optional last element of the format's schema.", .verified),
        ProfileFact("Mandatory for the public administration (FPA12), optional between companies (FPR12).", .sourced),
        ProfileFact("The codes 00100 and 00103 are from the general list of SdI's controls.", .remembered),
        ProfileFact("No public invoice signed in XML verifies; the form .xml.p7m is more common.", .verified),
      ],
      rejections: [
        Rejection(
          "00102", "The signature is not valid, or an unsigned file was sent for the public administration.",
          cure: "Sign the file, and change it no more afterwards.")
      ])
  )
}

extension Transform {
  /// XPath Filter 2.0 as the European Commission's DSS writes it: everything but all signatures.
  static let subtractingSignatures = Transform.xpathFilter2([
    NodeSet.FilterStep(
      .subtract, XPathFilter("/descendant::ds:Signature", namespaces: ["ds": Namespace.xmldsig]))
  ])
}
