import CLibXML2
import SignetFindings

/// Adds markup to a document: to the tree, so that it can be canonicalized where it will stand, and to the original
/// bytes, which otherwise stay as they came.
///
/// Everything that is added must be ASCII; write other characters as character references.
public final class DocumentEditor {
  let tree: XMLTree
  let original: [UInt8]
  private var attached: Set<XMLElement> = []
  /// What is to be changed in the text, by the element whose tags tell where.
  var edits: [(element: XMLElement, make: (ElementMarkup) -> Edit)] = []

  /// One piece of the text, and what stands there instead.
  struct Edit {
    var range: Range<Int>
    var ascii: [UInt8]
  }

  /// Prepares to edit a document.
  ///
  /// - Parameters:
  ///   - tree: The document, parsed from `original`.
  ///   - original: The bytes of the document.
  public init(_ tree: XMLTree, original: [UInt8]) {
    self.tree = tree
    self.original = original
  }

  /// Adds an attribute in no namespace to an element.
  public func addAttribute(_ name: String, value: String, to element: XMLElement) {
    xmlNewProp(element.node, name, value)
    tree.index = TreeIndex()
    let encoding = tree.encoding
    edits.append(
      (
        element,
        { markup in
          let closer = markup.endTag == nil ? 2 : 1
          let place = markup.startTag.upperBound - closer * encoding.bytesPerUnit
          return Edit(range: place..<place, ascii: Array(" \(name)=\"\(value)\"".utf8))
        }
      ))
  }

  /// Adds an element to the tree only, so that it can be examined and canonicalized in its place.
  ///
  /// - Parameter markup: One element, in ASCII.
  /// - Returns: The element in the tree.
  /// - Throws: `internal.inconsistency` if the markup can't be parsed at this place.
  public func attach(_ markup: [UInt8], at point: InsertionPoint) throws(SignetError) -> XMLElement {
    let context: XMLElement? = if case .lastChild(let parent) = point { parent } else { point.anchor.parent }
    guard let context, let node = parse(markup, in: context) else {
      throw SignetError(
        .internalInconsistency, message: "The signature could not be placed in the document.",
        hint: "Please report this with the document; nothing was signed.")
    }
    switch point {
    case .lastChild(let parent): xmlAddChild(parent.node, node)
    case .before(let sibling): xmlAddPrevSibling(sibling.node, node)
    case .after(let sibling): xmlAddNextSibling(sibling.node, node)
    }
    tree.index = TreeIndex()
    let element = XMLElement(node: node, tree: tree)
    attached.insert(element)
    return element
  }

  /// Takes an element out of the tree again that was attached to it; the element can't be used any more.
  public func detach(_ element: XMLElement) {
    guard attached.remove(element) != nil else { return }
    tree.index = TreeIndex()
    xmlUnlinkNode(element.node)
    xmlFreeNode(element.node)
  }

  /// Adds markup to the text.
  public func insert(_ markup: [UInt8], at point: InsertionPoint) {
    edits.append(insertion(of: markup, at: point))
  }

  private func insertion(
    of markup: [UInt8], at point: InsertionPoint
  ) -> (element: XMLElement, make: (ElementMarkup) -> Edit) {
    let bytesPerUnit = tree.encoding.bytesPerUnit
    return (
      point.anchor,
      { place in
        switch point {
        case .before: return Edit(range: place.startTag.lowerBound..<place.startTag.lowerBound, ascii: markup)
        case .after: return Edit(range: place.end..<place.end, ascii: markup)
        case .lastChild:
          if let endTag = place.endTag { return Edit(range: endTag.lowerBound..<endTag.lowerBound, ascii: markup) }
          // `<name/>` has no inside: it becomes `<name>…</name>`.
          let closer = (place.startTag.upperBound - 2 * bytesPerUnit)..<place.startTag.upperBound
          return Edit(
            range: closer, ascii: [UInt8(ascii: ">")] + markup + Array("</".utf8) + place.name + [UInt8(ascii: ">")])
        }
      }
    )
  }

