import SignetSignatures

extension Namespace {
  /// Brazil: NF-e and NFC-e (Manual de Orientação do Contribuinte, layout 4.00).
  static let nfe = "http://www.portalfiscal.inf.br/nfe"
  /// UBL 2: extensions, among them the signature.
  static let ublExtensions = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
  /// UBL 2: elements that hold others.
  static let ublAggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  /// UBL 2: elements that hold a value.
  static let ublBasics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
}
