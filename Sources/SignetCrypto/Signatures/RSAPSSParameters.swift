/// The parameters of RSASSA-PSS (RFC 8017 §8.1) with the mask generation function MGF1.
public struct RSAPSSParameters: Sendable, Hashable {
  /// The digest of the message.
  public var digest: DigestAlgorithm
  /// The digest inside MGF1.
  public var maskDigest: DigestAlgorithm
  /// The length of the salt in bytes.
  public var saltLength: Int

  /// Creates parameters; unless told otherwise MGF1 uses the same digest and the salt is as long as it, as the
  /// algorithm identifiers of RFC 9231 §2.3.10 have it.
  public init(digest: DigestAlgorithm, maskDigest: DigestAlgorithm? = nil, saltLength: Int? = nil) {
    self.digest = digest
    self.maskDigest = maskDigest ?? digest
    self.saltLength = saltLength ?? digest.byteCount
  }
}
