import SignetCrypto
import SignetFindings
import SignetXML

/// Walks over the children of a XAdES element in the order that the schema fixes (EN 319 132-1, annex C).
struct PropertyCursor {
  private let parent: XMLElement
  private var remaining: ArraySlice<XMLElement>

  init(_ parent: XMLElement) {
    self.parent = parent
    remaining = parent.children[...]
  }

  /// The next child, which must have this name.
  mutating func required(
    _ name: String, in namespace: String = Namespace.xades132
  ) throws(SignetError) -> XMLElement {
    guard let child = optional(name, in: namespace) else {
      let found = remaining.first.map { "\($0.qualifiedName) stands" } ?? "nothing stands"
      throw Self.malformed(parent, "\(found) where \(name) must be")
    }
    return child
  }

  /// The next child if it has this name.
  mutating func optional(_ name: String, in namespace: String = Namespace.xades132) -> XMLElement? {
    guard let child = remaining.first, child.isNamed(name, in: namespace) else { return nil }
    remaining.removeFirst()
    return child
  }

  /// All the next children that have this name.
  mutating func repeated(_ name: String, in namespace: String = Namespace.xades132) -> [XMLElement] {
    var children: [XMLElement] = []
    while let child = optional(name, in: namespace) { children.append(child) }
    return children
  }

  /// All that is left, which the schema allows from other namespaces only.
  mutating func others() throws(SignetError) -> [XMLElement] {
    if let misplaced = remaining.first(where: { $0.namespace == Namespace.xades132 }) {
      throw Self.malformed(parent, "\(misplaced.qualifiedName) is not where the schema has it")
    }
    defer { remaining = [] }
    return Array(remaining)
  }

  /// Makes sure that nothing is left.
  func requireEnd() throws(SignetError) {
    guard let extra = remaining.first else { return }
    throw Self.malformed(parent, "\(extra.qualifiedName) does not belong there")
  }

  static func malformed(_ element: XMLElement, _ reason: String) -> SignetError {
    SignetError(
      .xadesMalformed, about: .element(xpath: element.xpath),
      message: "The XAdES element \(element.qualifiedName) is malformed: \(reason).",
      hint: "Its signer does not follow EN 319 132-1; ask for the document signed anew.")
  }
}

extension XMLElement {
  /// The element's text without the white space around it; anything but text is refused.
  func propertyText() throws(SignetError) -> String {
    guard let text = pureText else { throw PropertyCursor.malformed(self, "it holds more than text") }
    return text.trimmingXMLWhitespace
  }

  /// The bytes that the element's text stands for in base64.
  func propertyBytes() throws(SignetError) -> [UInt8] {
    guard let bytes = Base64.decode(try propertyText().utf8), !bytes.isEmpty else {
      throw PropertyCursor.malformed(self, "its content is not base64")
    }
    return bytes
  }
}

extension String {
  /// Without the white space of XML at both ends.
  var trimmingXMLWhitespace: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
