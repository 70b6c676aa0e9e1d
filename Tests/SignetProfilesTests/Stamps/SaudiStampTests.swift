import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Saudi Arabia's stamps")
struct SaudiStampTests {
  private static let ubl = "urn:oasis:names:specification:ubl:schema:xsd:"

  private static let invoice = """
    <Invoice xmlns="\(ubl)Invoice-2" xmlns:cac="\(ubl)CommonAggregateComponents-2" \
    xmlns:cbc="\(ubl)CommonBasicComponents-2" xmlns:ext="\(ubl)CommonExtensionComponents-2">
      <cbc:ProfileID>reporting:1.0</cbc:ProfileID><cbc:ID>1</cbc:ID>
      <cbc:IssueDate>2025-11-24</cbc:IssueDate><cbc:IssueTime>16:00:00</cbc:IssueTime>
      <cbc:InvoiceTypeCode name="0200000">388</cbc:InvoiceTypeCode>
      <cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SAR</cbc:TaxCurrencyCode>
      <cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>399999999900003</cbc:CompanyID>\
    </cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>شركة &amp; Co</cbc:RegistrationName>\
    </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
      <cac:TaxTotal><cbc:TaxAmount currencyID="USD">4.00</cbc:TaxAmount></cac:TaxTotal>
      <cac:TaxTotal><cbc:TaxAmount currencyID="SAR">15.00</cbc:TaxAmount></cac:TaxTotal>
      <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="USD">30.67</cbc:TaxInclusiveAmount>\
    </cac:LegalMonetaryTotal>
    </Invoice>
    """

  private static func job(_ values: [String: String] = [:]) throws -> StampJob {
    let identity = try StampSupport.identity(["ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"])
    return StampJob(identity: identity, inputs: StampInputs(values: values), time: StampSupport.time)
  }

  private static func chained(_ values: [String: String] = ["counter": "1"]) throws -> [UInt8] {
    try SaudiChain().apply(to: Array(invoice.utf8), job(values))
  }

  /// The invoice with everything in it.
  private static func whole() throws -> [UInt8] {
    let job = try job()
    let plan = try SignaturePlan(SignatureProfile.saZATCA.signatures[0], identity: job.identity, at: Date())
    return try SaudiCode().apply(to: ReferenceEngine(plan).sign(chained()), job)
  }

