import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Saudi Arabia: what ZATCA's stamps read in an invoice, which is UBL 2.1.
struct SaudiInvoice {
  private static let ubl = "urn:oasis:names:specification:ubl:schema:xsd:"
  static let namespaces = [
    "cac": Namespace.ublAggregates, "cbc": Namespace.ublBasics, "ext": Namespace.ublExtensions,
  ]
  /// The value for the first invoice of a device, which has none before it: base64 of the hexadecimal SHA-256 of "0"
  /// (ZATCA, Security Features Implementation Standards 1.1, section 2.3.1; business rule KSA-13).
  static let firstPreviousHash = Base64.encode(
    Array(Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: Array("0".utf8))).utf8))

  let tree: XMLTree
  let root: XMLElement

  /// nil where the document is no invoice.
  init?(_ tree: XMLTree) throws(SignetError) {
    guard let root = try tree.root("Invoice", in: Self.ubl + "Invoice-2") else { return nil }
    self.tree = tree
    self.root = root
  }

  /// The first `cac:AdditionalDocumentReference` with this `cbc:ID`: `ICV`, `PIH` or `QR`.
  func reference(_ id: String) throws(SignetError) -> XMLElement? {
    try children("cac:AdditionalDocumentReference[cbc:ID='\(id)']").first
  }

  /// The text of a field of the invoice.
  func field(_ path: String) throws(SignetError) -> String { try root.field(path, Self.namespaces) }

  /// Whether it is for a consumer, and is reported after it was handed over (`InvoiceTypeCode/@name` begins with 02).
  var isSimplified: Bool {
    root.find("cbc:InvoiceTypeCode", Self.namespaces)?.attribute("name")?.hasPrefix("02") == true
  }

  /// The total of the tax in the currency of the tax.
  func taxAmount() throws(SignetError) -> String {
    let currency = try root.optionalField("cbc:TaxCurrencyCode", Self.namespaces)
    let amounts = try children("cac:TaxTotal").compactMap { total in
      total.find("cbc:TaxAmount", Self.namespaces)
    }
    guard let amount = amounts.first(where: { currency == nil || $0.attribute("currencyID") == currency }) else {
      throw root.missing("cac:TaxTotal/cbc:TaxAmount in the currency \(currency ?? "of the tax")")
    }
    return try amount.field("")
  }

  /// The invoice's hash: SHA-256 of its canonical form without the extensions, `cac:Signature` and the QR code
  /// (Security Features Implementation Standards 1.1, section 2.3.3).
  func hash() throws(SignetError) -> [UInt8] {
    let left = try ["ext:UBLExtensions", "cac:Signature", "cac:AdditionalDocumentReference[cbc:ID='QR']"]
      .map { path throws(SignetError) in try children(path) }.flatMap(\.self)
    return try Canonicalizer(Canonicalization(.c14n11)).digest(
      of: DocumentSubset(.document(tree), omitting: left, includesComments: false), .sha256)
  }

  private func children(_ path: String) throws(SignetError) -> [XMLElement] {
    try ElementPath("*/" + path, namespaces: Self.namespaces).elements(in: tree)
  }

  /// Where a reference or `cac:Signature` is put that is not there yet: before the seller, as the schema wants it.
  func placeOfReferences() throws(SignetError) -> InsertionPoint {
    let next =
      root.find("cac:Signature", Self.namespaces) ?? root.find("cac:AccountingSupplierParty", Self.namespaces)
    guard let next else { throw root.missing("cac:AccountingSupplierParty") }
    return .before(next)
  }

  /// The markup of a reference, in the document's own prefixes.
  func referenceMarkup(_ id: String, _ content: (_ cac: String, _ cbc: String) -> String) -> String {
    let (cac, cbc) = (
      root.prefix(for: Namespace.ublAggregates, or: "cac"), root.prefix(for: Namespace.ublBasics, or: "cbc")
    )
    let name = "\(cac.prefix)AdditionalDocumentReference"
    return "<\(name)\(cac.declaration)\(cbc.declaration)><\(cbc.prefix)ID>\(id)</\(cbc.prefix)ID>"
      + content(cac.prefix, cbc.prefix) + "</\(name)>"
  }

  /// The markup of a reference with a text attached to it.
  func attachmentMarkup(_ id: String, _ text: String) -> String {
    referenceMarkup(id) { cac, cbc in
      "<\(cac)Attachment><\(cbc)EmbeddedDocumentBinaryObject mimeCode=\"text/plain\">\(text)"
        + "</\(cbc)EmbeddedDocumentBinaryObject></\(cac)Attachment>"
    }
  }

  /// The text that is attached to a reference.
  static let attachment = "cac:Attachment/cbc:EmbeddedDocumentBinaryObject"
}
