import SignetCertificates
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
  /// The `Id` of `SignedInfo`, or nil for none; `{id}` in it stands for the signature's own.
  public var signedInfoID: String?
  /// The `Id` of `SignatureValue`, or nil for none; `{id}` in it stands for the signature's own.
  public var signatureValueID: String?
  /// The XAdES properties, or nil for a plain XML signature.
  public var xades: XAdESDescription?
  /// The signature's `Object` elements, which follow the one with the XAdES properties.
  public var objects: [ObjectDescription]
  /// Whether the signature may join another one over the same thing; otherwise nothing is signed twice.
  public var joinsOthers: Bool
  /// Further namespace declarations of the `Signature` element: the name for each prefix.
  public var declarations: [String: String]
  /// How the names of certificates are written.
  public var names: NameStyle
  /// How serial numbers are written.
  public var serialNumbers: SerialNumberText
  /// How the text is laid out.
  public var layout: TextLayout
  /// The parameters of the method `rsa-pss`; nil for those that hold without any.
  public var pss: RSAPSSParameters?
  /// Which namespaces are in scope; the first is how a signature is made, all are accepted by the profile.
  public var contexts: [NamespaceContext]
  /// What the signature value is made over.
  public var signs: SignedThing
  /// How an ECDSA signature value is encoded: r and s one after the other, as the standard has it, or DER.
  public var ecdsaEncoding: ECDSAEncoding
  /// What the profile accepts besides what is made.
  public var accepts: AcceptedForms
  /// The path of elements of which each is signed in the same way; nil for one signature. All other paths of the
  /// description that begin with this one mean the element in turn: the documents of a lot.
  public var each: String?

  /// Describes a signature.
  public init(
    namespaces: [String: String] = [:], placement: [Placement], id: SignatureID? = nil, prefix: String? = nil,
    canonicalization: Canonicalization, methods: [SignatureMethod], references: [ReferenceDescription],
    keyInfo: [KeyInfoContent], keyInfoID: String? = nil, signatureValueID: String? = nil,
    xades: XAdESDescription? = nil, objects: [ObjectDescription] = [], joinsOthers: Bool = false,
    declarations: [String: String] = [:], names: NameStyle = .rfc4514, serialNumbers: SerialNumberText = .decimal,
    layout: TextLayout = TextLayout(), pss: RSAPSSParameters? = nil, contexts: [NamespaceContext] = [.document],
    signs: SignedThing = .signedInfo, ecdsaEncoding: ECDSAEncoding = .concatenated,
    accepts: AcceptedForms = AcceptedForms(), each: String? = nil, signedInfoID: String? = nil
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
    self.declarations = declarations
    self.names = names
    self.serialNumbers = serialNumbers
    self.layout = layout
    self.pss = pss
    self.contexts = contexts
    self.signs = signs
    self.ecdsaEncoding = ecdsaEncoding
    self.accepts = accepts
    self.each = each
    self.signedInfoID = signedInfoID
  }

  /// Whether signatures of this description are none that the standard knows, so that only a profile can accept them.
  package var departsFromStandard: Bool {
    contexts.contains { $0 != .document } || signs != .signedInfo || ecdsaEncoding != .concatenated
      || references.contains { $0.omitsURI || $0.input != .transforms || $0.digestText != .base64 }
      || xades.map { $0.targetIsBareID || $0.signingCertificates.contains(where: \.departsFromStandard) } == true
      || serialNumbers != .decimal && xades != nil || accepts.documentWithoutURI
  }
}
