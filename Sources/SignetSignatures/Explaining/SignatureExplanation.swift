import SignetCrypto
import SignetFindings

/// Why one signature holds or does not hold, step by step.
public struct SignatureExplanation: Sendable {
  /// The `Id` of the signature, or nil.
  public let id: String?
  /// Where the signature stands, as XPath.
  public let xpath: String
  /// What came of each reference, in order; empty where the signature can't be read.
  public let references: [ReferenceExplanation]
  /// What came of the signature value; nil where the signature can't be read.
  public let value: ValueExplanation?
  /// Why the signature can't be read, or nil.
  public let finding: Finding?
}

/// What one reference selected and what its transforms made of it.
public struct ReferenceExplanation: Sendable {
  /// One step from what the URI selects to what is digested.
  public struct Step: Sendable, Hashable {
    /// What is done: `selected`, or the identifier of a transform.
    public let name: String
    /// How many canonical bytes are left after it.
    public let byteCount: Int
  }

  /// The `URI` attribute, or nil where it is absent.
  public let uri: String?
  /// The element that is selected, as XPath; `/` for the document, nil where the URI leads nowhere.
  public let covers: String?
  /// The steps, in order.
  public let steps: [Step]
  /// The digest method.
  public let digest: DigestAlgorithm
  /// The digest that was signed.
  public let expected: [UInt8]
  /// The digest of what the transforms gave; nil where they failed.
  public let computed: [UInt8]?
  /// Under which change of the bytes the signed digest is right; nil where it is right as it is, or no change helps.
  public let cause: Counterfactual?
  /// Where the document departs from the original, if one was given and the digest is not right.
  public let difference: CanonicalDifference?
  /// Why the reference could not be followed, or nil.
  public let finding: Finding?

  /// Whether the signed digest is that of the document.
  public var isValid: Bool { computed == expected }
}

/// What the signature value says about the key and `SignedInfo`.
public struct ValueExplanation: Sendable, Hashable {
  /// The verdict on the value.
  public enum Verdict: Sendable, Hashable {
    /// The value fits the key and `SignedInfo`.
    case valid
    /// No key is at hand.
    case keyMissing
    /// RSA: none of the keys made the value.
    case otherKey
    /// The key made the value with another digest algorithm than the declared one.
    case otherAlgorithm(DigestAlgorithm)
    /// The key made the value over another `SignedInfo`.
    case signedInfoChanged
    /// The key made the value over `SignedInfo` under some change of its bytes.
    case signedInfoUnder(Counterfactual)
    /// ECDSA: the value is right, but written in DER instead of as r‖s.
    case derEncoded
    /// ECDSA: r or s is not as long as the order of the curve.
    case wrongLength(found: Int, expected: Int)
    /// The value is right for none of the keys; nothing more can be said about such keys.
    case otherKeyOrSignedInfo
  }

  /// The verdict.
  public let verdict: Verdict

  /// The verdict for people: a sentence, and what to do.
  public var sentence: String {
    switch verdict {
    case .valid: "The signature value was made by the key over this SignedInfo."
    case .keyMissing: "There is no key to hold the signature value against: give the signer's certificate."
    case .otherKey:
      "The signature value was made by another key than the one of any certificate at hand: sign with the key that "
        + "belongs to the certificate."
    case .otherAlgorithm(let digest):
      "The key made the signature value with \(digest.title), which SignatureMethod does not say: declare what is used."
    case .signedInfoChanged:
      "The key made the signature value over another SignedInfo: it was changed after signing, or signed in another form."
    case .signedInfoUnder(let change):
      "The key made the signature value over this SignedInfo \(change.condition). \(change.remedy)"
    case .derEncoded:
      "The signature value is right, but is written in DER; XML Signature wants r and s side by side (RFC 6931, "
        + "section 2.3.6): convert it before it is encoded."
    case .wrongLength(let found, let expected):
      "The signature value has \(found) bytes where the key's curve needs \(expected): pad r and s with leading zeros."
    case .otherKeyOrSignedInfo:
      "The signature value was made by another key, or over another SignedInfo; values of such keys do not tell which."
    }
  }
}
