/// Where the `Id` of a `Signature` element comes from.
///
/// The Ids of its parts are written as texts in which `{id}` stands for this one: `{id}-keyinfo`.
public struct SignatureID: Sendable, Hashable {
  /// The Id where the document names none; `{digest}` in it stands for 32 hexadecimal digits made of the document, so
  /// that no two documents have the same Id.
  public var suggested: String
  /// The path of an element whose text names the signature, with or without a leading `#`; nil where there is none.
  public var namedBy: String?

  /// Describes an Id.
  public init(_ suggested: String, namedBy: String? = nil) {
    self.suggested = suggested
    self.namedBy = namedBy
  }
}
