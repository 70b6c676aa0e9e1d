import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Croatia: messages about receipts (fiskalizacija 1.0), alone or in their SOAP envelope.
  ///
  /// Source: Porezna uprava, "Fiskalizacija, tehnička specifikacija za korisnike" 2.6, chapter 7: one reference to the
  /// request by its `Id`, exclusive canonicalization, the certificate with its issuer and serial number; 2.7 for SHA-256,
  /// which production takes since 1 May 2026 and alone from 1 January 2027. The answers of CIS have Canonical XML 1.0.
  /// Rejections: s001 (schema), s002 and s003 (certificate), s004 (signature), s005 (OIB).
  public static let hrFiskalizacija = SignatureProfile(
    id: "hr-fiskalizacija",
    title: "Croatia: messages about receipts to CIS (fiskalizacija 1.0)",
    source: "Porezna uprava, Fiskalizacija, tehnička specifikacija za korisnike 2.6 and 2.7, chapter 7",
    recognizes: ["tns:*", "soap:Envelope/soap:Body/tns:*"],
    signature: SignatureDescription(
      namespaces: ["tns": "http://www.apis-it.hr/fin/2012/types/f73", "soap": Namespace.soapEnvelope],
      placement: [.lastChild(of: request)],
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .element(request, idAttribute: "Id", id: .any), transforms: [.envelopedSignature, .exclusive],
          digest: .sha256)
      ],
      keyInfo: [.x509Data([.certificates(.leaf), .issuerSerial])],
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.c14n10)],
        methods: [.rsaSHA1],
        digests: [.sha1])
    ),
    confirmation: .unconfirmed,
    rules: .signature(
      "hr-fiskalizacija", wrong: "s004", form: "s004-form", citation: "Tehnička specifikacija 2.6, error s004")
      + [
        .inForce("s002", citation: "Tehnička specifikacija 2.6, error s002"),
        ProfileRule(
          "s005", "The certificate is for the taxpayer whose OIB the receipt bears.",
          .owner(
            CertificateValue([.subject("2.5.4.97"), .subject("2.5.4.10")], pattern: "([0-9]{11})$"),
            equals: ["tns:*/tns:Racun/tns:Oib", "soap:Envelope/soap:Body/tns:*/tns:Racun/tns:Oib"], comparing: .whole),
          cure: "Sign with the application certificate of the taxpayer.",
          citation: "Tehnička specifikacija 2.6, error s005",
          severity: .warning),
        .rsa2048(citation: "FINA, Fiskal certificates"),
      ],
    guide: ProfileGuide(
      certificate:
        "An application certificate for fiscalization of FINA (“Fiskal”), RSA 2048; for tests one of Fina Demo CA.",
      facts: [
        ProfileFact(
          "One reference to the request by its Id; enveloped-signature and exclusive canonicalization.", .sourced),
        ProfileFact(
          "SHA-256 since 1 May 2026; the test environment refuses SHA-1, production from 1 January 2027.", .sourced),
        ProfileFact("CIS signs its answers with Canonical XML 1.0.", .sourced),
        ProfileFact("An EchoRequest is not signed.", .sourced),
        ProfileFact("Where the certificate bears the OIB.", .remembered),
      ],
      rejections: [
        Rejection(
          "s004", "The signature does not hold, or SHA-1 was used where it is no longer taken.",
          cure: "Sign the final request; it may be put into its envelope afterwards."),
        Rejection(
          "s002, s003", "The certificate is not FINA's, out of force, or not for fiscalization.",
          cure: "Renew the certificate."),
      ]),
    offeredStamps: [.hrZKI]
  )

  private static let request = "tns:* | soap:Envelope/soap:Body/tns:*"
}
