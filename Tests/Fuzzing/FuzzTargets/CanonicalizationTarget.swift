import Signet

/// Canonicalizes documents.
enum CanonicalizationTarget {
  static func take(_ input: [UInt8]) {
    guard let tree = try? XMLTree(parsing: input) else { return }
    for method in CanonicalizationMethod.allCases {
      let canonicalizer = Canonicalizer(Canonicalization(method))
      guard let bytes = try? canonicalizer.bytes(of: DocumentSubset(.document(tree))) else { continue }
      precondition(!bytes.isEmpty, "The canonical form of a document is empty.")
      // Canonical XML 1.0, section 1: the canonical form of a canonical form is the same.
      guard let again = try? XMLTree(parsing: bytes) else {
        preconditionFailure("A canonical form is not well-formed.")
      }
      precondition(
        (try? canonicalizer.bytes(of: DocumentSubset(.document(again)))) == bytes,
        "The canonical form of a canonical form differs from it.")
      guard let root = try? tree.root else { preconditionFailure("A document has no root.") }
      _ = try? canonicalizer.bytes(of: DocumentSubset(.element(root), includesComments: false))
    }
  }
}
