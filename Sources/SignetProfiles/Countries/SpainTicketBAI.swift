import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Araba: TicketBAI invoices and cancellations.
  ///
  /// Source of the policy's digest: OCA l10n-spain and invopop/gobl.ticketbai; Araba compares it since January 2026.
  public static let esTicketBAIAraba = ticketBAI(
    "es-ticketbai-araba", "Araba", .esTicketBAIAraba, policy("https://ticketbai.araba.eus/tbai/sinadura/", araba),
    confirmation: .unconfirmed)

  /// Bizkaia: TicketBAI invoices and cancellations, as Batuz sends them.
  ///
  /// Source: Batuz, "Especificaciones de la firma electrónica" 1.1; the digest of 1.0, which is still taken, was computed
  /// from its file.
  public static let esTicketBAIBizkaia = ticketBAI(
    "es-ticketbai-bizkaia", "Bizkaia", .esTicketBAIBizkaia, policy(batuz + "v1_1.pdf", bizkaia11),
    earlier: [policy(batuz + "v1_0.pdf", bizkaia10)])

  /// Gipuzkoa: TicketBAI invoices and cancellations.
  ///
  /// Source: TicketBAI, "Política de firma" 1.2, at whose address the file changed in 2026; the earlier digest stands in
  /// the authority's signed examples of version 1.2.2.
  public static let esTicketBAIGipuzkoa = ticketBAI(
    "es-ticketbai-gipuzkoa", "Gipuzkoa", .esTicketBAIGipuzkoa, policy(gipuzkoa, gipuzkoa12),
    earlier: [policy(gipuzkoa, gipuzkoa11)])
}

// MARK: - What the three provinces have in common

extension SignatureProfile {
  private static let araba = "4Vk3uExj7tGn9DyUCPDsV9HRmK6KZfYdRiW3StOjcQA="
  private static let batuz =
    "https://www.batuz.eus/fitxategiak/batuz/ticketbai/sinadura_elektronikoaren_zehaztapenak_especificaciones_de_la_"
    + "firma_electronica_"
  private static let bizkaia11 = "K2baIY0fk8jbkPHkffk5F5C46O5VuzDwH21dAovjVRs="
  private static let bizkaia10 = "Quzn98x3PMbSHwbUzaj5f5KOpiH0u8bvmwbbbNkO9Es="
  private static let gipuzkoa = "https://www.gipuzkoa.eus/ticketbai/sinadura"
  private static let gipuzkoa12 = "4LDJbY5hqHHHX858s9QV1P8yVGzo6H23P/iNRRv+PnQ="
  private static let gipuzkoa11 = "vSe1CH7eAFVkGN0X2Y7Nl9XGUoBnziDA5BGUSsyt8mg="

  private static func policy(_ address: String, _ sha256: String) -> SignaturePolicyID {
    SignaturePolicyID(
      ObjectIdentifier(address), digest: .sha256, digestValue: .base64(sha256), location: address)
  }

