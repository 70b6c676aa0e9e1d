import SignetSignatures

extension SignatureProfile {
  /// Italy: FatturaPA and FatturaElettronica as CAdES-BES, the `.xml.p7m` file.
  ///
  /// Source: Agenzia delle Entrate, Specifiche tecniche 1.9, 2.2 "Firma elettronica": CAdES-BES attached (TS 101 733) or
  /// XAdES-BES enveloped; the time of signing is mandatory.
  public static let itFatturaPAP7M = SignatureProfile(
    id: "it-fatturapa-p7m",
    title: "Italy: FatturaPA in CAdES-BES, .xml.p7m (SdI)",
    source: "Agenzia delle Entrate, Specifiche tecniche, 2.2 Firma elettronica",
    recognizes: ["p:FatturaElettronica", "s:FatturaElettronicaSemplificata"],
    namespaces: [
      "p": "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2",
      "s": "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0",
    ],
    container: .cms,
    confirmation: .unconfirmed,
    rules: [
      ProfileRule(
        "00102", "The signature holds (00102).", .signatureHolds,
        cure: "Sign again, and send the signed file as it is.", citation: "SdI, list of controls, 00102"),
      ProfileRule(
        "00103", "The signature claims the time of signing and names its certificate (00103).", .signatureFits,
        cure: "Sign with the profile it-fatturapa-p7m.", citation: "SdI, list of controls, 00103"),
      ProfileRule(
        "00100", "The certificate is in force (00100).", .inForce, cure: "Sign with a certificate that is in force.",
        citation: "SdI, list of controls, 00100"),
      ProfileRule(
        "non-repudiation", "The certificate is for qualified signatures.", .keyUsage([.nonRepudiation]),
        cure: "Sign with a qualified signature certificate.", citation: "AgID; ETSI EN 319 412-2, 4.3.2"),
    ],
    guide: ProfileGuide(
      certificate:
        "A qualified signature certificate from a provider on AgID's list, RSA of at least 2048 bits, for the "
        + "usage nonRepudiation.",
      facts: [
        ProfileFact(
          "CMS signed data with the document inside, in DER; base64 of that is accepted in practice.", .verified),
        ProfileFact(
          "Signed attributes: content type, message digest, signing time, signing certificate (V2).", .verified),
        ProfileFact("Mandatory for the public administration (FPA12), optional between companies (FPR12).", .sourced),
        ProfileFact("The codes 00100 and 00103 are from the general list of SdI's controls.", .remembered),
      ],
      rejections: [
        Rejection(
          "00102", "The signature is not valid, or an unsigned file was sent for the public administration.",
          cure: "Sign the file, and change neither it nor its name afterwards.")
      ])
  )
}
