import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Montenegro: messages of the electronic fiscalization (EFI), alone or in their SOAP envelope.
  ///
  /// Source: Poreska uprava, "EFI, funkcionalna specifikacija" and FiscalService_v5.xsd, as the published clients carry
  /// them out: one reference to the request by its `Id`, which is always `Request`; exclusive canonicalization, SHA-256.
  public static let meEFI = fiscalization(
    "me-efi", "Montenegro: messages of the electronic fiscalization (EFI)",
    "Poreska uprava Crne Gore, EFI, FiscalService_v5.xsd; published clients", "https://efi.tax.gov.me/fs/schema",
    certificate: "An electronic seal of Pošta Crne Gore or CoreIT for fiscalization, RSA 2048.")

  /// Albania: messages of the fiscalization service, alone or in their SOAP envelope.
  ///
  /// Source: Drejtoria e Përgjithshme e Tatimeve, "Fiskalizimi, specifikimi funksional" and its schema version 3, as the
  /// published clients carry them out; the same shape as Montenegro's.
  public static let alFiskalizimi = fiscalization(
    "al-fiskalizimi", "Albania: messages of the fiscalization service (CIS)",
    "Drejtoria e Përgjithshme e Tatimeve, Fiskalizimi, specifikimi funksional; published clients",
    "https://eFiskalizimi.tatime.gov.al/FiscalizationService/schema",
    certificate: "An electronic seal of AKSHI (NAIS) for fiscalization, RSA 2048.")

  private static func fiscalization(
    _ id: String, _ title: String, _ source: String, _ namespace: String, certificate: String
  ) -> SignatureProfile {
    SignatureProfile(
      id: id,
      title: title,
      source: source,
      recognizes: ["fs:*", "soap:Envelope/soap:Body/fs:*"],
      signature: SignatureDescription(
        namespaces: ["fs": namespace, "soap": Namespace.soapEnvelope],
        placement: [.lastChild(of: "fs:* | soap:Envelope/soap:Body/fs:*")],
        canonicalization: Canonicalization(.exclusive),
        methods: [.rsaSHA256],
        references: [
          ReferenceDescription(
            .element("fs:* | soap:Envelope/soap:Body/fs:*", idAttribute: "Id", id: .matching("Request")),
            transforms: [.envelopedSignature, .exclusive], digest: .sha256)
        ],
        keyInfo: [.x509Certificates(.leaf)]
      ),
      confirmation: .unconfirmed,
      rules: .signature(id, citation: source)
        + [.inForce(citation: source), .rsa2048(citation: source)],
      guide: ProfileGuide(
        certificate: certificate,
        facts: [
          ProfileFact(
            "One reference to the request, whose Id is Request; exclusive canonicalization, SHA-256.", .sourced),
          ProfileFact("The signature is the last child of the request.", .sourced),
          ProfileFact("The shape is that of Croatia's messages; no public signed message was found.", .sourced),
        ],
        rejections: [
          Rejection(
            "signature not valid", "The request was changed after signing, or its Id is another.",
            cure: "Write Id=\"Request\" and sign the final request; the envelope may be put around it afterwards.")
        ]),
      offeredStamps: [.invoiceCode]
    )
  }
}
