import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Peru: electronic documents in UBL 2.x and SUNAT's summaries.
  ///
  /// Sources: SUNAT, Guía de elaboración de documentos XML, "Firma digital"; error table 2076–2101 and 2334–2336 (the
  /// reference's URI is empty, 2090; the Id of the signature is the one that `cac:Signature` names, 2084–2085). The
  /// signature goes into the first extension that is still empty, which is not always the first one. SHA-1 is what most
  /// issuers still write, and taken as well as stronger digests.
  public static let peSUNAT = SignatureProfile(
    id: "pe-sunat",
    title: "Peru: UBL invoices, notes, despatch advices and summaries (SUNAT)",
    source: "SUNAT, Guía de elaboración de documentos XML, Firma digital; error table 2076–2101, 2334–2336",
    recognizes: ["*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent"],
    signature: SignatureDescription(
      namespaces: [
        "ext": Namespace.ublExtensions, "cac": Namespace.ublAggregates, "cbc": Namespace.ublBasics,
      ],
      placement: [.firstEmpty("*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent")],
      id: SignatureID(
        "SignSUNAT", namedBy: "*/cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.exclusive)], methods: [.rsaSHA1, .rsaSHA384, .rsaSHA512],
        digests: [.sha1, .sha384, .sha512], transforms: [1: [[.envelopedSignature, .exclusive]]])
    )
  )
}
