import SignetCrypto
import SignetXML

/// What an authority takes besides what a description makes. Nothing here changes what is made; it keeps a profile from
/// finding fault with what others made by the same authority's rules, and two of its words say how these are read.
public struct AcceptedForms: Sendable, Hashable {
  /// Further canonicalizations of `SignedInfo`.
  public var canonicalizations: [Canonicalization]
  /// Further signature methods; none is ever chosen for signing.
  public var methods: [SignatureMethod]
  /// Further digest algorithms of references.
  public var digests: [DigestAlgorithm]
  /// Further lists of transforms, by the number of the reference from 1.
  public var transforms: [Int: [[Transform]]]
  /// Whether the references may stand in any order.
  public var anyOrder: Bool
  /// The numbers of references, from 1, that may be missing.
  public var optionalReferences: [Int]
  /// Whether the reference to the whole document may have no `URI` attribute. XML Signature 1.1, section 4.4.3.1, leaves it
  /// to the application what such a reference covers; generic verification refuses it.
  public var documentWithoutURI: Bool
  /// Whether a reference to the root element by its Id may stand for the one to the whole document; where the part
  /// that is signed stands alone, its root.
  public var documentByID: Bool
  /// What else may be digested, by the number of the reference from 1.
  public var inputs: [Int: [DigestInput]]
  /// Further signature policies.
  public var policies: [SignaturePolicyID]

  /// Describes what is accepted; unless told otherwise only what is made.
  public init(
    canonicalizations: [Canonicalization] = [], methods: [SignatureMethod] = [], digests: [DigestAlgorithm] = [],
    transforms: [Int: [[Transform]]] = [:], anyOrder: Bool = false, optionalReferences: [Int] = [],
    documentWithoutURI: Bool = false, documentByID: Bool = false, inputs: [Int: [DigestInput]] = [:],
    policies: [SignaturePolicyID] = []
  ) {
    self.canonicalizations = canonicalizations
    self.methods = methods
    self.digests = digests
    self.transforms = transforms
    self.anyOrder = anyOrder
    self.optionalReferences = optionalReferences
    self.documentWithoutURI = documentWithoutURI
    self.documentByID = documentByID
    self.inputs = inputs
    self.policies = policies
  }
}
