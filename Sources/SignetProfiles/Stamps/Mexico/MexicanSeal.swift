import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Mexico: the *sello digital* of a receipt (CFDI), an RSA signature over its *cadena original*, in attributes of the root
/// beside the certificate and the certificate's number.
///
/// Source: SAT, Anexo 20, sections I.D and I.E. The seal covers neither itself, `Certificado`, `Addenda` nor the fiscal
/// stamp that is added later.
struct MexicanSeal: Stamp {
  private static let name = StampName.mxSello

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let root = try tree.root
    guard let receipt = MexicanReceipt.version(of: root) else { throw try Self.name.unfit(tree) }
    guard root.attribute(receipt.seal) ?? "" == "" else { throw Self.name.alreadyPresent(root) }
    let certificate = job.identity.certificate
    guard let number = certificate.serialNumber.digits, case .rsa = job.identity.key.algorithm else {
      throw SignetError(
        .stampKeyUnfit, about: .certificate(sha256: certificate.sha256Fingerprint),
        message: "The certificate \(certificate.subject) is no certificate for seals: those of SAT have RSA keys, and a"
          + " serial number of twenty digits.",
        hint: "Seal with the certificado de sello digital (CSD) of the issuer.")
    }
    let editor = DocumentEditor(tree, original: document)
    editor.setAttribute(receipt.certificateNumber, value: number, on: root)
    editor.setAttribute(receipt.certificate, value: Base64.encode(certificate.der), on: root)
    let cadena = try CadenaOriginal.text(of: root, by: receipt.grammar)
    let seal = try job.identity.key.signature(for: Array(cadena.utf8), algorithm: .rsaPKCS1(receipt.digest))
    editor.setAttribute(receipt.seal, value: Base64.encode(seal), on: root)
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let root = try tree.root
    guard let receipt = MexicanReceipt.version(of: root) else {
      return [Self.name.malformed(root, "this is no CFDI of version 4.0, 3.3 or 3.2")]
    }
    guard let sealText = root.attribute(receipt.seal), !sealText.isEmpty else { return [Self.name.absent(root)] }
    guard let seal = Base64.decode(sealText.utf8) else {
      return [Self.name.malformed(root, "\(receipt.seal) is not base64")]
    }
    guard let der = Base64.decode((root.attribute(receipt.certificate) ?? "").utf8),
      let certificate = try? Certificate(der: der), let key = try? certificate.publicKey, case .rsa = key.algorithm
    else { return [Self.name.malformed(root, "\(receipt.certificate) is no certificate with an RSA key in base64")] }
    var findings: [Finding] = []
    if root.attribute(receipt.certificateNumber) != certificate.serialNumber.digits {
      findings.append(Self.name.mismatch(root, "\(receipt.certificateNumber) is not the number of the certificate"))
    }
    do {
      let cadena = try CadenaOriginal.text(of: root, by: receipt.grammar)
      if try !key.isValid(seal, for: Array(cadena.utf8), algorithm: .rsaPKCS1(receipt.digest)) {
        findings.append(
          Self.name.wrongValue(root, "\(receipt.seal) is not the certificate's signature over the values"))
      }
    } catch  where error.finding.code == .stampComplementUnknown {
      findings.append(error.finding)
    }
    return findings + fiscalStamp(in: root, sealText)
  }

  func signer(in tree: XMLTree) throws(SignetError) -> Certificate? {
    let root = try tree.root
    guard let receipt = MexicanReceipt.version(of: root) else { return nil }
    return Base64.decode((root.attribute(receipt.certificate) ?? "").utf8).flatMap { try? Certificate(der: $0) }
  }

  /// The authority's stamp repeats the seal (Anexo 20, section III).
  private func fiscalStamp(in root: XMLElement, _ seal: String) -> [Finding] {
    root.descendants.filter { $0.isNamed("TimbreFiscalDigital", in: MexicanReceipt.fiscalStampNamespace) }
      .compactMap { stamp in
        let repeated = stamp.attribute("SelloCFD") ?? stamp.attribute("selloCFD")
        return repeated == seal ? nil : Self.name.mismatch(stamp, "the fiscal stamp is for another seal")
      }
  }
}

extension SerialNumber {
  /// The number as SAT writes it: its octets are the twenty digits in ASCII.
  var digits: String? {
    guard bytes.count == 20, bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
