import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Montenegro: messages of the electronic fiscalization (EFI), alone or in their SOAP envelope.
  ///
  /// Source: Poreska uprava, "EFI, funkcionalna specifikacija" and FiscalService_v5.xsd, as the published clients carry
  /// them out: one reference to the request by its `Id`, which is always `Request`; exclusive canonicalization, SHA-256.
  public static let meEFI = fiscalization(
    "me-efi", "Montenegro: messages of the electronic fiscalization (EFI)",
    "Poreska uprava Crne Gore, EFI, FiscalService_v5.xsd; published clients", "https://efi.tax.gov.me/fs/schema")

  /// Albania: messages of the fiscalization service, alone or in their SOAP envelope.
  ///
  /// Source: Drejtoria e Përgjithshme e Tatimeve, "Fiskalizimi, specifikimi funksional" and its schema version 3, as the
  /// published clients carry them out; the same shape as Montenegro's.
  public static let alFiskalizimi = fiscalization(
    "al-fiskalizimi", "Albania: messages of the fiscalization service (CIS)",
    "Drejtoria e Përgjithshme e Tatimeve, Fiskalizimi, specifikimi funksional; published clients",
    "https://eFiskalizimi.tatime.gov.al/FiscalizationService/schema")

  private static func fiscalization(
    _ id: String, _ title: String, _ source: String, _ namespace: String
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
      )
    )
  }
}
