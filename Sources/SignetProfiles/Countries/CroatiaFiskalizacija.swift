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
    )
  )

  private static let request = "tns:* | soap:Envelope/soap:Body/tns:*"
}
