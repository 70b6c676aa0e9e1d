import SignetCrypto
import SignetFindings
import SignetXML

/// Walks over the children of an element of the XML Signature namespace in the order that the schema fixes.
struct ElementCursor {
  private let parent: XMLElement
  private var remaining: ArraySlice<XMLElement>

  init(_ parent: XMLElement) {
    self.parent = parent
    remaining = parent.children[...]
  }

  /// The next child, which must have this name.
  mutating func required(_ name: String) throws(SignetError) -> XMLElement {
    guard let child = optional(name) else {
      let found = remaining.first.map { "\($0.qualifiedName) stands" } ?? "nothing stands"
      throw Self.malformed(parent, "\(found) where \(name) must be")
    }
    return child
  }

  /// The next child if it has this name.
  mutating func optional(_ name: String) -> XMLElement? {
    guard let child = remaining.first, child.isNamed(name, in: Namespace.xmldsig) else { return nil }
    remaining.removeFirst()
    return child
  }

  /// All the next children that have this name.
  mutating func repeated(_ name: String) -> [XMLElement] {
    var children: [XMLElement] = []
    while let child = optional(name) { children.append(child) }
    return children
  }

  /// Makes sure that nothing is left.
  func requireEnd() throws(SignetError) {
    guard let extra = remaining.first else { return }
    throw Self.malformed(parent, "\(extra.qualifiedName) does not belong there")
  }

  static func malformed(_ element: XMLElement, _ reason: String) -> SignetError {
    SignetError(
      .signatureMalformed, about: .element(xpath: element.xpath),
      message: "The element \(element.qualifiedName) of a signature is malformed: \(reason).",
      hint: "The document was changed after signing, or its signer does not follow RFC 3275.")
  }
}

extension XMLElement {
  /// The namespace name and the local name; nil for what no standard of signatures has, because it is not all ASCII.
  ///
  /// Swift may take such a name for equal to one of a standard's.
  var plainName: (namespace: String, localName: String)? {
    guard let namespace, (namespace + localName).utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return (namespace, localName)
  }

  /// The bytes that the element's text stands for in base64; anything but text and white space is refused.
  func base64() throws(SignetError) -> [UInt8] {
    guard let text = pureText, let bytes = Base64.decode(text.utf8), !bytes.isEmpty else {
      throw ElementCursor.malformed(self, "its content is not base64")
    }
    return bytes
  }
}
