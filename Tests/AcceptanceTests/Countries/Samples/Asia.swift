import Foundation
import SignetFindings
import SignetSignatures
import TestSupport

extension CountrySample {
  /// Turkey.
  static let turkey: [CountrySample] = [
    "BasicInvoice", "BasicInvoiceHourMinuteTime", "BasicInvoiceIncorrectTime",
    "BasicInvoiceInvalidAdditionalDocument", "BasicInvoiceLongTime", "BasicInvoiceLongTime7f",
    "BasicInvoiceLongTimeWithZone3f", "BasicInvoiceNoTime", "BasicInvoiceValidAdditionalDocument",
    "CommercialInvoice", "Despatch1", "Despatch2",
  ].map { .unsigned("tr-ubl", "turkey-ublTR/\($0).xml", judging: withInstruction) }

  private static let withInstruction = Judging.by(
    [.xmlsec1, .jdk], "signxml reads a document without the processing instructions around its root")

  private static let byTheAuthority = Judging.not(
    "no verifier of the standard knows these signatures; a program written from the authority's rules judges them "
      + "(AuthorityFormTests)")
  private static let laidOut = Resigning(
    differences: [0: "SignedInfo is indented otherwise; it is not what the value is made over"])

  /// Saudi Arabia.
  static let saudiArabia: [CountrySample] =
    signedForZATCA + signedByOthersForZATCA + unsignedForZATCA + [
      .negative(
        "sa-zatca", "saudi-zatca/NEGATIVE__official-sdk__Simplified_Invoice_Error.xml", .signatureDigestMismatch),
      .negative("sa-zatca", "saudi-zatca/NEGATIVE__official-sdk__Standard_Invoice.xml", .signatureDigestMismatch),
    ]

  private static let signedForZATCA: [CountrySample] = [
    "official-sdk__Simplified_Invoice", "official-sdk__Simplified_Invoice_USD", "official-sdk__Standard_Credit_Note",
  ].map {
    .verifies("sa-zatca", "saudi-zatca/\($0).xml", judging: byTheAuthority, signer: .vector("secp256k1"))
  }

  private static let signedByOthersForZATCA: [CountrySample] = [
    "saleh7__InvoiceSimplified__output__Simplified_Debit_Note_Signed",
    "saleh7__InvoiceStandard__output__Standard_Debit_Note_Signed",
    "saleh7__InvoiceStandard__output__Standard_Invoice_Signed", "saleh7__output__GeneratorSimplified_Invoice_Signed",
    "muhannadhg__credit_note_simplified.signed", "muhannadhg__mixed_treatments.signed",
    "muhannadhg__simplified_several_lines.signed",
  ].map {
    .verifies(
      "sa-zatca", "saudi-zatca/\($0).xml", resigning: laidOut, judging: byTheAuthority, signer: .vector("secp256k1"))
  }

  private static let unsignedForZATCA: [CountrySample] = [
    "saleh7__InvoiceSimplified__output__Simplified_Debit_Note", "saleh7__InvoiceStandard__output__Standard_Debit_Note",
    "saleh7__InvoiceStandard__output__Standard_Invoice", "saleh7__output__GeneratorSimplified_Invoice",
    "muhannadhg__credit_note_simplified.unsigned", "muhannadhg__mixed_treatments.unsigned",
    "muhannadhg__simplified_several_lines.unsigned",
  ].map {
    .unsigned("sa-zatca", "saudi-zatca/\($0).xml", judging: byTheAuthority, signer: .vector("secp256k1"))
  }

  /// Malaysia: the authority's own samples, where they are there, and a made-up invoice.
  static let malaysia: [CountrySample] =
    signedForMyInvois + [
      .made(
        "my-myinvois", "an invoice",
        (try? String(contentsOf: Project.testVectors.appending(path: "invoices/ubl-my.xml"), encoding: .utf8)) ?? "",
        judging: byTheAuthority)
    ]

  private static let signedForMyInvois: [CountrySample] = samples(in: "malaysia").map {
    .verifies("my-myinvois", $0, resigning: laidOut, judging: byTheAuthority)
  }

  private static func samples(in folder: String) -> [String] {
    Project.files(below: SignedSample.folder.appending(path: folder), withExtension: "xml").map {
      folder + "/" + $0.lastPathComponent
    }
    .sorted()
  }

  /// Vietnam.
  static let vietnam: [CountrySample] = [
    ("an invoice", "<HDon>\(hoaDon)</HDon>"),
    ("an invoice with an empty place for signatures", "<HDon>\(hoaDon)<DSCKS><NMua/></DSCKS></HDon>"),
    ("an invoice with a place for the seller", "<HDon>\(hoaDon)<MCCQT/><DSCKS><NBan></NBan><NMua/></DSCKS></HDon>"),
    ("an invoice in its message", "<TDiep><TTChung/><DLieu><HDon>\(hoaDon)</HDon></DLieu></TDiep>"),
  ].map { name, text in .made("vn-hoadon", name, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text) }

  private static let hoaDon =
    "<DLHDon Id=\"data\"><TTChung><KHHDon>K26TAA</KHHDon></TTChung><NDHDon><Ten>Công ty ví dụ</Ten></NDHDon></DLHDon>"
}
