import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Portugal: the hash of each document of an audit file (SAF-T), an RSA signature that chains it to the one before in its series.
///
/// Source: Portaria 363/2010, article 6, and Despacho 8632/2014, section 2: RSA with SHA-1 over
/// `InvoiceDate;SystemEntryDate;InvoiceNo;GrossTotal;` and the hash before, which is empty at the start of a series.
struct PortugueseChain: Stamp {
  private static let name = StampName.ptHash

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] {
    [
      StampInput(
        "key", .file, isRequired: false, "the public key (PEM) that the software's maker has told the tax authority")
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let invoices = Self.invoices(in: tree)
    guard !invoices.isEmpty else { throw try Self.name.unfit(tree) }
    guard case .rsa = job.identity.key.algorithm else { throw Self.name.needsRSA(job.identity) }
    let editor = DocumentEditor(tree, original: document)
    var last: [Substring: String] = [:]
    for invoice in invoices {
      let series = try Self.series(of: invoice)
      guard let place = invoice.find("Hash") else { throw invoice.missing("Hash, which may be empty") }
      // What has its hash already is the start of what is chained to it.
      if !place.isEmpty {
        last[series] = try place.field("").withoutWhiteSpace
        continue
      }
      let message = Array(try Self.message(invoice, after: last[series] ?? "").utf8)
      let hash = Base64.encode(try job.identity.key.signature(for: message, algorithm: .rsaPKCS1(.sha1)))
      editor.replaceContent(of: place, with: Array(hash.utf8))
      last[series] = hash
    }
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let invoices = Self.invoices(in: tree)
    guard !invoices.isEmpty else { return [Self.name.malformed(try tree.root, "it has no Invoice of an audit file")] }
    let key = try inputs.files["key"].map { _ throws(SignetError) in
      try Self.publicKey(inputs.file("key", for: Self.name))
    }
    var findings: [Finding] = []
    var last: [Substring: String] = [:]
    for invoice in invoices {
      do throws(SignetError) {
        let series = try Self.series(of: invoice)
        guard let hash = try invoice.optionalField("Hash")?.withoutWhiteSpace, !hash.isEmpty else {
          findings.append(Self.name.absent(invoice))
          continue
        }
        let message = Array(try Self.message(invoice, after: last[series] ?? "").utf8)
        last[series] = hash
        guard let signature = Base64.decode(hash.utf8) else {
          findings.append(Self.name.malformed(invoice, "Hash is not base64"))
          continue
        }
        if let key, try !key.isValid(signature, for: message, algorithm: .rsaPKCS1(.sha1)) {
          findings.append(
            Self.name.wrongValue(invoice, "Hash is not the key's signature over the fields and the hash before"))
        }
      } catch  where error.finding.code == .stampFieldUnfit {
        findings.append(Self.name.malformed(invoice, error.finding.message))
      }
    }
    guard key == nil else { return findings }
    let note = Self.name.notChecked(
      invoices[0], "the file does not carry the key", hint: "Give it with --stamp-file key=PATH.")
    return findings + [note]
  }

  /// The documents of sales, in whatever version of the format.
  private static func invoices(in tree: XMLTree) -> [XMLElement] {
    tree.elements.filter { $0.localName == "Invoice" && $0.parent?.localName == "SalesInvoices" }
  }

  /// `FT 2025A` of the number `FT 2025A/17`: each series has a chain of its own.
  private static func series(of invoice: XMLElement) throws(SignetError) -> Substring {
    let number = try invoice.field("InvoiceNo")
    return number.split(separator: "/").first ?? Substring(number)
  }

  private static func message(_ invoice: XMLElement, after hash: String) throws(SignetError) -> String {
    let fields = [
      try invoice.field("InvoiceDate"), try invoice.field("SystemEntryDate"), try invoice.field("InvoiceNo"),
      try invoice.field("DocumentTotals/GrossTotal"), hash,
    ]
    return fields.joined(separator: ";")
  }

  private static func publicKey(_ file: SecretBytes) throws(SignetError) -> PublicKey {
    let decoded = try CredentialDecoder.decode(file.withUnsafeBytes { Array($0) }, source: "key")
    for item in decoded.items {
      switch item.content {
      case .publicKey(let key): return key
      case .certificate(let certificate): return try certificate.publicKey
      default: continue
      }
    }
    throw SignetError(
      .stampInputInvalid, message: "The file given as key holds no public key.",
      hint: "Give the public key, or a certificate with it.")
  }
}
