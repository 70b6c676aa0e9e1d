/// Why one pass over a document's bytes does not do, so that the libxml2 path takes the document.
///
/// None of these is a verdict: libxml2 decides whether the document is refused, and says why.
public enum StepAside: String, Error, Sendable, Hashable, CaseIterable, Codable {
  /// The document is not well-formed, or breaks the rules of namespaces, as far as the scanner can tell.
  case notWellFormed = "not-well-formed"
  /// A document type declaration.
  case documentType = "document-type"
  /// An encoding other than UTF-8, by byte order mark, declaration or bytes.
  case encoding
  /// A version of XML other than 1.0.
  case version
  /// A reference to an entity that is not one of the five predefined, or a very long character reference.
  case entity
  /// A namespace name that is not an absolute URI in plain characters, or something about the namespaces of XML itself.
  case namespace
  /// `xml:base`, which Canonical XML 1.1 joins along the ancestors.
  case base
  /// More of something than the scanner takes, or than the limits allow.
  case limit
  /// A limit or a choice that the scanner does not know.
  case unsupported
  /// An element that was asked for is missing.
  case notFound = "not-found"
  /// An element that was asked for is there more than once.
  case notUnique = "not-unique"
  /// What was asked for lies in what is left out.
  case leftOut = "left-out"
}
