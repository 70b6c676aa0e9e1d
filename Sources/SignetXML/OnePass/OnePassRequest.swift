/// What of a document is canonicalized and how, for ``OnePassCanonicalizer``: a ``DocumentSubset`` told before the document
/// is there.
public struct OnePassRequest: Sendable, Hashable {
  /// What the subset starts from.
  public enum Apex: Sendable, Hashable {
    /// The document: the root element and the comments and processing instructions around it.
    case document
    /// The one element that the choice means.
    case element(ElementChoice)
  }

  /// What the subset starts from.
  public var apex: Apex
  /// The method and its parameters.
  public var canonicalization: Canonicalization
  /// Elements that are left out with all that is in them.
  public var omitting: [ElementChoice]
  /// Whether comments belong to the subset; they are written only by methods that keep them.
  public var includesComments: Bool

  /// Describes what is wanted.
  public init(
    _ apex: Apex, _ canonicalization: Canonicalization, omitting: [ElementChoice] = [], includesComments: Bool = true
  ) {
    self.apex = apex
    self.canonicalization = canonicalization
    self.omitting = omitting
    self.includesComments = includesComments
  }
}

/// A way to name elements that can be told as soon as their start tag has been read.
public enum ElementChoice: Sendable, Hashable {
  /// The element with this Id; see ``XMLTree/element(withID:idAttributes:)`` for which attributes give one.
  case id(String, idAttributes: Set<String> = [])
  /// The elements at a path of plain steps: from the root, and without conditions in brackets.
  case path(ElementPath)
  /// Every element with this name; nil is no namespace.
  case named(String, namespace: String?)
}
