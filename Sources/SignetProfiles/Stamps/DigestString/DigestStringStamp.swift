import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

extension DigestString: Stamp {
  /// Whether it is part of what the XML signatures cover: it is made before them.
  public var moment: StampMoment { .beforeSigning }
  /// Nothing but the signer.
  public var inputs: [StampInput] { [] }

  /// Writes certificate number, certificate and signature into the document.
  ///
  /// - Throws: What ``XMLTree`` throws; `xml.path-invalid`, `xml.element-not-found`, `xml.element-ambiguous`,
  ///   `stamp.already-present`, `stamp.key-unfit`.
  public func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    guard method.fits(job.identity.key.algorithm) else {
      throw SignetError(
        .stampKeyUnfit,
        message: "The key is \(job.identity.key.algorithm), and the digest string wants \(method.rawValue).",
        hint: "Use an identity whose key fits, or change the method of the digest string.")
    }
    let place = try ValuePlace(target, namespaces, in: tree)
    guard place.text.isEmpty else {
      throw SignetError(
        .stampAlreadyPresent, about: .element(xpath: place.element.xpath),
        message: "The document has a value at \(target) already.",
        hint: "Take it, and the signatures over it, out of the document if it is to be made anew.")
    }
    let editor = DocumentEditor(tree, original: document)
    let certificate = job.identity.certificate
    if let certificateNumber {
      guard let number = certificate.serialNumber.text(serialNumbers) else {
        throw SignetError(
          .stampKeyUnfit, about: .certificate(sha256: certificate.sha256Fingerprint),
          message: "The octets of the certificate's serial number are no ASCII characters.",
          hint: "Use a certificate of the authority, or write the number in decimal.")
      }
      try ValuePlace(certificateNumber, namespaces, in: tree).write(number, with: editor)
    }
    if let path = self.certificate {
      try ValuePlace(path, namespaces, in: tree).write(Base64.encode(certificate.der), with: editor)
    }
    // What has just been written may be among the values.
    let prepared = try editor.finish()
    let text = try text(of: try XMLTree(parsing: prepared, limits: job.limits))
    let value = try job.identity.key.signature(for: Array(text.utf8), algorithm: method.algorithm)
    let signed = try XMLTree(parsing: prepared, limits: job.limits)
    let last = DocumentEditor(signed, original: prepared)
    try ValuePlace(target, namespaces, in: signed).write(Base64.encode(value), with: last)
    return try last.finish()
  }

  /// Holds the signature against the values, with the certificate that the document has.
  public func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let place = try ValuePlace(target, namespaces, in: tree)
    let subject = Finding.Subject.element(xpath: place.element.xpath)
    guard !place.text.isEmpty else {
      return [
        Finding(
          .stampMissing, about: subject, message: "The document has no value at \(target).",
          hint: "Sign the document with its profile, which writes it.")
      ]
    }
    guard let path = certificate else {
      return [
        Finding(
          .stampNotChecked, .note, about: subject,
          message: "The signature at \(target) was not checked: the profile does not say where its certificate stands.",
          hint: "Say so in the profile: certificate.")
      ]
    }
    guard let value = Base64.decode(place.text.utf8),
      let der = Base64.decode(try ValuePlace(path, namespaces, in: tree).text.utf8),
      let certificate = try? Certificate(der: der), let key = try? certificate.publicKey, method.fits(key.algorithm)
    else {
      return [
        Finding(
          .stampMalformed, about: subject,
          message: "The signature at \(target), or the certificate at \(path), can't be read.",
          hint: "Get the document again from its issuer.")
      ]
    }
    var findings: [Finding] = []
    if let certificateNumber,
      try ValuePlace(certificateNumber, namespaces, in: tree).text != certificate.serialNumber.text(serialNumbers)
    {
      findings.append(
        Finding(
          .stampFieldMismatch, about: subject,
          message: "The value at \(certificateNumber) is not the number of the certificate at \(path).",
          hint: "Have the issuer make the document anew."))
    }
    if try !key.isValid(value, for: Array(text(of: tree).utf8), algorithm: method.algorithm) {
      findings.append(
        Finding(
          .stampValueMismatch, about: subject,
          message: "The value at \(target) is not the certificate's signature over the digest string.",
          hint: "The document was changed after it was signed, or another key signed; have it issued anew."))
    }
    return findings
  }

  /// The certificate that the document has.
  public func signer(in tree: XMLTree) throws(SignetError) -> Certificate? {
    guard let certificate else { return nil }
    let text = try ValuePlace(certificate, namespaces, in: tree).text
    return Base64.decode(text.utf8).flatMap { try? Certificate(der: $0) }
  }

  /// The text that is signed.
  private func text(of tree: XMLTree) throws(SignetError) -> String {
    var texts: [String] = []
    for path in values { texts += try ValuePath(path, namespaces: namespaces).values(in: tree).map(\.text) }
    return prefix + texts.joined(separator: separator) + suffix
  }
}

/// An element or attribute into which something is written.
private struct ValuePlace {
  let element: XMLElement
  /// The attribute, or nil for the content of the element.
  private let attribute: String?

  /// Finds the place.
  ///
  /// - Throws: `xml.path-invalid`, `xml.element-not-found`, `xml.element-ambiguous`.
  init(_ path: String, _ namespaces: [String: String], in tree: XMLTree) throws(SignetError) {
    let slash = path.range(of: "/@", options: .backwards)
    let elements = slash.map { String(path[..<$0.lowerBound]) } ?? path
    element = try ElementPath(elements, namespaces: namespaces).element(in: tree)
    attribute = slash.map { String(path[$0.upperBound...]) }
    if let attribute, attribute.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) == nil {
      throw SignetError(
        .xmlPathInvalid, message: "The path \(path.debugDescription) can't be written to.",
        hint: "Name an attribute without a prefix, in ASCII.")
    }
  }

  /// What stands there now.
  var text: String { attribute.map { element.attribute($0) ?? "" } ?? element.pureText ?? "" }

  func write(_ text: String, with editor: DocumentEditor) {
    if let attribute {
      editor.setAttribute(attribute, value: text, on: element)
    } else {
      editor.replaceContent(of: element, with: Array(text.utf8))
    }
  }
}
