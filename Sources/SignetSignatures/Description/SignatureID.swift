/// Where the `Id` of a `Signature` element comes from.
public struct SignatureID: Sendable, Hashable {
  /// The Id where the document names none.
  public var suggested: String
  /// The path of an element whose text names the signature, with or without a leading `#`; nil where there is none.
  public var namedBy: String?

  /// Describes an Id.
  public init(_ suggested: String, namedBy: String? = nil) {
    self.suggested = suggested
    self.namedBy = namedBy
  }
}