  /// The bytes of the document with everything that was added to the text.
  ///
  /// - Parameter insertions: Markup to add this time only.
  /// - Throws: `xml.dtd-refused`; `internal.inconsistency` if the text and the tree do not fit together.
  public func finish(
    inserting insertions: [(markup: [UInt8], point: InsertionPoint)] = []
  ) throws(SignetError) -> [UInt8] {
    let edits = edits + insertions.map { insertion(of: $0.markup, at: $0.point) }
    let places = try locate(Set(edits.map(\.element)))
    var result: [UInt8] = []
    result.reserveCapacity(original.count + 8_192)
    var position = 0
    let ordered = try edits.map { edit throws(SignetError) in
      guard let place = places[edit.element] else { throw MarkupScanner<ByteUnits>.inconsistency }
      return edit.make(place)
    }
    .enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
    for (_, edit) in ordered {
      result.append(contentsOf: original[position..<edit.range.lowerBound])
      result.append(contentsOf: tree.encoding.bytes(ofASCII: edit.ascii))
      position = edit.range.upperBound
    }
    result.append(contentsOf: original[position...])
    return result
  }
}

// MARK: - Between tree and text

extension DocumentEditor {
  private func parse(_ markup: [UInt8], in context: XMLElement) -> xmlNodePtr? {
    // libxml2 reads a fragment in the encoding of its document, but the markup is ASCII.
    let encoding = tree.document.pointee.encoding
    tree.document.pointee.encoding = nil
    defer { tree.document.pointee.encoding = encoding }
    var nodes: xmlNodePtr?
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let (status, _) = markup.withUnsafeBytes { bytes in
      LibXML2.reporting {
        xmlParseInNodeContext(
          context.node, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), Int32(options), &nodes)
      }
    }
    guard status == XML_ERR_OK, let node = nodes, node.pointee.next == nil, node.pointee.type == XML_ELEMENT_NODE else {
      if let nodes { xmlFreeNodeList(nodes) }
      return nil
    }
    return node
  }

  private func locate(_ elements: Set<XMLElement>) throws(SignetError) -> [XMLElement: ElementMarkup] {
    let (ordinals, count) = ordinals(of: elements)
    let (places, scanned) = try scan(for: Set(ordinals.values))
    guard scanned == count, ordinals.count == elements.count else { throw MarkupScanner<ByteUnits>.inconsistency }
    var result: [XMLElement: ElementMarkup] = [:]
    for (element, ordinal) in ordinals {
      guard let place = places[ordinal], matches(place.name, element.qualifiedName) else {
        throw MarkupScanner<ByteUnits>.inconsistency
      }
      result[element] = place
    }
    return result
  }

  /// The places of elements in document order, and the number of elements, without those that were attached.
  private func ordinals(of elements: Set<XMLElement>) -> (ordinals: [XMLElement: Int], count: Int) {
    var ordinals: [XMLElement: Int] = [:]
    var count = 0
    // Both lists are a few elements long, and are searched once for each element of the document.
    let wanted = elements.map(\.node)
    let added = attached.map(\.node)
    var next = xmlDocGetRootElement(tree.document)
    while let node = next {
      let isOriginal = !added.contains(node)
      if isOriginal {
        if wanted.contains(node) { ordinals[XMLElement(node: node, tree: tree)] = count }
        count += 1
      }
      next = XMLElement.successor(of: node, within: UnsafeMutableRawPointer(tree.document), entering: isOriginal)
    }
    return (ordinals, count)
  }

  private func scan(for ordinals: Set<Int>) throws(SignetError) -> (places: [Int: ElementMarkup], count: Int) {
    let encoding = tree.encoding
    let result = original.withUnsafeBytes { bytes in
      Result { () throws(SignetError) in
        switch encoding {
        case .asciiCompatible: try Self.scan(ByteUnits(bytes: bytes), encoding, ordinals)
        case .utf16LittleEndian: try Self.scan(UTF16Units(bytes: bytes, lowByte: 0), encoding, ordinals)
        case .utf16BigEndian: try Self.scan(UTF16Units(bytes: bytes, lowByte: 1), encoding, ordinals)
        }
      }
    }
    return try result.get()
  }

  private static func scan(
    _ units: some CodeUnits, _ encoding: DocumentEncoding, _ ordinals: Set<Int>
  ) throws(SignetError) -> (places: [Int: ElementMarkup], count: Int) {
    var scanner = MarkupScanner(units, bytesPerUnit: encoding.bytesPerUnit, wanted: ordinals)
    let places = try scanner.scan()
    return (places, scanner.elementCount)
  }

  /// Whether the name in the text is the name in the tree; characters outside ASCII are not compared.
  private func matches(_ name: [UInt8], _ qualifiedName: String) -> Bool {
    guard name.allSatisfy({ $0 < 0x80 }), qualifiedName.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
    return name.elementsEqual(qualifiedName.utf8)
  }
}
