import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// What verifying one signature found.
public struct SignatureReport: Sendable {
  /// The `Id` of the signature, or nil.
  public let id: String?
  /// Where the signature stands, as an XPath expression for people.
  public let xpath: String
  /// Whether the signature holds: its value, every reference, and, where trust anchors were given, the signer's chain.
  public let isValid: Bool
  /// The signature method, or nil where the signature could not be read.
  public let method: SignatureMethod?
  /// The canonicalization of `SignedInfo`, or nil where the signature could not be read.
  public let canonicalization: Canonicalization?
  /// The references, in order.
  public let references: [ReferenceReport]
  /// The certificate whose key made the signature, or nil where none is known.
  public let signer: Certificate?
  /// The signer's chain, where trust anchors were given.
  public let chain: ChainReport?
  /// What the XAdES properties say that the signature covers, or nil where there are none.
  public let xades: XAdESReport?
  /// Everything worth knowing.
  public let findings: [Finding]
  /// What a signature in CMS signed data says; nil for XML signatures.
  public var cades: CAdESReport?
}

/// What verifying one reference found.
public struct ReferenceReport: Sendable {
  /// The `URI` attribute, or nil where it is absent.
  public let uri: String?
  /// The transforms, in order.
  public let transforms: [Transform]
  /// The digest method.
  public let digest: DigestAlgorithm
  /// Whether the digest of what the reference covers is the one that was signed.
  public let isValid: Bool
  /// The element that the reference covers, as an XPath expression for people; `/` for the document, or nil where the
  /// reference leads nowhere.
  public let covers: String?
  /// Where the element that the reference covers stands, as ``XMLElement/ordinals``; empty for the document, nil where the
  /// reference leads to no part of it.
  public let place: [Int]?
  /// The references of the `Manifest` that is covered, or nil where it is none. They are no part of the signature's verdict:
  /// look at each (RFC 3275, section 2.3).
  public let manifest: [ReferenceReport]?
  /// The canonical bytes that were verified; nil unless the whole signature is valid. Use these, and never look the
  /// element up again: that is how forgers show a verifier one thing and its caller another.
  public let verifiedBytes: [UInt8]?
}
