import CLibXML2

extension DocumentEditor {
  /// Gives an attribute in no namespace a value, whether the element has it or not.
  ///
  /// - Parameters:
  ///   - name: The attribute, in ASCII.
  ///   - value: Its value, in ASCII and without markup characters.
  public func setAttribute(_ name: String, value: String, on element: XMLElement) {
    guard element.attribute(name) != nil else { return addAttribute(name, value: value, to: element) }
    xmlSetNsProp(element.node, nil, name, value)
    tree.index = TreeIndex()
    let quoted = Array("\"\(value)\"".utf8)
    edits.append(
      (
        element,
        { [original, encoding = tree.encoding] markup in
          let range = StartTag(of: markup, in: original, encoding).value(of: name)
          return Edit(range: range ?? markup.startTag.upperBound..<markup.startTag.upperBound, ascii: quoted)
        }
      ))
  }

  /// Replaces everything between the tags of an element, in the text alone.
  ///
  /// - Parameter markup: What stands there instead, in ASCII.
  public func replaceContent(of element: XMLElement, with markup: [UInt8]) {
    let bytesPerUnit = tree.encoding.bytesPerUnit
    edits.append(
      (
        element,
        { place in
          if let endTag = place.endTag {
            return Edit(range: place.startTag.upperBound..<endTag.lowerBound, ascii: markup)
          }
          let closer = (place.startTag.upperBound - 2 * bytesPerUnit)..<place.startTag.upperBound
          return Edit(
            range: closer, ascii: [UInt8(ascii: ">")] + markup + Array("</".utf8) + place.name + [UInt8(ascii: ">")])
        }
      ))
  }
}

/// The start tag of an element in the bytes of its document, to find an attribute's value in.
private struct StartTag {
  private let range: Range<Int>
  private let bytesPerUnit: Int
  /// The tag's characters; those outside ASCII as 0xFF.
  private let units: [UInt8]

  init(of markup: ElementMarkup, in document: [UInt8], _ encoding: DocumentEncoding) {
    range = markup.startTag
    bytesPerUnit = encoding.bytesPerUnit
    units = document[markup.startTag].withUnsafeBytes { bytes in
      switch encoding {
      case .asciiCompatible: Array(bytes)
      case .utf16LittleEndian: Self.units(UTF16Units(bytes: bytes, lowByte: 0))
      case .utf16BigEndian: Self.units(UTF16Units(bytes: bytes, lowByte: 1))
      }
    }
  }

  private static func units(_ units: UTF16Units) -> [UInt8] { (0..<units.count).map { units[$0] } }

  /// Where the value of an attribute stands in the document, with its quotes.
  func value(of name: String) -> Range<Int>? {
    let name = Array(name.utf8)
    var position = skip(from: 0) { !Self.isSpace($0) }
    while true {
      position = skip(from: position, while: Self.isSpace)
      let start = position
      position = skip(from: position) { !Self.isSpace($0) && $0 != UInt8(ascii: "=") }
      let found = units[start..<position]
      position = skip(from: position) { Self.isSpace($0) || $0 == UInt8(ascii: "=") }
      guard position < units.count,
        let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == units[position] })
      else { return nil }
      let open = position
      position = skip(from: position + 1) { $0 != quote } + 1
      guard position <= units.count else { return nil }
      if found.elementsEqual(name) {
        return range.lowerBound + open * bytesPerUnit..<range.lowerBound + position * bytesPerUnit
      }
    }
  }

  private func skip(from position: Int, while holds: (UInt8) -> Bool) -> Int {
    units[min(position, units.count)...].firstIndex { !holds($0) } ?? units.count
  }

  private static func isSpace(_ unit: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(unit) }
}
