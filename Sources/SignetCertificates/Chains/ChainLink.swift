/// A certificate at its place in a chain.
public struct ChainLink: Sendable, Hashable {
  /// What a certificate is in its chain; raw values as in the JSON of `signet chain check`.
  public enum Role: String, Sendable, Hashable, Codable {
    /// The certificate that signs or is connected to.
    case endEntity = "end-entity"
    /// An authority that is itself issued by another.
    case intermediate
    /// An authority that issued itself.
    case root
  }

  /// The certificate.
  public let certificate: Certificate
  /// What it is here.
  public let role: Role
  /// Where it came from, for people; nil where nobody said.
  public let source: String?
  /// What is known about its revocation.
  public let revocation: RevocationStatus

  init(_ certificate: Certificate, isLeaf: Bool, source: String?, revocation: RevocationStatus) {
    self.certificate = certificate
    self.source = source
    self.revocation = revocation
    role =
      switch (isLeaf, certificate.isAuthority, certificate.isSelfSigned) {
      case (true, false, _): .endEntity
      case (_, _, true): .root
      case (_, _, false): .intermediate
      }
  }
}
