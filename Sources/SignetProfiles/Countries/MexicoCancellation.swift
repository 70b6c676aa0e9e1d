import SignetCertificates
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Mexico: requests to cancel invoices and retentions, answers to them, and questions about related invoices.
  ///
  /// Sources: SAT, documentation of the cancellation service (2022); documents signed by public tools that the service
  /// takes. `X509SerialNumber` has the twenty digits of the certificate's number, which are the ASCII characters of its
  /// serial number. The namespaces `xsd` and `xsi` of the root have to stay although nothing uses them: they are part of
  /// what is signed.
  public static let mxCancelacion = SignatureProfile(
    id: "mx-cancelacion",
    title: "Mexico: cancellations of CFDI and retentions (SAT)",
    source: "SAT, Servicio de cancelación de CFDI, esquema Cancelacion.xsd",
    recognizes: [
      "can:Cancelacion", "can:SolicitudAceptacionRechazo", "can:PeticionConsultaRelacionados", "ret:Cancelacion",
    ],
    signature: SignatureDescription(
      namespaces: ["can": Namespace.cfdiCancellation, "ret": Namespace.retentionCancellation],
      placement: [.lastChild(of: "*")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha1)
      ],
      keyInfo: [.x509Data([.issuerSerial, .certificates(.leaf)]), .keyValue],
      names: NameStyle(order: .generalFirst, otherTypes: .named, keywords: ["2.5.4.9": "street"]),
      serialNumbers: .ascii
    )
  )
}
