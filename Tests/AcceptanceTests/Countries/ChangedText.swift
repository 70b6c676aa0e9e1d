import Foundation
import SignetSignatures
import SignetXML
import Testing

/// One letter or digit in the text of an element or in an attribute, changed.
struct ChangedText {
  /// The element, as XPath.
  let xpath: String
  /// The document with the change.
  let document: [UInt8]

  /// Changes in up to so many places all over a document, outside of its signatures.
  static func places(in document: [UInt8], count: Int) throws -> [ChangedText] {
    let elements = try elements(in: document)
    let facts = elements.map(\.facts)
    let signatures = try document.ranges(ofSignaturesIn: try XMLTree(parsing: document))
    let candidates = document.indices.filter { position in
      isLetter(document[position]) && !signatures.contains { $0.contains(position) }
    }
    let step = max(1, candidates.count / (count * tries))
    var changes: [ChangedText] = []
    let positions = Array(stride(from: step / 2, to: candidates.count, by: step))
    // The first ones are spread over the whole document; the others stand in where a place is passed over.
    let spread = (0..<tries).flatMap { turn in
      positions.enumerated().filter { $0.offset % tries == turn }.map(\.element)
    }
    for position in spread where changes.count < count {
      var changed = document
      let byte = changed[candidates[position]]
      changed[candidates[position]] = byte == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      // What is no text or attribute of an element is passed over: what stands in a signature or comment, and names.
      guard let others = try? Self.elements(in: changed), others.count == elements.count,
        zip(elements, others).allSatisfy({ $0.isNamed($1.localName, in: $1.namespace) }),
        let index = zip(facts, others).map({ $0 != $1.facts }).firstIndex(of: true)
      else { continue }
      changes.append(ChangedText(xpath: elements[index].xpath, document: changed))
    }
    return changes
  }

  /// How many places are looked at for one that is found: most letters of a document are those of names.
  private static let tries = 10

  /// The elements outside of signatures.
  private static func elements(in document: [UInt8]) throws -> [XMLElement] {
    func descend(_ element: XMLElement) -> [XMLElement] {
      if element.isNamed("Signature", in: Namespace.xmldsig) { return [] }
      return [element] + element.children.flatMap(descend)
    }
    return descend(try XMLTree(parsing: document).root)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}

extension XMLElement {
  /// The text that stands directly in the element, and its attributes.
  fileprivate var facts: [String] {
    [children.isEmpty ? pureText ?? "" : ""] + attributes.map(\.value)
  }
}

extension Coverage {
  /// Whether an element is among those that no signature covers.
  func leavesOut(_ xpath: String) -> Bool {
    uncovered.contains { gap in gap.xpath == xpath || gap.isWhole && xpath.hasPrefix(gap.xpath + "/") }
  }
}
