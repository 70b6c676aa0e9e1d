import SignetCrypto

/// One `Reference`: what it covers, and how that becomes a digest.
public struct ReferenceDescription: Sendable, Hashable {
  /// What the reference covers.
  public var subject: Subject
  /// The transforms, in the order of the authority's manual.
  public var transforms: [Transform]
  /// The digest.
  public var digest: DigestAlgorithm

  /// What a reference covers.
  public enum Subject: Sendable, Hashable {
    /// The whole document: `URI=""`.
    case document
    /// The element at a path: `URI="#…"`, with the Id in this attribute (in no namespace).
    case element(String, idAttribute: String, id: IDRule)
  }

  /// What the Id of a signed element must be.
  public enum IDRule: Sendable, Hashable {
    /// Any value that is there.
    case any
    /// A value that matches this regular expression from its first to its last character.
    case matching(String)
    /// A value that is there; where there is none, one is made of this prefix and a digest of the document.
    case madeWithPrefix(String)
  }

  /// Describes a reference.
  public init(_ subject: Subject, transforms: [Transform], digest: DigestAlgorithm) {
    self.subject = subject
    self.transforms = transforms
    self.digest = digest
  }
}
