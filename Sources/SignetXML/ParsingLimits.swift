/// What a document may cost before it is refused with `xml.limit-exceeded` or `xml.dtd-refused`.
public struct ParsingLimits: Sendable, Hashable {
  /// The largest document, in bytes.
  public var bytes = 1 << 30
  /// The deepest nesting of elements; invoices need about 20. Canonicalization recurses once per level.
  public var depth = 256
  /// The most attributes and namespace declarations that one element may carry.
  public var attributesPerElement = 1_000
  /// The most elements in one document.
  public var elements = 20_000_000
  /// How many pairs of namespace declarations canonicalization may compare: the squares of the declarations in scope,
  /// added up over all elements, beyond those that each element may have.
  public var namespaceComparisons = 40_000_000
  /// How many pairs of namespace declarations each element may have in its scope; e-invoices declare up to 40.
  public var namespaceComparisonsPerElement = 2_500
  /// Whether a document type declaration is allowed. Even then nothing outside the document is ever read.
  public var allowsDTD = false
  /// The texts of external entities by their system identifiers, as a document writes them, in UTF-8. With a DTD allowed,
  /// these are read as if they stood in the document; every other external entity is refused.
  public var externalEntities: [String: [UInt8]] = [:]

  /// The limits that fit documents from outside.
  public init() {}
}
