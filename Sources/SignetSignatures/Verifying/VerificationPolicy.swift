import SignetCrypto
import SignetFindings
import SignetXML

/// Which algorithms and transforms a verifier accepts. What is accepted and weak all the same is told as a warning.
public struct VerificationPolicy: Sendable, Hashable {
  /// The accepted signature methods.
  public var methods = Set(SignatureMethod.allCases)
  /// The accepted digests: of references, of signature methods and, in RSA-PSS, of the mask.
  public var digests = Set(DigestAlgorithm.allCases)
  /// The accepted transforms, of references, manifests and `RetrievalMethod`. XSLT is refused whatever stands here.
  public var transforms = Set(Transform.Kind.allCases)
  /// The shortest accepted RSA or DSA key, in bits; what is shorter than 2048 is told as weak.
  public var leastKeyBitCount = 0
  /// To how few bits an HMAC may be cut; nil for half the digest, and 80 (XML Signature 1.1, section 6.3.1).
  public var leastHMACBitCount: Int?
  /// Whether ECDSA and DSA values in DER are accepted too, which some signers write against the standard (XML Signature
  /// 1.1, section 6.4.3, has r and s one after the other).
  public var acceptsDEREncodedValues = false

  /// Accepts all that is supported: authorities still demand SHA-1, and their documents have to be verified.
  public init() {}

  /// Accepts nothing that protects no more: no SHA-1, no DSA, no RSA key below 2048 bits.
  public static let strict: VerificationPolicy = {
    var policy = VerificationPolicy()
    policy.digests.remove(.sha1)
    policy.methods = policy.methods.filter { $0.family != .dsa && $0.digest != .sha1 }
    policy.leastKeyBitCount = 2_048
    return policy
  }()

  /// Why a signature is refused before its value is verified; nil where it is not.
  func objection(to signature: SignatureElement) -> Finding? {
    if !methods.contains(signature.method) { return refused(signature.method.rawValue, in: signature.element).finding }
    return signature.parameters.digests.first { !digests.contains($0) }
      .map { refused($0.title, in: signature.element).finding }
  }

  /// Makes sure that a reference may be followed.
  ///
  /// - Throws: `signature.algorithm-refused`, `signature.transform-refused`.
  func check(_ reference: SignatureElement.Reference) throws(SignetError) {
    guard digests.contains(reference.digest) else { throw refused(reference.digest.title, in: reference.element) }
    guard let transform = reference.transforms.first(where: { !transforms.contains($0.kind) }) else { return }
    throw SignetError(
      .signatureTransformRefused, about: .element(xpath: reference.element.xpath),
      message: "A reference uses the transform \(transform.kind.rawValue), which is not accepted here.",
      hint: "Ask for a signature over the document or its elements as they are, without such a transform.")
  }

  /// Why a key is refused; nil where it is not.
  func objection(to key: PublicKey, of signature: SignatureElement) -> Finding? {
    switch key.algorithm {
    case .rsa(let bits) where bits < leastKeyBitCount, .rsaPSS(let bits) where bits < leastKeyBitCount,
      .dsa(let bits) where bits < leastKeyBitCount:
      refused("a key of \(bits) bits", in: signature.element).finding
    default: nil
    }
  }

  private func refused(_ what: String, in element: XMLElement) -> SignetError {
    SignetError(
      .signatureAlgorithmRefused, about: .element(xpath: element.xpath),
      message: "The signature uses \(what), which is not accepted here.",
      hint: "Ask for a signature with RSA of 2048 bits or more, or ECDSA, and SHA-256.")
  }
}
