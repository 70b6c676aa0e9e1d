import SignetCrypto
import SignetSignatures

extension Namespace {
  /// Brazil: NF-e and NFC-e (Manual de Orientação do Contribuinte, layout 4.00).
  static let nfe = "http://www.portalfiscal.inf.br/nfe"
  /// Brazil: CT-e (Manual de Orientação do Contribuinte, layout 4.00).
  static let cte = "http://www.portalfiscal.inf.br/cte"
  /// Brazil: MDF-e (Manual de Orientação do Contribuinte, layout 3.00).
  static let mdfe = "http://www.portalfiscal.inf.br/mdfe"
  /// Brazil: national NFS-e.
  static let nfse = "http://www.sped.fazenda.gov.br/nfse"
  /// Chile: everything of SII.
  static let sii = "http://www.sii.cl/SiiDte"
  /// Colombia: DIAN's extension of UBL documents.
  static let dianStructures = "dian:gov:co:facturaelectronica:Structures-2-1"
  /// Colombia: payrolls.
  static let dianPayroll = "dian:gov:co:facturaelectronica:NominaIndividual"
  /// Colombia: adjustments of payrolls.
  static let dianPayrollAdjustment = "dian:gov:co:facturaelectronica:NominaIndividualDeAjuste"
  /// Costa Rica: what the namespaces of all documents of version 4.4 begin with.
  static let hacienda = "https://cdn.comprobanteselectronicos.go.cr/xml-schemas/v4.4/"
  /// Guatemala: documents of FEL.
  static let fel = "http://www.sat.gob.gt/dte/fel/0.2.0"
  /// Guatemala: cancellations of FEL.
  static let felCancellation = "http://www.sat.gob.gt/dte/fel/0.1.0"
  /// Mexico: cancellations of invoices, and what belongs to them.
  static let cfdiCancellation = "http://cancelacfd.sat.gob.mx"
  /// Mexico: cancellations of retentions.
  static let retentionCancellation = "http://www.sat.gob.mx/esquemas/retencionpago/1"
  /// Paraguay: everything of SIFEN.
  static let sifen = "http://ekuatia.set.gov.py/sifen/xsd"
  /// Uruguay: everything of DGI.
  static let cfe = "http://cfe.dgi.gub.uy"
  /// UBL 2: a document with others attached.
  static let ublAttachedDocument = "urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2"
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

extension [UInt8] {
  /// A digest as an authority publishes it, in base64; a text that is none gives no bytes, which a test would notice.
  static func base64(_ text: String) -> [UInt8] { Base64.decode(text.utf8) ?? [] }
}
