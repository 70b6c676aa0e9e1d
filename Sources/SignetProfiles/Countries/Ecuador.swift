import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Ecuador: electronic documents: XAdES-BES with SHA-1 everywhere.
  ///
  /// Sources: SRI, Ficha técnica de comprobantes electrónicos, esquema offline, section 6 on the signature. The documents
  /// are in no namespace, and their Id attribute is written `id`. Issuers report that SHA-256 is taken too.
  /// Rejection: 39 (invalid signature).
  public static let ecSRI = SignatureProfile(
    id: "ec-sri",
    title: "Ecuador: electronic documents (SRI)",
    source: "SRI, Ficha técnica de comprobantes electrónicos, esquema offline, 6",
    recognizes: [
      "factura/infoTributaria", "notaCredito/infoTributaria", "notaDebito/infoTributaria",
      "guiaRemision/infoTributaria", "comprobanteRetencion/infoTributaria", "liquidacionCompra/infoTributaria",
    ],
    signature: SignatureDescription(
      placement: [.lastChild(of: "*")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(
          .element("*", idAttribute: "id", id: .matching("comprobante")), transforms: [.envelopedSignature],
          digest: .sha1, id: "{id}-ref0"),
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha1),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha1),
      ],
      keyInfo: [.x509Certificates(.leaf), .keyValue],
      keyInfoID: "{id}-Certificate",
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        prefix: "etsi", signingTime: SigningTimeFormat(minutesFromUTC: -300),
        signingCertificates: [SigningCertificateDescription(.v1, digest: .sha1)],
        dataObjectFormats: [
          DataObjectFormat(of: "{id}-ref0", description: "contenido comprobante", encoding: "UTF-8")
        ]),
      accepts: AcceptedForms(methods: [.rsaSHA256], digests: [.sha256], anyOrder: true)
    )
  )
}
