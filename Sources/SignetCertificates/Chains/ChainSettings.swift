import Foundation

/// What a chain is checked for.
public struct ChainSettings: Sendable {
  /// The moment at which the chain has to be valid; fractions of a second are dropped.
  public var time: Date
  /// What the leaf is to be used for.
  public var purpose: Purpose
  /// Whom to trust; nil takes a self-signed root of the input, which is then reported as not trusted.
  public var anchors: TrustStore?
  /// Certificates that may serve as intermediates in every verification, besides those that come with the leaf.
  public var pool: CertificatePool
  /// What the search may use.
  public var budget: ChainBudget
  /// Warns of a chain that ends sooner than this many seconds after `time`; nil for no warning.
  public var expiryNotice: TimeInterval?
  /// Which rules besides path validation refuse a chain; nil for those of the purpose: `webPKI` for TLS servers, `path` for
  /// everything else.
  public var strictness: Strictness?
  /// The DNS name or IP address that the leaf has to be for; nil for any.
  public var host: String?
  /// The mailbox (RFC 5321) that the leaf has to be for; nil for any.
  public var email: String?
  /// Which certificate policies are asked for.
  public var policies = PolicySettings()
  /// Whether, and with what at hand, revocation is checked.
  public var revocation = RevocationSettings.off

  /// Creates settings.
  public init(
    time: Date, purpose: Purpose = .any, anchors: TrustStore? = nil, pool: CertificatePool = CertificatePool(),
    budget: ChainBudget = ChainBudget(), expiryNotice: TimeInterval? = nil
  ) {
    self.time = time
    self.purpose = purpose
    self.anchors = anchors
    self.pool = pool
    self.budget = budget
    self.expiryNotice = expiryNotice
  }
}
