import SignetCertificates
import SignetCrypto
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Costa Rica: electronic documents of version 4.4: XAdES-EPES under the policy of the Ministry of Finance.
  ///
  /// Sources: Ministerio de Hacienda, Anexos y estructuras v4.4, annex 2; issuers' tools whose documents the ministry's
  /// test system took in 2026, and which tell the same digest of the policy. The annex's own example leaves the signature
  /// out by XPath and canonicalizes exclusively, which is accepted here.
  public static let crHacienda = SignatureProfile(
    id: "cr-hacienda",
    title: "Costa Rica: electronic documents 4.4 (Hacienda)",
    source: "Ministerio de Hacienda, Anexos y estructuras v4.4, annex 2",
    recognizes: [
      "fe:FacturaElectronica", "te:TiqueteElectronico", "nc:NotaCreditoElectronica", "nd:NotaDebitoElectronica",
      "fec:FacturaElectronicaCompra", "fee:FacturaElectronicaExportacion", "rep:ReciboElectronicoPago",
      "mr:MensajeReceptor",
    ],
    signature: SignatureDescription(
      namespaces: [
        "fe": Namespace.hacienda + "facturaElectronica", "te": Namespace.hacienda + "tiqueteElectronico",
        "nc": Namespace.hacienda + "notaCreditoElectronica", "nd": Namespace.hacienda + "notaDebitoElectronica",
        "fec": Namespace.hacienda + "facturaElectronicaCompra",
        "fee": Namespace.hacienda + "facturaElectronicaExportacion",
        "rep": Namespace.hacienda + "reciboElectronicoPago", "mr": Namespace.hacienda + "mensajeReceptor",
      ],
      placement: [.lastChild(of: "*")],
      id: SignatureID("xmldsig-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-ref0"),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
      ],
      keyInfo: [.x509Certificates(.leaf), .keyValue],
      keyInfoID: "{id}-keyinfo",
      signatureValueID: "{id}-sigvalue",
      xades: XAdESDescription(
        signingTime: SigningTimeFormat(minutesFromUTC: -360),
        signingCertificates: [SigningCertificateDescription(.v1)],
        policy: .identified(
          SignaturePolicyID(
            ObjectIdentifier(
              "https://cdn.comprobanteselectronicos.go.cr/xml-schemas/Resoluci%C3%B3n_General_sobre_disposiciones_"
                + "t%C3%A9cnicas_comprobantes_electr%C3%B3nicos_para_efectos_tributarios.pdf",
              description: ""),
            digest: .sha256, digestValue: .base64("DWxin1xWOeI8OuWQXazh4VjLWAaCLAA954em7DMh0h8="))),
        role: SignerRole(isV2: false, claimed: ["Emisor"]),
        dataObjectFormats: [DataObjectFormat(of: "{id}-ref0", encoding: "UTF-8")]),
      names: NameStyle(separator: ", "),
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.exclusive)],
        transforms: [
          1: [[withoutSignatures, .exclusive], [.envelopedSignature, .exclusive], [.envelopedSignature, .c14n10]],
          2: [[.c14n10], [.exclusive]], 3: [[.c14n10], [.exclusive]],
        ],
        anyOrder: true, optionalReferences: [2])
    ),
    confirmation: .unconfirmed,
    rules: .signature("cr-hacienda", citation: "Ministerio de Hacienda, Anexos y estructuras v4.4, annex 2")
      + [
        .inForce(citation: "Ministerio de Hacienda, Anexos y estructuras v4.4, annex 2"),
        .rsa2048(citation: "Ministerio de Hacienda, Anexos y estructuras v4.4, annex 2"),
      ],
    guide: ProfileGuide(
      certificate:
        "The cryptographic key (.p12 with a PIN) that Hacienda issues, or a card of Firma Digital of the Banco Central.",
      facts: [
        ProfileFact("References: the document, KeyInfo, SignedProperties, with C14N 1.0 and SHA-256.", .sourced),
        ProfileFact("The policy of 4.4 and its SHA-256 digest, computed anew by three public tools.", .sourced),
        ProfileFact("The annex's example uses XPath and exclusive C14N, and SHA-1 for the certificate.", .sourced),
        ProfileFact("The annex prints the policy's address without a hyphen, which leads nowhere.", .sourced),
      ],
      rejections: [
        Rejection(
          "La firma del comprobante electrónico no es válida",
          "The document was changed after signing, or the time is ahead of the server's.",
          cure: "Send the signed bytes as they are, and check the clock."),
        Rejection("no tiene Policy", "The signature names no policy.", cure: "Sign with the profile."),
      ])
  )

  /// How the annex's example leaves the signature out.
  private static let withoutSignatures = Transform.xpath(
    XPathFilter("not(ancestor-or-self::ds:Signature)", namespaces: ["ds": Namespace.xmldsig]))
}
