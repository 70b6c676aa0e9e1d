/// An `Object` of the signature (XML Signature 1.1, section 5.1), and what it carries.
public struct ObjectDescription: Sendable, Hashable {
  /// The `Id`; `{id}` in it stands for the signature's own. Needed where a reference covers the object.
  public var id: String?
  /// The `MimeType`, or nil for none.
  public var mimeType: String?
  /// The `Encoding`, a URI, or nil for none.
  public var encoding: String?
  /// How `{time}` is written in its markup.
  public var time: SigningTimeFormat
  /// What stands in it.
  public var content: Content

  /// What stands in an `Object`.
  public enum Content: Sendable, Hashable {
    /// Text.
    case text(String)
    /// Bytes, in base64.
    case base64([UInt8])
    /// XML as it is to be written; `{id}` in it stands for the signature's Id, `{time}` for the time of signing.
    case markup(String)
    /// A `Manifest`: references of its own, which a reference of the signature covers together.
    case manifest(ManifestDescription)
  }

  /// Describes an object.
  public init(
    id: String? = nil, mimeType: String? = nil, encoding: String? = nil, time: SigningTimeFormat = SigningTimeFormat(),
    _ content: Content
  ) {
    self.id = id
    self.time = time
    self.mimeType = mimeType
    self.encoding = encoding
    self.content = content
  }
}

/// A `Manifest` (XML Signature 1.1, section 5.1): a list of references whose digests a verifier may check one by one.
public struct ManifestDescription: Sendable, Hashable {
  /// The `Id`; `{id}` in it stands for the signature's own.
  public var id: String
  /// What the manifest lists.
  public var references: [ReferenceDescription]

  /// Describes a manifest.
  public init(id: String, references: [ReferenceDescription]) {
    self.id = id
    self.references = references
  }
}
