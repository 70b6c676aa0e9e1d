import Foundation
import SignetSignatures
import SignetXML
import Testing

/// One letter or digit in the text of an element, changed.
struct ChangedText {
  /// The element whose text it is, as XPath.
  let xpath: String
  /// The document with the change.
  let document: [UInt8]

  /// Changes in up to so many places all over a document, outside of its signatures.
  static func places(in document: [UInt8], count: Int) throws -> [ChangedText] {
    let tree = try XMLTree(parsing: document)
    let elements = try tree.root.descendants.filter { element in
      !sequence(first: element, next: \.parent).contains { $0.isNamed("Signature", in: Namespace.xmldsig) }
    }
    let texts = elements.map(\.ownText)
    let candidates = document.indices.filter { isLetter(document[$0]) && isInText($0, document) }
    let step = max(1, candidates.count / (count * 3))
    var changes: [ChangedText] = []
    for position in stride(from: step / 2, to: candidates.count, by: step) where changes.count < count {
      var changed = document
      let byte = changed[candidates[position]]
      changed[candidates[position]] = byte == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      // Whatever is no text of an element that is looked at is passed over: what stands in a signature, or in a comment.
      guard let other = try? XMLTree(parsing: changed), let root = try? other.root else { continue }
      let others = root.descendants.filter { element in
        !sequence(first: element, next: \.parent).contains { $0.isNamed("Signature", in: Namespace.xmldsig) }
      }
      .map(\.ownText)
      guard others.count == texts.count, let index = zip(texts, others).map({ $0 != $1 }).firstIndex(of: true) else {
        continue
      }
      changes.append(ChangedText(xpath: elements[index].xpath, document: changed))
    }
    return changes
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  /// Whether a position is outside of tags.
  private static func isInText(_ position: Int, _ document: [UInt8]) -> Bool {
    for byte in document[..<position].reversed() {
      if byte == UInt8(ascii: ">") { return true }
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { return false }
    }
    return false
  }
}

extension XMLElement {
  /// The texts that stand directly in the element.
  fileprivate var ownText: String { children.isEmpty ? pureText ?? "" : "" }
}

extension Coverage {
  /// Whether an element is among those that no signature covers.
  func leavesOut(_ xpath: String) -> Bool {
    uncovered.contains { gap in gap.xpath == xpath || gap.isWhole && xpath.hasPrefix(gap.xpath + "/") }
  }
}