  /// Source: TicketBAI, "Política de firma", sections 3 and 4, and the signed examples of version 1.2.2: the order of
  /// their transforms contradicts XML Signature (canonicalization comes before enveloped-signature, so that bytes and no
  /// signature would reach it) and is read as if canonicalization came last. The common libraries have it so.
  private static func ticketBAI(
    _ id: String, _ province: String, _ stamp: StampName, _ policy: SignaturePolicyID,
    earlier: [SignaturePolicyID] = [],
    confirmation: Confirmation = .samples
  ) -> SignatureProfile {
    SignatureProfile(
      id: id,
      title: "Spain, \(province): TicketBAI invoices and cancellations",
      source: "TicketBAI, Política de firma, 3 and 4; signed examples of version 1.2.2",
      recognizes: ["T:TicketBai", "A:AnulaTicketBai"],
      signature: SignatureDescription(
        namespaces: ["T": "urn:ticketbai:emision", "A": "urn:ticketbai:anulacion"],
        placement: [.lastChild(of: "T:TicketBai | A:AnulaTicketBai")],
        id: SignatureID("Signature-{digest}-Signature"),
        prefix: "ds",
        canonicalization: Canonicalization(.c14n10),
        methods: [.rsaSHA256],
        references: [
          ReferenceDescription(
            .document, transforms: [.c14n10, .envelopedSignature, withoutSignatures], digest: .sha512,
            id: "{id}-Reference", input: .nodesFirst),
          ReferenceDescription(.signedProperties, transforms: [], digest: .sha512),
          ReferenceDescription(.keyInfo, transforms: [], digest: .sha512),
        ],
        keyInfo: [.x509Certificates(.leaf), .keyValue],
        keyInfoID: "{id}-KeyInfo",
        signatureValueID: "{id}-SignatureValue",
        xades: XAdESDescription(
          qualifyingPropertiesID: "{id}-QualifyingProperties",
          signedPropertiesID: "{id}-SignedProperties",
          signingTime: SigningTimeFormat(writesZ: false, zone: "Europe/Madrid"),
          signingCertificates: [SigningCertificateDescription(.v1, digest: .sha512)],
          policy: .identified(policy),
          dataObjectFormats: [
            DataObjectFormat(
              of: "{id}-Reference",
              identifier: ObjectIdentifier("urn:oid:1.2.840.10003.5.109.10", qualifier: .oidAsURN))
          ]),
        accepts: AcceptedForms(
          methods: [.rsaSHA384, .rsaSHA512],
          digests: [.sha256, .sha384],
          transforms: [
            1: [[.envelopedSignature], [.envelopedSignature, .c14n10], [.envelopedSignature, withoutSignatures]],
            2: [[.c14n10]], 3: [[.c14n10]],
          ],
          anyOrder: true,
          // XAdES-EPES asks for the references to the document and to its own properties, and for no third one.
          optionalReferences: [3],
          policies: earlier)
      ),
      confirmation: confirmation,
      rules: .signature(id, citation: "TicketBAI, Política de firma, 3")
        + [
          ProfileRule(
            "huella", "The document has HuellaTBAI, which stands before the signature.",
            .present("T:TicketBai/HuellaTBAI | A:AnulaTicketBai/HuellaTBAI"),
            cure: "Fill HuellaTBAI before signing; it is signed.", citation: "ticketBaiV1-2-2.xsd"),
          .inForce(citation: "TicketBAI, Política de firma, 2.4"),
          .rsa2048(citation: "TicketBAI, Política de firma, 3.5; ETSI TS 119 312"),
        ],
      guide: ProfileGuide(
        certificate:
          "A certificate of a device, a person, the representative of an entity, a company's seal or a self-employed "
          + "person, of an issuer on the EU's trusted list (Izenpe, FNMT, …), RSA. A device's certificate is only for "
          + "signatures on that device.",
        facts: [
          ProfileFact(
            "The signature is the last child of the root, after HuellaTBAI; other forms are refused.", .verified),
          ProfileFact(
            "The signed examples of version 1.2.2 canonicalize before enveloped-signature; the common libraries after it.",
            .verified),
          ProfileFact("SigningCertificate and SigningCertificateV2 are both taken; no time stamp is needed.", .sourced),
          ProfileFact("Each province compares the identifier and the digest of its own policy.", .sourced),
          ProfileFact("The next invoice carries the first 100 characters of this one's SignatureValue.", .sourced),
        ],
        rejections: [
          Rejection(
            "B4_1000002 (Bizkaia), 005 (Araba, Gipuzkoa)",
            "The document does not fit the schema, or the policy is another province's or an old one.",
            cure: "Sign with the profile of the province, and keep Signet current: the policies' digests change.")
        ]),
      offeredStamps: [stamp]
    )
  }

  private static let withoutSignatures = Transform.xpath(
    XPathFilter("not(ancestor-or-self::ds:Signature)", namespaces: ["ds": Namespace.xmldsig]))
}
