import SignetCrypto
import SignetXML

/// What an authority takes besides what a description makes. Nothing here changes what is made, nor how a signature is
/// verified; it only keeps a profile from finding fault with what others made by the same authority's rules.
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

  /// Describes what is accepted; unless told otherwise only what is made.
  public init(
    canonicalizations: [Canonicalization] = [], methods: [SignatureMethod] = [], digests: [DigestAlgorithm] = [],
    transforms: [Int: [[Transform]]] = [:], anyOrder: Bool = false, optionalReferences: [Int] = []
  ) {
    self.canonicalizations = canonicalizations
    self.methods = methods
    self.digests = digests
    self.transforms = transforms
    self.anyOrder = anyOrder
    self.optionalReferences = optionalReferences
  }
}