  @Test("the value for the first invoice is the published one")
  func firstHash() {
    #expect(
      SaudiInvoice.firstPreviousHash
        == "NWZlY2ViNjZmZmM4NmYzOGQ5NTI3ODZjNmQ2OTZjNzljMmRiYzIzOWRkNGU5MWI0NjcyOWQ3M2EyN2ZiNTdlOQ==")
  }

  @Test("the chain is written before the seller, and the hash of one invoice links the next")
  func chain() throws {
    let first = try Self.chained()
    #expect(try StampSupport.faults(.saChain, in: first) == [])
    let text = String(decoding: first, as: UTF8.self)
    #expect(
      text.contains(
        "<cac:AdditionalDocumentReference><cbc:ID>ICV</cbc:ID><cbc:UUID>1</cbc:UUID></cac:AdditionalDocumentReference>"
          + "<cac:AdditionalDocumentReference><cbc:ID>PIH</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject"
          + " mimeCode=\"text/plain\">\(SaudiInvoice.firstPreviousHash)</cbc:EmbeddedDocumentBinaryObject>"
          + "</cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"))
    let hash = try #require(SaudiChain().values(of: XMLTree(parsing: first)).first).text
    let second = try Self.chained(["counter": "2", "previous-hash": hash])
    #expect(try StampSupport.findings(.saChain, in: second, StampInputs(values: ["previous-hash": hash])).isEmpty)
    let wrong = StampInputs(values: ["previous-hash": SaudiInvoice.firstPreviousHash])
    #expect(try StampSupport.faults(.saChain, in: second, wrong) == [.stampFieldMismatch])
    // What is there stays.
    #expect(try SaudiChain().apply(to: second, Self.job()) == second)
    let other = #expect(throws: SignetError.self) { try SaudiChain().apply(to: second, Self.job(["counter": "3"])) }
    #expect(other?.finding.code == .stampInputInvalid)
  }

  @Test(
    "a link that is missing or no link is told",
    arguments: [
      ([:], FindingCode.stampInputMissing), (["counter": "2"], .stampInputMissing),
      (["counter": "0"], .stampInputInvalid), (["counter": "2", "previous-hash": "?"], .stampInputInvalid),
    ])
  func missing(values: [String: String], code: FindingCode) throws {
    let error = #expect(throws: SignetError.self) { try Self.chained(values) }
    #expect(error?.finding.code == code)
    #expect(try StampSupport.faults(.saChain, in: Array(Self.invoice.utf8)) == [.stampMissing])
  }

  @Test("the code tells nine things, and the signature holds with the code in its place")
  func code() throws {
    let whole = try Self.whole()
    #expect(try StampSupport.faults(.saQR, in: whole) == [])
    #expect(try StampSupport.faults(.saChain, in: whole) == [])
    let verifier = ProfileVerifier(SignatureVerifier(), demanding: SignatureProfile.saZATCA)
    #expect(try verifier.verify(whole).map(\.isValid) == [true])
    let text = try #require(SaudiCode().values(of: XMLTree(parsing: whole)).first).text
    let values = try #require(Base64.decode(text.utf8).flatMap(TagLengthValue.decode))
    #expect(values.keys.sorted() == Array(1...9))
    let texts = (1...5).map { String(decoding: values[$0] ?? [], as: UTF8.self) }
    #expect(texts == ["شركة & Co", "399999999900003", "2025-11-24T16:00:00", "30.67", "15.00"])
    #expect(values[6]?.count == 44)
    #expect(values[8]?.count == 88)
    let again = #expect(throws: SignetError.self) { try SaudiCode().apply(to: whole, Self.job()) }
    #expect(again?.finding.code == .stampAlreadyPresent)
  }

  @Test(
    "does not hold after a change",
    arguments: [
      (">30.67<", ">30.68<", [FindingCode.stampFieldMismatch, .stampValueMismatch]),
      ("<cbc:ID>1</cbc:ID>", "<cbc:ID>2</cbc:ID>", [.stampValueMismatch]),
      ("<ds:DigestValue>", "<ds:DigestValue>AAAA", [.stampValueMismatch]),
      ("name=\"0200000\"", "name=\"0100000\"", [.stampValueMismatch]),
    ])
  func changes(old: String, new: String, faults: [FindingCode]) throws {
    #expect(try StampSupport.faults(.saQR, in: Self.whole().replacing(old, with: new)) == faults)
  }

  @Test("a code that is cut or says something twice can't be read")
  func malformedCodes() throws {
    #expect(TagLengthValue.decode([1, 2, 65]) == nil)
    #expect(TagLengthValue.decode([1, 1, 65, 1, 1, 66]) == nil)
    #expect(TagLengthValue.decode([1]) == nil)
    #expect(TagLengthValue.decode([1, 0, 2, 1, 65]) == [1: [], 2: [65]])
    #expect(TagLengthValue.encode([(1, Array(repeating: 0, count: 256))]) == nil)
  }

  @Test(
    "the stamps of samples hold", .enabled(if: Availability.sharedData),
    arguments: [
      "official-sdk__Simplified_Invoice.xml", "official-sdk__Simplified_Invoice_USD.xml",
      "official-sdk__Standard_Credit_Note.xml", "muhannadhg__credit_note_simplified.signed.xml",
      "muhannadhg__mixed_treatments.signed.xml", "muhannadhg__simplified_several_lines.signed.xml",
      "saleh7__InvoiceSimplified__output__Simplified_Debit_Note_Signed.xml",
      "saleh7__InvoiceStandard__output__Standard_Debit_Note_Signed.xml",
      "saleh7__InvoiceStandard__output__Standard_Invoice_Signed.xml",
      "saleh7__output__GeneratorSimplified_Invoice_Signed.xml",
    ])
  func samples(sample: String) throws {
    let document = try StampSupport.sample("saudi-zatca/\(sample)")
    #expect(try StampSupport.faults(.saQR, in: document) == [])
    #expect(try StampSupport.faults(.saChain, in: document) == [])
  }

  @Test(
    "samples with an error are told", .enabled(if: Availability.sharedData),
    arguments: ["NEGATIVE__official-sdk__Simplified_Invoice_Error.xml", "NEGATIVE__official-sdk__Standard_Invoice.xml"])
  func negatives(sample: String) throws {
    let faults = try StampSupport.faults(.saQR, in: StampSupport.sample("saudi-zatca/\(sample)"))
    #expect(faults.contains(.stampValueMismatch))
  }

  @Test(
    "the hash is that of the published canonical forms", .enabled(if: Availability.sharedData),
    arguments: ["credit_note_simplified", "mixed_treatments", "simplified_several_lines"])
  func canonicalForms(sample: String) throws {
    let canonical = try StampSupport.sample("saudi-zatca/muhannadhg__\(sample).c14n.xml")
    let document = try StampSupport.sample("saudi-zatca/muhannadhg__\(sample).unsigned.xml")
    let invoice = try #require(try SaudiInvoice(XMLTree(parsing: document)))
    #expect(try invoice.hash() == DigestAlgorithm.sha256.digest(of: canonical))
  }
}
