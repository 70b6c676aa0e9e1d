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
  /// - Throws: `stamp.field-missing` where the element has more in it than text.
  func optionalField(_ path: String, _ namespaces: [String: String] = [:]) throws(SignetError) -> String? {
    guard let element = find(path, namespaces) else { return nil }
    guard let text = element.pureText else {
      throw SignetError(
        .stampFieldMissing, about: .element(xpath: element.xpath),
        message: "The element \(element.qualifiedName) should hold text alone.",
        hint: "Take comments and elements out of it.")
    }
    return text.trimmingEnds
  }

  /// The text of the first element down a path, without white space at its ends.
  ///
  /// - Throws: `stamp.field-missing` where there is no such element, or it has more in it than text.
  func field(_ path: String, _ namespaces: [String: String] = [:]) throws(SignetError) -> String {
    guard let text = try optionalField(path, namespaces) else { throw missing(path) }
    return text
  }

  /// The value of an attribute that must be there.
  ///
  /// - Throws: `stamp.field-missing`.
  func requiredAttribute(_ name: String) throws(SignetError) -> String {
    guard let value = attribute(name) else { throw missing("@\(name)") }
    return value
  }

  func missing(_ path: String) -> SignetError {
    SignetError(
      .stampFieldMissing, about: .element(xpath: xpath),
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
