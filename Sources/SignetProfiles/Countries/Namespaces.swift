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
  /// UBL 2: invoices.
  static let ublInvoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  /// UBL 2: signatures of documents, the element around them.
  static let ublSignatures = "urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2"
  /// UBL 2: signatures of documents, elements that hold others.
  static let ublSignatureAggregates = "urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2"
  /// UBL 2: signatures of documents, elements that hold a value.
  static let ublSignatureBasics = "urn:oasis:names:specification:ubl:schema:xsd:SignatureBasicComponents-2"
  /// SOAP 1.1: the envelope of messages to an authority's web service.
  static let soapEnvelope = "http://schemas.xmlsoap.org/soap/envelope/"
}
