import Foundation
import SignetCrypto
import SignetFindings
import SignetXML

/// Croatia: the issuer's protective code (ZKI) of an invoice that is reported to the tax administration.
///
/// Source: Porezna uprava, "Fiskalizacija: tehnička specifikacija za korisnike", chapter 12: the fields one after the other,
/// signed with RSA and SHA-1; the MD5 of the signature in 32 lower-case hexadecimal digits.
struct CroatianCode: Stamp {
  private static let name = StampName.hrZKI
  private static let namespace = "http://www.apis-it.hr/fin/2012/types/f73"
  private static let element = "ZastKod"

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    guard let invoice = Self.invoice(in: tree) else { throw try Self.name.unfit(tree) }
    guard case .rsa = job.identity.key.algorithm else { throw Self.name.needsRSA(job.identity) }
    guard let place = invoice.find(Self.element) else { throw invoice.missing("\(Self.element), which may be empty") }
    guard place.isEmpty else { throw Self.name.alreadyPresent(place) }
    let fields = Array(try Self.fields(of: invoice).utf8)
    let signature = try job.identity.key.signature(for: fields, algorithm: .rsaPKCS1(.sha1))
    let editor = DocumentEditor(tree, original: document)
    editor.replaceContent(of: place, with: Array(Hexadecimal.encode(MD5.digest(of: signature)).utf8))
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    guard let invoice = Self.invoice(in: tree) else {
      return [Self.name.malformed(try tree.root, "this is no invoice (Racun) of the fiscalization")]
    }
    guard let place = invoice.find(Self.element), !place.isEmpty else { return [Self.name.absent(invoice)] }
    guard place.pureText?.trimmingEnds.wholeMatch(of: /[0-9a-f]{32}/) != nil else {
      return [Self.name.malformed(place, "it has not 32 lower-case hexadecimal digits")]
    }
    return [
      Self.name.notChecked(
        place, "only the issuer's private key can make it again",
        hint: "Nothing to do; keep the invoice's fields as they are.")
    ]
  }

  private static func invoice(in tree: XMLTree) -> XMLElement? { tree.elements(named: "Racun", in: namespace).first }

  /// OIB, time, number, premises, device and total, one after the other.
  static func fields(of invoice: XMLElement) throws(SignetError) -> String {
    let time = try invoice.field("DatVrijeme").replacing("T", with: " ")
    return try invoice.field("Oib") + time + invoice.field("BrRac/BrOznRac") + invoice.field("BrRac/OznPosPr")
      + invoice.field("BrRac/OznNapUr") + invoice.field("IznosUkupno")
  }
}
