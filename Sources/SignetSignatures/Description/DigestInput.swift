import SignetXML

/// What of a reference is digested.
///
/// Everything but ``transforms`` departs from the standard as one authority does, and is accepted only where a profile
/// says so; generic verification knows nothing of it.
public enum DigestInput: Sendable, Hashable {
  /// What the transforms say, in their order.
  case transforms
  /// What the transforms say when those on nodes come first and the canonicalization last, whatever the order in which
  /// they are written: TicketBAI's canonicalization before enveloped-signature.
  case nodesFirst
  /// The document or element without the elements at these paths, canonicalized; the transforms are only written. The
  /// XPath expressions of ZATCA and MyInvois are meant so, and say something else. MyInvois leaves out the white space
  /// between elements too.
  case removing([String], Canonicalization, removesWhiteSpace: Bool = false)
  /// The element as text of the authority's own form.
  case literal(LiteralText)
}

/// An authority's own form of an element as text, which is near to exclusive canonicalization and not the same.
public struct LiteralText: Sendable, Hashable {
  /// How an element without content is written.
  public var emptyElements: EmptyElements
  /// Whether the attributes stand before the namespace declarations.
  public var putsAttributesFirst: Bool
  /// Whether texts of nothing but white space are left out.
  public var removesWhiteSpace: Bool

  /// How an element without content is written.
  public enum EmptyElements: String, Sendable, Hashable, Codable, CaseIterable {
    /// `<a></a>`.
    case startAndEnd = "start-and-end"
    /// `<a/>`.
    case closed
    /// `<a />`, as .NET writes it.
    case closedAfterSpace = "closed-after-space"
  }

  /// Describes a form.
  public init(
    emptyElements: EmptyElements = .closed, putsAttributesFirst: Bool = false, removesWhiteSpace: Bool = false
  ) {
    self.emptyElements = emptyElements
    self.putsAttributesFirst = putsAttributesFirst
    self.removesWhiteSpace = removesWhiteSpace
  }
}

/// How the bytes of a digest are written where base64 is expected.
public enum DigestText: String, Sendable, Hashable, Codable, CaseIterable {
  /// In base64.
  case base64
  /// As lower-case hexadecimal digits, and these in base64 (ZATCA).
  case hexadecimal
}
