import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Montenegro and Albania: the code of an invoice (IIC, *IKOF*, *NSLF*) and the signature that it is made of.
///
/// Source: "Funkcionalna specifikacija" of Montenegro's electronic fiscalization, and Albania's, which are one design: the fields
/// joined by `|`, signed with RSA and SHA-256; `IICSignature` is the signature in upper-case hexadecimal, `IIC` its MD5.
struct InvoiceCode: Stamp {
  private static let name = StampName.invoiceCode
  private static let namespaces = [
    "https://efi.tax.gov.me/fs/schema", "https://eFiskalizimi.tatime.gov.al/FiscalizationService/schema",
  ]

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    guard let invoice = Self.invoice(in: tree) else { throw try Self.name.unfit(tree) }
    guard case .rsa = job.identity.key.algorithm else { throw Self.name.needsRSA(job.identity) }
    for attribute in ["IIC", "IICSignature"] where invoice.attribute(attribute) ?? "" != "" {
      throw Self.name.alreadyPresent(invoice)
    }
    let fields = Array(try Self.fields(of: invoice).utf8)
    let signature = try job.identity.key.signature(for: fields, algorithm: .rsaPKCS1(.sha256))
    let editor = DocumentEditor(tree, original: document)
    editor.setAttribute("IIC", value: Hexadecimal.encode(MD5.digest(of: signature)).uppercased(), on: invoice)
    editor.setAttribute("IICSignature", value: Hexadecimal.encode(signature).uppercased(), on: invoice)
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    guard let invoice = Self.invoice(in: tree) else {
      return [Self.name.malformed(try tree.root, "this is no invoice of the fiscalization")]
    }
    guard let code = invoice.attribute("IIC"), let text = invoice.attribute("IICSignature") else {
      return [Self.name.absent(invoice)]
    }
    guard let signature = Hexadecimal.decode(text) else {
      return [Self.name.malformed(invoice, "IICSignature is not hexadecimal")]
    }
    var findings: [Finding] = []
    if Hexadecimal.encode(MD5.digest(of: signature)).uppercased() != code {
      findings.append(Self.name.wrongValue(invoice, "IIC is not the MD5 of IICSignature"))
    }
    guard let key = tree.signatures.first?.signerCertificate.flatMap({ try? $0.publicKey }) else {
      return findings + [
        Self.name.notChecked(
          invoice, "the document carries no certificate of its signer", hint: "Check the document when it is signed.")
      ]
    }
    do throws(SignetError) {
      let fields = Array(try Self.fields(of: invoice).utf8)
      guard case .rsa = key.algorithm, try key.isValid(signature, for: fields, algorithm: .rsaPKCS1(.sha256)) else {
        return findings + [Self.name.wrongValue(invoice, "IICSignature is not the signer's over the invoice's fields")]
      }
      return findings
    } catch  where error.finding.code == .stampFieldUnfit {
      return findings + [Self.name.malformed(invoice, error.finding.message)]
    }
  }

  private static func invoice(in tree: XMLTree) -> XMLElement? {
    namespaces.lazy.flatMap { tree.elements(named: "Invoice", in: $0) }.first
  }

  /// Tax number, time, number, premises, device, software and total, joined.
  static func fields(of invoice: XMLElement) throws(SignetError) -> String {
    guard let seller = invoice.find("Seller") else { throw invoice.missing("Seller") }
    let fields = [
      try seller.requiredAttribute("IDNum"), try invoice.requiredAttribute("IssueDateTime"),
      try invoice.requiredAttribute("InvOrdNum"), try invoice.requiredAttribute("BusinUnitCode"),
      // Invoices that are not paid in cash have no device.
      invoice.attribute("TCRCode") ?? "", try invoice.requiredAttribute("SoftCode"),
      try invoice.requiredAttribute("TotPrice"),
    ]
    return fields.joined(separator: "|")
  }
}
