import Foundation
import SignetCrypto
import SignetFindings
import SignetXML

/// Saudi Arabia: the counter of a device's invoices (ICV) and the hash of the one before (PIH), which chain them.
///
/// Source: ZATCA, Security Features Implementation Standards 1.1, sections 2.3.1 and 2.3.2; XML Implementation Standards,
/// KSA-13 and KSA-16.
struct SaudiChain: Stamp {
  private static let name = StampName.saChain

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] {
    [
      StampInput(
        "counter", .value, isRequired: false, isForOneDocument: true,
        "the number of the invoice among those of the device, from 1"),
      StampInput(
        "previous-hash", .value, isRequired: false, isForOneDocument: true,
        "the hash of the invoice before, in base64; of the first, none"),
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    guard let invoice = try SaudiInvoice(tree) else { throw try Self.name.unfit(tree) }
    let editor = DocumentEditor(tree, original: document)
    var markup = ""
    let counter = try present(invoice, "ICV", "cbc:UUID", job.inputs.values["counter"])
    if counter == nil {
      let counter = try job.inputs.required("counter", for: Self.name)
      guard Int(counter).map({ $0 > 0 }) == true else {
        throw Self.invalid("counter", "it is no whole number from 1")
      }
      markup += invoice.referenceMarkup("ICV") { _, cbc in "<\(cbc)UUID>\(counter)</\(cbc)UUID>" }
    }
    if try present(invoice, "PIH", SaudiInvoice.attachment, job.inputs.values["previous-hash"]) == nil {
      let isFirst = (counter ?? job.inputs.values["counter"]) == "1"
      let previous = job.inputs.values["previous-hash"] ?? (isFirst ? SaudiInvoice.firstPreviousHash : nil)
      guard let previous else { throw job.inputs.missing("previous-hash", Self.name) }
      guard Base64.decode(previous.utf8)?.isEmpty == false else {
        throw Self.invalid("previous-hash", "it is not base64")
      }
      markup += invoice.attachmentMarkup("PIH", previous)
    }
    guard !markup.isEmpty else { return document }
    editor.insert(Array(markup.utf8), at: try invoice.placeOfReferences())
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    guard let invoice = try SaudiInvoice(tree) else {
      return [Self.name.malformed(try tree.root, "this is no invoice in UBL")]
    }
    guard let counter = try invoice.reference("ICV"), let previous = try invoice.reference("PIH") else {
      return [Self.name.absent(invoice.root)]
    }
    var findings: [Finding] = []
    let number = try? counter.field("cbc:UUID", SaudiInvoice.namespaces)
    if number.flatMap({ Int($0) }).map({ $0 > 0 }) != true {
      findings.append(Self.name.malformed(counter, "the counter is no whole number from 1"))
    }
    let hash = (try? previous.field(SaudiInvoice.attachment, SaudiInvoice.namespaces)) ?? ""
    let length = Base64.decode(hash.utf8)?.count
    if length != 32 && length != 64 {
      findings.append(Self.name.malformed(previous, "the previous hash is no SHA-256 in base64"))
    } else if let known = inputs.values["previous-hash"] {
      if known != hash { findings.append(Self.name.mismatch(previous, "the previous hash is not \(known)")) }
    } else {
      findings.append(
        Self.name.notChecked(
          previous, "whether it follows on the invoice before", hint: "Give the hash of that one as previous-hash."))
    }
    return findings
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let invoice = try SaudiInvoice(tree) else { return [] }
    return [StampValue("invoice-hash", Base64.encode(try invoice.hash()))]
  }

  /// What a reference says already; nil where it has to be written.
  private func present(
    _ invoice: SaudiInvoice, _ id: String, _ path: String, _ given: String?
  ) throws(SignetError) -> String? {
    guard let reference = try invoice.reference(id) else { return nil }
    let value = try reference.field(path, SaudiInvoice.namespaces)
    guard given == nil || given == value else {
      throw SignetError(
        .stampInputInvalid, about: .element(xpath: reference.xpath),
        message: "The invoice has the \(id) \(value), and \(given ?? "") was given.",
        hint: "Take one of the two away.")
    }
    return value
  }

  private static func invalid(_ input: String, _ reason: String) -> SignetError {
    SignetError(
      .stampInputInvalid, message: "The value \(input) can't be used: \(reason).",
      hint: "Give the one that the device has kept.")
  }
}
