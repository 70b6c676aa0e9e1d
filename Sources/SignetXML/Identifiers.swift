import CLibXML2
import SignetFindings

extension XMLTree {
  /// The one element that an Id names.
  ///
  /// Every attribute called `Id`, `ID` or `id` counts, in no namespace or in any (`xml:id`, `wsu:Id`), because that is
  /// what verifiers in the field look at and no document type declaration is trusted to say. Where two attributes carry
  /// the value, the Id names nothing: choosing one would let a forger choose the other.
  ///
  /// - Parameter idAttributes: Further names of attributes that give an Id, in any namespace.
  /// - Throws: `xml.id-not-found`, `xml.id-duplicate`.
  public func element(withID id: String, idAttributes: Set<String> = []) throws(SignetError) -> XMLElement {
    let carriers = carriers(of: id, idAttributes)
    guard let element = carriers.first else {
      throw SignetError(
        .xmlIDNotFound, message: "No element has the Id \(id.debugDescription).",
        hint: "Check the spelling; the attribute must be called Id, ID or id, and its value is compared exactly.")
    }
    guard carriers.count == 1 else {
      let places = carriers.prefix(3).map(\.xpath).joined(separator: ", ")
      throw SignetError(
        .xmlIDDuplicate, about: .element(xpath: element.xpath),
        message: "The Id \(id.debugDescription) stands at \(carriers.count) attributes (\(places)).",
        hint: "Ids must be unique; a document that repeats the Id of a signed element may be a forgery.")
    }
    return element
  }
}

extension XMLTree {
  /// The first element with an Id of this value, or nil; however many there are.
  public func firstElement(carrying id: String) -> XMLElement? { carriers(of: id).first }

  /// The elements with an Id of this value, one entry for each attribute that gives it.
  private func carriers(of id: String, _ idAttributes: Set<String> = []) -> [XMLElement] {
    let candidates = index.carriers(Set(idAttributes.map(ExactText.init))) { allCarriers(idAttributes) }
    return id.withCString { id in
      let hash = UnsafeRawPointer(id).withMemoryRebound(to: xmlChar.self, capacity: 1, Self.hash)
      return (candidates[hash] ?? []).filter { Self.value(of: $0.attribute, equals: id) }
        .map { XMLElement(node: $0.element, tree: self) }
    }
  }

  /// Every attribute that gives an Id, in document order.
  private func allCarriers(_ idAttributes: Set<String>) -> TreeIndex.Carriers {
    let names = idAttributes.map { Array($0.utf8) + [0] }
    var carriers: TreeIndex.Carriers = [:]
    forEachNode { node in
      var attribute = node.pointee.properties
      while let current = attribute {
        if Self.isIdentifying(current, names) {
          carriers[Self.hash(ofValueOf: current), default: []].append((node, current))
        }
        attribute = current.pointee.next
      }
    }
    return carriers
  }

  /// Also an attribute that a document type declaration says to be an Id, where one is allowed. The further names end
  /// with a zero byte.
  private static func isIdentifying(_ attribute: xmlAttrPtr, _ names: [[UInt8]]) -> Bool {
    guard let name = attribute.pointee.name else { return false }
    return isIdentifying(name) || attribute.pointee.atype == XML_ATTRIBUTE_ID
      || names.contains { xmlStrEqual(name, $0) == 1 }
  }

  fileprivate static func isIdentifying(_ name: UnsafePointer<xmlChar>) -> Bool {
    (name[0] | 0x20) == UInt8(ascii: "i") && (name[1] | 0x20) == UInt8(ascii: "d") && name[2] == 0
      && !(name[0] == UInt8(ascii: "i") && name[1] == UInt8(ascii: "D"))
  }

  /// A hash that whoever writes a document can't foresee.
  private static func hash(_ text: UnsafePointer<xmlChar>?) -> Int {
    var hasher = Hasher()
    let length = Int(xmlStrlen(text))
    if let text, length > 0 { hasher.combine(bytes: UnsafeRawBufferPointer(start: text, count: length)) }
    return hasher.finalize()
  }

  private static func hash(ofValueOf attribute: xmlAttrPtr) -> Int {
    guard let text = attribute.pointee.children else { return hash(nil) }
    if text.pointee.next == nil, text.pointee.type == XML_TEXT_NODE { return hash(text.pointee.content) }
    guard let value = xmlNodeListGetString(attribute.pointee.doc, text, 1) else { return hash(nil) }
    defer { signet_xml_free(value) }
    return hash(value)
  }

  private static func value(of attribute: xmlAttrPtr, equals id: UnsafePointer<CChar>) -> Bool {
    // An attribute's value is one text node, unless a document type declaration put entities into it.
    guard let text = attribute.pointee.children else { return id[0] == 0 }
    if text.pointee.next == nil, text.pointee.type == XML_TEXT_NODE {
      return equal(text.pointee.content, id)
    }
    guard let value = xmlNodeListGetString(attribute.pointee.doc, text, 1) else { return false }
    defer { signet_xml_free(value) }
    return equal(value, id)
  }

  private static func equal(_ text: UnsafePointer<xmlChar>?, _ other: UnsafePointer<CChar>) -> Bool {
    UnsafeRawPointer(other).withMemoryRebound(to: xmlChar.self, capacity: 1) { xmlStrEqual(text, $0) == 1 }
  }
}

extension XMLElement {
  /// The values of the attributes that give the element an Id; see ``XMLTree/element(withID:)``.
  public var identifiers: [String] {
    sequence(first: node.pointee.properties, next: { $0?.pointee.next }).prefix { $0 != nil }.compactMap { attribute in
      guard let attribute, XMLTree.isIdentifying(attribute.pointee.name),
        let value = xmlNodeListGetString(attribute.pointee.doc, attribute.pointee.children, 1)
      else { return nil }
      defer { signet_xml_free(value) }
      return String(value)
    }
  }
}
