import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Brazil: the QR code of a consumer's invoice (NFC-e), in `infNFeSupl` after what is signed.
///
/// Sources: ENCAT, "Especificações Técnicas do DANFE NFC-e e QR Code" 5.0 (version 2: SHA-1 over the fields and the taxpayer's
/// secret, the CSC) and 6.0 with NT 2025.001 (version 3: no secret; issued off-line, an RSA signature with SHA-1 by the signer).
struct ConsumerCode: Stamp {
  /// The version of the QR code.
  enum Version: String {
    case two = "2"
    case three = "3"
  }

  let name: StampName
  let version: Version

  var moment: StampMoment { .afterSigning }
  var inputs: [StampInput] {
    let addresses = [
      StampInput("qr-url", .value, "the address of the state for QR codes, up to ?p="),
      StampInput("key-url", .value, "the address of the state where invoices are looked up by key (urlChave)"),
    ]
    guard version == .two else { return addresses }
    return addresses + [
      StampInput("csc", .file, "the taxpayer's secret (CSC), alone in a file"),
      StampInput("csc-id", .value, "the number of the secret (idCSC)"),
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let invoices = try ConsumerInvoice.all(in: tree)
    guard !invoices.isEmpty else { throw try name.unfit(tree) }
    let editor = DocumentEditor(tree, original: document)
    for invoice in invoices {
      if let supplement = invoice.root.find("infNFeSupl") { throw name.alreadyPresent(supplement) }
      editor.insert(Array(try supplement(for: invoice, job).utf8), at: .after(invoice.body))
    }
    return try editor.finish()
  }

  private func supplement(for invoice: ConsumerInvoice, _ job: StampJob) throws(SignetError) -> String {
    var address = try job.inputs.required("qr-url", for: name)
    if !address.hasSuffix("?p=") { address += "?p=" }
    let fields = try fields(of: invoice, job.inputs.values["csc-id"])
    let proof = try proof(of: fields, invoice, job)
    let code = Markup.escaped(address + (fields + proof).joined(separator: "|"))
    let lookup = Markup.escaped(try job.inputs.required("key-url", for: name))
    let prefix = invoice.root.prefix.map { "\($0):" } ?? ""
    return "<\(prefix)infNFeSupl><\(prefix)qrCode>\(code)</\(prefix)qrCode><\(prefix)urlChave>\(lookup)"
      + "</\(prefix)urlChave></\(prefix)infNFeSupl>"
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    do throws(SignetError) {
      let invoices = try ConsumerInvoice.all(in: tree)
      guard !invoices.isEmpty else { return [name.malformed(try tree.root, "this is no invoice (NFe)")] }
      var findings: [Finding] = []
      for invoice in invoices {
        guard let found = try invoice.code(), let place = invoice.root.find("infNFeSupl/qrCode") else {
          findings.append(name.absent(invoice.root))
          continue
        }
        switch version {
        case .two: findings += try checkTwo(found, invoice, inputs, place)
        case .three: findings += try checkThree(found, invoice, place)
        }
      }
      return findings
    } catch  where error.finding.code == .stampFieldUnfit {
      return [name.malformed(try tree.root, error.finding.message)]
    }
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let code = try ConsumerInvoice.all(in: tree).first?.root.optionalField("infNFeSupl/qrCode") else { return [] }
    return [StampValue("qr", code)]
  }

  /// What the code says before its proof.
  private func fields(of invoice: ConsumerInvoice, _ secretID: String?) throws(SignetError) -> [String] {
    var fields = [invoice.key, version.rawValue, invoice.environment]
    let isOffline = try invoice.isOffline()
    if isOffline { fields += [try invoice.day(), try invoice.total()] }
    switch version {
    case .two:
      if isOffline { fields.append(try invoice.digest()) }
      // Without the zeros in front with which the authority hands it out.
      let id = String((secretID ?? "").drop { $0 == "0" })
      fields.append(id)
    case .three:
      let receiver = try invoice.receiver()
      if isOffline { fields += [receiver.kind, receiver.number] }
    }
    return fields
  }

  private func proof(
    of fields: [String], _ invoice: ConsumerInvoice, _ job: StampJob
  ) throws(SignetError) -> [String] {
    let text = fields.joined(separator: "|")
    switch version {
    case .two: return [Self.hash(text, try job.inputs.secretText("csc", for: name))]
    case .three:
      guard try invoice.isOffline() else { return [] }
      guard case .rsa = job.identity.key.algorithm else { throw name.needsRSA(job.identity) }
      let signature = try job.identity.key.signature(for: Array(text.utf8), algorithm: .rsaPKCS1(.sha1))
      return [Base64.encode(signature)]
    }
  }

  private static func hash(_ text: String, _ secret: String) -> String {
    Hexadecimal.encode(DigestAlgorithm.sha1.digest(of: Array((text + secret).utf8))).uppercased()
  }
}

// MARK: - Checking

extension ConsumerCode {
  private func checkTwo(
    _ found: [String], _ invoice: ConsumerInvoice, _ inputs: StampInputs, _ place: XMLElement
  ) throws(SignetError) -> [Finding] {
    guard found.count >= 5 else { return [name.malformed(place, "it has \(found.count) fields")] }
    let fields = try fields(of: invoice, found[found.count - 2])
    guard Array(found.dropLast()) == fields else {
      return [name.mismatch(place, "its fields should be \(fields.joined(separator: "|"))")]
    }
    guard let secret = inputs.optionalSecretText("csc") else {
      return [
        name.notChecked(
          place, "its digest needs the taxpayer's secret", hint: "Give it with --stamp-file csc=PATH if it is yours.")
      ]
    }
    guard Self.hash(fields.joined(separator: "|"), secret) == found.last else {
      return [name.wrongValue(place, "its digest is not that of its fields and the secret")]
    }
    return []
  }

  private func checkThree(
    _ found: [String], _ invoice: ConsumerInvoice, _ place: XMLElement
  ) throws(SignetError) -> [Finding] {
    let fields = try fields(of: invoice, nil)
    guard try invoice.isOffline() else {
      return found == fields ? [] : [name.mismatch(place, "it should be \(fields.joined(separator: "|"))")]
    }
    guard Array(found.dropLast()) == fields, let text = found.last else {
      return [name.mismatch(place, "its fields should be \(fields.joined(separator: "|"))")]
    }
    guard let signature = Base64.decode(text.utf8) else {
      return [name.malformed(place, "its signature is not base64")]
    }
    let signed = Array(fields.joined(separator: "|").utf8)
    guard let key = try invoice.signature().signerCertificate.flatMap({ try? $0.publicKey }), case .rsa = key.algorithm,
      try key.isValid(signature, for: signed, algorithm: .rsaPKCS1(.sha1))
    else { return [name.wrongValue(place, "its signature is not that of the invoice's signer")] }
    return []
  }
}
