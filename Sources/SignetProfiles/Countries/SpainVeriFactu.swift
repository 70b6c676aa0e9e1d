import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Spain: records of invoicing and of events that a system keeps instead of sending them (no VERI*FACTU).
  ///
  /// Sources: Orden HAC/1177/2024, article 14, and AEAT, "Especificaciones técnicas de la firma electrónica de los
  /// registros de facturación y de evento" 0.1.5: XAdES-EPES, enveloped, by the policy of the Administración General del
  /// Estado 1.9; `SuministroInformacion.xsd` and `EventosSIF.xsd` for the place. A record is signed before it is put among
  /// others: the reference to the whole document means the record.
  public static let esVeriFactu = SignatureProfile(
    id: "es-verifactu",
    title: "Spain: records of invoicing and events that are not sent (no VERI*FACTU)",
    source: "Orden HAC/1177/2024; AEAT, Especificaciones técnicas de la firma electrónica 0.1.5",
    recognizes: ["sf:RegistroAlta", "sf:RegistroAnulacion", "ev:RegistroEvento"],
    signature: SignatureDescription(
      namespaces: ["sf": aeat + "SuministroInformacion.xsd", "ev": aeat + "EventosSIF.xsd"],
      placement: [.lastChild(of: "sf:RegistroAlta | sf:RegistroAnulacion | ev:RegistroEvento/ev:Evento")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-Reference"),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
        ReferenceDescription(.signedProperties, transforms: [.c14n10], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.chain), .keyValue],
      keyInfoID: "{id}-KeyInfo",
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        signedPropertiesID: "{id}-SignedProperties",
        signingTime: SigningTimeFormat(writesZ: false, zone: "Europe/Madrid"),
        signingCertificates: [SigningCertificateDescription(.v1)],
        policy: .identified(
          SignaturePolicyID(
            ObjectIdentifier("urn:oid:2.16.724.1.3.1.1.2.1.9", qualifier: .oidAsURN),
            digest: .sha1, digestValue: .base64("G7roucf600+f03r/o0bAOQ6WAs0="),
            location: "https://sede.administracion.gob.es/politica_de_firma_anexo_1.pdf")),
        dataObjectFormats: [
          DataObjectFormat(
            of: "{id}-Reference",
            identifier: ObjectIdentifier("urn:oid:1.2.840.10003.5.109.10", qualifier: .oidAsURN), encoding: "UTF-8")
        ]),
      accepts: AcceptedForms(
        methods: [.rsaSHA384, .rsaSHA512],
        digests: [.sha384, .sha512],
        transforms: [1: [[.envelopedSignature, .c14n10]], 2: [[.c14n10]], 3: [[]]],
        anyOrder: true,
        optionalReferences: [2])
    ),
    confirmation: .unconfirmed,
    rules: .signature("es-verifactu", citation: "Orden HAC/1177/2024, article 14")
      + [
        ProfileRule(
          "huella", "The record has its hash, which stands before the signature.",
          .present(
            "sf:RegistroAlta/sf:Huella | sf:RegistroAnulacion/sf:Huella | ev:RegistroEvento/ev:Evento/ev:HuellaEvento"),
          cure: "Compute the hash of the record before signing; it is signed.",
          citation: "SuministroInformacion.xsd; EventosSIF.xsd"),
        .inForce(citation: "AEAT, Especificaciones técnicas de la firma electrónica 0.1.5"),
      ],
    guide: ProfileGuide(
      certificate:
        "A qualified certificate or seal of the company or of its representative, RSA. Systems that send every record "
        + "at once (VERI*FACTU) need no signature.",
      facts: [
        ProfileFact("ds:Signature is the last child of RegistroAlta and RegistroAnulacion, after Huella.", .verified),
        ProfileFact("In RegistroEvento it is the last child of Evento, and covers the whole record.", .verified),
        ProfileFact("The policy is that of the Administración General del Estado 1.9, with a SHA-1 digest.", .sourced),
        ProfileFact("Whether KeyInfo is signed too is left open: one library did, and does no more.", .sourced),
        ProfileFact("No public signed record verifies.", .verified),
      ],
      rejections: [
        Rejection(
          "firma no válida", "The record was signed inside of its lot, or changed after signing.",
          cure: "Sign each record alone, and put it into the lot afterwards, byte for byte.")
      ]),
    offeredStamps: [.esVeriFactu]
  )

  private static let aeat =
    "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/"
}
