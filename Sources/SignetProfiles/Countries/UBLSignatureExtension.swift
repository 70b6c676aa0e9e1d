import SignetSignatures

/// Where UBL 2.1 has the signature of a document, as OASIS, "UBL 2.1", section 5.4 "UBL digital signatures" and the
/// enveloped XAdES profile `urn:oasis:names:specification:ubl:dsig:enveloped:xades` describe it: ZATCA's and MyInvois's.
enum UBLSignatureExtension {
  /// The prefixes of the paths below.
  static let namespaces = [
    "inv": Namespace.ublInvoice, "ext": Namespace.ublExtensions, "cac": Namespace.ublAggregates,
    "cbc": Namespace.ublBasics, "sig": Namespace.ublSignatures, "sac": Namespace.ublSignatureAggregates,
    "sbc": Namespace.ublSignatureBasics,
  ]

  /// In the extension that is there for the signature; else in one that is made, as the invoice's first element.
  static let placement: [Placement] = [
    .lastChild(
      of: "inv:Invoice/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/sig:UBLDocumentSignatures"
        + "/sac:SignatureInformation"),
    .wrapped(
      .lastChild(of: "inv:Invoice/ext:UBLExtensions"),
      in: "<ext:UBLExtension\(declarations)>\(content)</ext:UBLExtension>"),
    .wrapped(
      .firstChild(of: "inv:Invoice"),
      in: "<ext:UBLExtensions\(declarations)><ext:UBLExtension>\(content)</ext:UBLExtension></ext:UBLExtensions>"),
  ]

  /// What the first reference leaves out: the extensions, and the element that stands for the signature.
  static let removed = ["inv:Invoice/ext:UBLExtensions", "inv:Invoice/cac:Signature"]

  private static let declarations = " xmlns:ext=\"\(Namespace.ublExtensions)\" xmlns:cbc=\"\(Namespace.ublBasics)\""

  private static let content = """
    <ext:ExtensionURI>urn:oasis:names:specification:ubl:dsig:enveloped:xades</ext:ExtensionURI><ext:ExtensionContent>\
    <sig:UBLDocumentSignatures xmlns:sig="\(Namespace.ublSignatures)" xmlns:sac="\(Namespace.ublSignatureAggregates)" \
    xmlns:sbc="\(Namespace.ublSignatureBasics)"><sac:SignatureInformation><cbc:ID>urn:oasis:names:specification:ubl:\
    signature:1</cbc:ID><sbc:ReferencedSignatureID>urn:oasis:names:specification:ubl:signature:Invoice\
    </sbc:ReferencedSignatureID>{signature}</sac:SignatureInformation></sig:UBLDocumentSignatures></ext:ExtensionContent>
    """
}
