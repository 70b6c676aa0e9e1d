import SignetFindings
import SignetXML

/// Gives what references outside of the document point to.
///
/// It gets the URI as it is written, and returns the octets, or nil for one that it does not know. Nothing outside of a
/// document is read without it.
public typealias ReferenceResolver = @Sendable (String) throws(SignetError) -> [UInt8]?

/// What the URI of a reference leads to (RFC 3275, section 4.3.3.1).
struct ReferenceTarget {
  /// What is transformed and digested.
  let source: ReferenceProcessor.Source
  /// Where it is, as XPath; for octets, the URI.
  let description: String

  /// Follows a URI.
  ///
  /// - Throws: `signature.reference-unresolved`, `signature.reference-external`, and what the resolver throws.
  init(
    _ uri: String?, in tree: XMLTree, resolver: ReferenceResolver?, idAttributes: Set<String>
  ) throws(SignetError) {
    guard let uri else {
      throw SignetError(
        .signatureReferenceUnresolved, message: "A reference has no URI, so only its application knows what it covers.",
        hint: "Ask the signer for a reference by Id or to the whole document.")
    }
    switch Fragment(uri) {
    case .document(let includesComments):
      source = .nodes(.document(tree), includesComments: includesComments)
      description = "/"
    case .id(let id, let includesComments):
      do {
        let element = try tree.element(withID: id, idAttributes: idAttributes)
        source = .nodes(.element(element), includesComments: includesComments)
        description = element.xpath
      } catch {
        throw SignetError(
          .signatureReferenceUnresolved, message: "The reference \(uri.debugDescription) leads to no single element.",
          hint: "The signed element was removed, renamed or repeated after signing.", causes: [error.finding])
      }
    case nil:
      guard !uri.hasPrefix("#") else {
        throw SignetError(
          .signatureReferenceUnresolved, message: "The reference \(uri.debugDescription) leads to no single element.",
          hint: "References to the same document are by Id, or to all of it; of XPointers only these two are read.")
      }
      guard let octets = try resolver?(uri) else {
        throw SignetError(
          .signatureReferenceExternal, message: "A reference points to \(uri.debugDescription), which is not followed.",
          hint:
            "Only references by Id and to the whole document are followed; name the file of any other with --resolve.")
      }
      source = .octets(octets)
      description = uri
    }
  }

  /// The target for people, at the beginning of a sentence.
  var title: String {
    switch source {
    case .octets: "What \(description.debugDescription) points to"
    case .nodes(.document, _): "The document"
    case .nodes(.element, _): "The element \(description)"
    }
  }

  /// The kinds of references to the same document. Those that are XPointers keep comments.
  enum Fragment: Equatable {
    case document(includesComments: Bool)
    case id(String, includesComments: Bool)

    /// Reads `""`, `#id`, `#xpointer(/)` and `#xpointer(id('id'))`; nil for every other.
    init?(_ uri: String) {
      if uri.isEmpty {
        self = .document(includesComments: false)
      } else if uri == "#xpointer(/)" {
        self = .document(includesComments: true)
      } else if let match = uri.wholeMatch(of: /#xpointer\(id\((?:'([^'()]+)'|"([^"()]+)")\)\)/) {
        self = .id(String(match.1 ?? match.2 ?? ""), includesComments: true)
      } else if uri.hasPrefix("#"), uri.count > 1, !uri.contains("(") {
        self = .id(String(uri.dropFirst()), includesComments: false)
      } else {
        return nil
      }
    }
  }
}
