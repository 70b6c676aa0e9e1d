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
  init(_ uri: String?, in tree: XMLTree, _ context: DocumentContext) throws(SignetError) {
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
        let element = try tree.element(withID: id, idAttributes: context.idAttributes)
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
      guard let octets = try context.resolver?(uri) else {
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
      } else if let id = Self.pointer("#xpointer(id('", "'))", in: uri)
        ?? Self.pointer("#xpointer(id(\"", "\"))", in: uri)
      {
        self = .id(id, includesComments: true)
      } else if uri.utf8.first == UInt8(ascii: "#"), uri.utf8.count > 1, !uri.utf8.contains(UInt8(ascii: "(")) {
        self = .id(String(decoding: uri.utf8.dropFirst(), as: UTF8.self), includesComments: false)
      } else {
        return nil
      }
    }

    /// What stands between the two; nil where they do not, or where it is not one Id.
    private static func pointer(_ before: String, _ after: String, in uri: String) -> String? {
      let (text, before, after) = (Array(uri.utf8), Array(before.utf8), Array(after.utf8))
      guard text.starts(with: before), text.reversed().starts(with: after.reversed()) else { return nil }
      let id = text.dropFirst(before.count).dropLast(after.count)
      guard text.count > before.count + after.count, !id.contains(where: Array("'\"()".utf8).contains) else {
        return nil
      }
      return String(decoding: id, as: UTF8.self)
    }
  }
}
