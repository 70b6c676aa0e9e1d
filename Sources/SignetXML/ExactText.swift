/// Text that is compared as XML compares it: code point by code point.
///
/// Swift takes canonically equivalent texts for equal (U+212A KELVIN SIGN and `K`), and XML does not: two Ids that differ
/// so name two elements, and a forger may write the other one. Ids, URIs, prefixes and names of documents are therefore
/// looked up and compared by this.
package struct ExactText: Sendable, Hashable {
  /// The text.
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (left: ExactText, right: ExactText) -> Bool { left.text.isExactly(right.text) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension StringProtocol {
  /// Whether both are the same text, code point by code point.
  package func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
