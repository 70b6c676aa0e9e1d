import SignetCrypto
import SignetXML

/// How a signature is made and what it must look like, as a value: what a country declares and an engine carries out.
///
/// Paths are written as ``ElementPath`` reads them, with the prefixes of ``namespaces``.
public struct SignatureDescription: Sendable, Hashable {
  /// The namespace name for each prefix that the paths use.
  public var namespaces: [String: String]
  /// Where the signature goes: the first of these places that the document has.
  public var placement: [Placement]
  /// The `Id` of the `Signature` element, or nil for none.
  public var id: SignatureID?
  /// The prefix of the signature's own elements, or nil where they are written without one.
  public var prefix: String?
  /// The canonicalization of `SignedInfo`.
  public var canonicalization: Canonicalization
  /// The signature methods that are allowed, best first; the first that fits the key is used.
  public var methods: [SignatureMethod]
  /// What is signed, in the order of the `Reference` elements.
  public var references: [ReferenceDescription]
  /// What `KeyInfo` holds, in order; empty for no `KeyInfo`.
  public var keyInfo: [KeyInfoContent]
  /// The `Id` of `KeyInfo`, or nil for none; `{id}` in it stands for the signature's own.
  public var keyInfoID: String?
  /// The `Id` of `SignatureValue`, or nil for none; `{id}` in it stands for the signature's own.
  public var signatureValueID: String?
  /// The XAdES properties, or nil for a plain XML signature.
  public var xades: XAdESDescription?
  /// The signature's `Object` elements, which follow the one with the XAdES properties.
  public var objects: [ObjectDescription]
  /// Whether the signature may join another one over the same thing; otherwise nothing is signed twice.
  public var joinsOthers: Bool

  /// Describes a signature.
  public init(
    namespaces: [String: String] = [:], placement: [Placement], id: SignatureID? = nil, prefix: String? = nil,
    canonicalization: Canonicalization, methods: [SignatureMethod], references: [ReferenceDescription],
    keyInfo: [KeyInfoContent], keyInfoID: String? = nil, signatureValueID: String? = nil,
    xades: XAdESDescription? = nil, objects: [ObjectDescription] = [], joinsOthers: Bool = false
  ) {
    self.namespaces = namespaces
    self.placement = placement
    self.id = id
    self.prefix = prefix
    self.canonicalization = canonicalization
    self.methods = methods
    self.references = references
    self.keyInfo = keyInfo
    self.keyInfoID = keyInfoID
    self.signatureValueID = signatureValueID
    self.xades = xades
    self.objects = objects
    self.joinsOthers = joinsOthers
  }
}
