import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Fields of a document by short paths from an element, as stamps read them.
extension XMLElement {
  /// The first element down a path of names: `Encabezado/IdDoc/TipoDTE`.
  ///
  /// - Parameters:
  ///   - path: Names of child elements. Those without a prefix are in the namespace of this element.
  ///   - namespaces: The namespace names of prefixes.
  func find(_ path: String, _ namespaces: [String: String] = [:]) -> XMLElement? {
    var element: XMLElement? = self
    for step in path.split(separator: "/") {
      let parts = step.split(separator: ":").map(String.init)
      let namespace = parts.count == 2 ? namespaces[parts[0]] : self.namespace
      element = element?.children.first { $0.isNamed(parts.last ?? "", in: namespace) }
    }
    return element
  }

  /// The text of the first element down a path, without white space at its ends; nil where there is no such element.
  ///
  /// - Throws: `stamp.field-unfit` where the element has more in it than text.
  func optionalField(_ path: String, _ namespaces: [String: String] = [:]) throws(SignetError) -> String? {
    guard let element = find(path, namespaces) else { return nil }
    guard let text = element.pureText else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: element.xpath),
        message: "The element \(element.qualifiedName) should hold text alone.",
        hint: "Take comments and elements out of it.")
    }
    return text.trimmingEnds
  }

  /// The text of the first element down a path, without white space at its ends.
  ///
  /// - Throws: `stamp.field-unfit` where there is no such element, or it has more in it than text.
  func field(_ path: String, _ namespaces: [String: String] = [:]) throws(SignetError) -> String {
    guard let text = try optionalField(path, namespaces) else { throw missing(path) }
    return text
  }

  /// The value of an attribute that must be there.
  ///
  /// - Throws: `stamp.field-unfit`.
  func requiredAttribute(_ name: String) throws(SignetError) -> String {
    guard let value = attribute(name) else { throw missing("@\(name)") }
    return value
  }

  func missing(_ path: String) -> SignetError {
    SignetError(
      .stampFieldUnfit, about: .element(xpath: xpath),
      message: "The stamp is made from \(path), which \(qualifiedName) does not have.",
      hint: "Fill it in before the document is signed, and check that this is the kind of document the profile is for.")
  }
}

extension XMLTree {
  /// The root where it has this name.
  func root(_ localName: String, in namespace: String?) throws(SignetError) -> XMLElement? {
    let root = try root
    return root.isNamed(localName, in: namespace) ? root : nil
  }
}

extension XMLElement {
  /// The prefix under which a namespace is in scope here, and the declaration that is needed where there is none.
  func prefix(for namespace: String, or preferred: String) -> (prefix: String, declaration: String) {
    let declared = namespacesInScope.filter { $0.name.utf8.elementsEqual(namespace.utf8) }
    let known = declared.map(\.prefix).min { $0.count > $1.count }
    guard let known else { return ("\(preferred):", " xmlns:\(preferred)=\"\(namespace)\"") }
    return (known.isEmpty ? "" : "\(known):", "")
  }
}

extension XMLElement {
  /// The first certificate in the `KeyInfo` of this `Signature`; nil where there is none that can be read.
  var signerCertificate: Certificate? {
    guard let text = find("KeyInfo/X509Data/X509Certificate")?.pureText, let der = Base64.decode(text.utf8) else {
      return nil
    }
    return try? Certificate(der: der)
  }
}

extension XMLTree {
  /// What the first signature of the document says: its value, and the digest of its first reference, in base64 without
  /// white space.
  func firstSignature() throws(SignetError) -> (element: XMLElement, value: String, digest: String) {
    guard let signature = signatures.first else {
      throw SignetError(
        .stampFieldUnfit, message: "The document has no XML signature, from which the stamp is made.",
        hint: "Sign the document with a profile that makes both.")
    }
    let value = try signature.field("SignatureValue")
    let digest = try signature.field("SignedInfo/Reference/DigestValue")
    return (signature, value.withoutWhiteSpace, digest.withoutWhiteSpace)
  }
}

extension String {
  /// The text without any white space, as base64 is compared.
  var withoutWhiteSpace: String { filter { !$0.isWhitespace } }
}

/// What stamps say of themselves.
extension StampName {
  /// The document is none that the stamp is for.
  func unfit(_ tree: XMLTree) throws(SignetError) -> SignetError {
    let root = try tree.root
    return SignetError(
      .profileDocumentUnfit, about: .element(xpath: root.xpath),
      message: "The stamp \(rawValue) is not for documents with the root \(root.qualifiedName).",
      hint: "Choose the profile for this kind of document.")
  }

  /// The document has the stamp already.
  func alreadyPresent(_ element: XMLElement) -> SignetError {
    SignetError(
      .stampAlreadyPresent, about: .element(xpath: element.xpath),
      message: "The document has the stamp \(rawValue) already.",
      hint: "Take the stamp, and the signatures over it, out of the document if it is to be made anew.")
  }

  /// The signer's key is of another kind.
  func needsRSA(_ identity: SigningIdentity) -> SignetError {
    SignetError(
      .stampKeyUnfit, about: .certificate(sha256: identity.certificate.sha256Fingerprint),
      message: "The stamp \(rawValue) is made with RSA, and the signer's key is \(identity.key.algorithm).",
      hint: "Sign with the certificate that the authority issued for this purpose.")
  }

  /// The stamp that the scheme demands is not there.
  func absent(_ element: XMLElement) -> Finding {
    Finding(
      .stampMissing, about: .element(xpath: element.xpath), message: "The document has no stamp \(rawValue).",
      hint: "Sign the document with its profile, which writes the stamp.")
  }

  /// The stamp can't be read.
  func malformed(_ element: XMLElement, _ reason: String) -> Finding {
    Finding(
      .stampMalformed, about: .element(xpath: element.xpath),
      message: "The stamp \(rawValue) can't be read: \(reason).", hint: "Get the document again from its issuer.")
  }

  /// A field of the stamp is not the document's.
  func mismatch(_ element: XMLElement, _ difference: String) -> Finding {
    Finding(
      .stampFieldMismatch, about: .element(xpath: element.xpath),
      message: "The stamp \(rawValue) does not fit the document: \(difference).",
      hint: "Have the issuer make the document anew.")
  }

  /// The value does not follow from the document.
  func wrongValue(_ element: XMLElement, _ what: String) -> Finding {
    Finding(
      .stampValueMismatch, about: .element(xpath: element.xpath),
      message: "The stamp \(rawValue) does not hold: \(what).",
      hint:
        "The document was changed after it was stamped, or the stamp was made with another key; have it issued anew.")
  }

  /// Something was not looked at.
  func notChecked(_ element: XMLElement, _ what: String, hint: String) -> Finding {
    Finding(
      .stampNotChecked, .note, about: .element(xpath: element.xpath),
      message: "The stamp \(rawValue) was not checked whole: \(what).", hint: hint)
  }
}
