import SignetSignatures

extension Namespace {
  /// Brazil: NF-e and NFC-e (Manual de Orientação do Contribuinte, layout 4.00).
  static let nfe = "http://www.portalfiscal.inf.br/nfe"
  /// UBL 2: the elements around a country's extensions, among them the signature.
  static let ublExtensions = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
}
