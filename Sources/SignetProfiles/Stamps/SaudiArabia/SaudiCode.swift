import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Saudi Arabia: the QR code of an invoice, which repeats its main fields, its hash, the signature and the key.
///
/// Source: ZATCA, Security Features Implementation Standards 1.1, section 4.2: tags 1 to 8, and 9 in simplified invoices; tags 6
/// and 7 are the base64 texts, 8 the `SubjectPublicKeyInfo`, 9 the issuer's signature over the certificate.
struct SaudiCode: Stamp {
  private static let name = StampName.saQR

  var moment: StampMoment { .afterSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    guard let invoice = try SaudiInvoice(tree) else { throw try Self.name.unfit(tree) }
    let signature = try tree.firstSignature()
    guard let certificate = signature.element.signerCertificate else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: signature.element.xpath),
        message: "The signature has no readable X509Certificate, of which the QR code tells.",
        hint: "Sign with a profile that writes the certificate.")
    }
    let fields = try Self.fields(of: invoice, signature.value, signature.digest, certificate)
    guard let bytes = TagLengthValue.encode(fields) else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: invoice.root.xpath),
        message:
          "A value of the QR code has more than 255 bytes: tag \(fields.first { $0.value.count > 255 }?.tag ?? 0).",
        hint: "Shorten the seller's name (1); the certificate (8, 9) must be one that ZATCA issued.")
    }
    let code = Base64.encode(bytes)
    let editor = DocumentEditor(tree, original: document)
    if let reference = try invoice.reference("QR") {
      guard let place = reference.find(SaudiInvoice.attachment, SaudiInvoice.namespaces) else {
        throw reference.missing(SaudiInvoice.attachment)
      }
      guard place.isEmpty else { throw Self.name.alreadyPresent(place) }
      editor.replaceContent(of: place, with: Array(code.utf8))
    } else {
      editor.insert(Array(invoice.attachmentMarkup("QR", code).utf8), at: try invoice.placeOfReferences())
    }
    if invoice.root.find("cac:Signature", SaudiInvoice.namespaces) == nil {
      editor.insert(Array(companion(in: invoice).utf8), at: try invoice.placeOfReferences())
    }
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    guard let invoice = try SaudiInvoice(tree) else {
      return [Self.name.malformed(try tree.root, "this is no invoice in UBL")]
    }
    guard let reference = try invoice.reference("QR"),
      let text = try? reference.field(SaudiInvoice.attachment, SaudiInvoice.namespaces), !text.isEmpty
    else { return [Self.name.absent(invoice.root)] }
    guard let found = Base64.decode(text.utf8).flatMap(TagLengthValue.decode) else {
      return [Self.name.malformed(reference, "it is no list of tags, lengths and values in base64")]
    }
    do {
      return try check(found, of: invoice, at: reference)
    } catch  where error.finding.code == .stampFieldUnfit {
      return [Self.name.malformed(reference, error.finding.message)]
    }
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard
      let code = try SaudiInvoice(tree)?.reference("QR")?
        .optionalField(SaudiInvoice.attachment, SaudiInvoice.namespaces)
    else { return [] }
    return [StampValue("qr", code)]
  }

  private func check(
    _ found: [UInt8: [UInt8]], of invoice: SaudiInvoice, at reference: XMLElement
  ) throws(SignetError) -> [Finding] {
    let signature = try invoice.tree.firstSignature()
    guard let certificate = signature.element.signerCertificate else {
      return [Self.name.malformed(signature.element, "the signature has no readable X509Certificate")]
    }
    var findings: [Finding] = []
    for (tag, value) in try Self.fields(of: invoice, signature.value, signature.digest, certificate) {
      guard found[tag] != value else { continue }
      // Many write the time with the letter for UTC, as ZATCA's own tools do.
      if tag == 3, found[tag] == value + [UInt8(ascii: "Z")] { continue }
      findings.append(
        tag < 6
          ? Self.name.mismatch(
            reference, "tag \(tag) is not that of the invoice, \(String(decoding: value, as: UTF8.self))")
          : Self.name.wrongValue(reference, "tag \(tag) is not that of the signature and its certificate"))
    }
    if try found[6] != Array(Base64.encode(invoice.hash()).utf8) {
      findings.append(Self.name.wrongValue(reference, "tag 6 is not the hash of the invoice"))
    }
    return findings
  }

  /// The values in the order of their tags.
  private static func fields(
    of invoice: SaudiInvoice, _ signatureValue: String, _ digest: String, _ certificate: Certificate
  ) throws(SignetError) -> [(tag: UInt8, value: [UInt8])] {
    let seller = "cac:AccountingSupplierParty/cac:Party/"
    let time = try invoice.field("cbc:IssueDate") + "T" + invoice.field("cbc:IssueTime")
    let texts = [
      try invoice.field(seller + "cac:PartyLegalEntity/cbc:RegistrationName"),
      try invoice.field(seller + "cac:PartyTaxScheme/cbc:CompanyID"), time,
      try invoice.field("cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"), try invoice.taxAmount(), digest,
      signatureValue,
    ]
    var fields = zip(UInt8(1)..., texts).map { (tag: $0, value: Array($1.utf8)) }
    fields.append((8, certificate.subjectPublicKeyInfo))
    if invoice.isSimplified { fields.append((9, certificate.signatureValue)) }
    return fields
  }

  /// The `cac:Signature` that says where the XML signature is (BR-KSA-28 to 30).
  private func companion(in invoice: SaudiInvoice) -> String {
    let cac = invoice.root.prefix(for: Namespace.ublAggregates, or: "cac")
    let cbc = invoice.root.prefix(for: Namespace.ublBasics, or: "cbc")
    let name = "\(cac.prefix)Signature"
    return "<\(name)\(cac.declaration)\(cbc.declaration)>"
      + "<\(cbc.prefix)ID>urn:oasis:names:specification:ubl:signature:Invoice</\(cbc.prefix)ID>"
      + "<\(cbc.prefix)SignatureMethod>urn:oasis:names:specification:ubl:dsig:enveloped:xades</\(cbc.prefix)SignatureMethod>"
      + "</\(name)>"
  }
}
