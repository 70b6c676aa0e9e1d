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
  /// The least strength of keys and digests, as a security level of OpenSSL (`SSL_CTX_set_security_level`): 0 refuses nothing,
  /// 1 keys below 80 bits of strength and SHA-1, 2 below 112, 3 below 128, 4 below 192, 5 below 256. What is weak by today's
  /// measure and not refused is a warning.
  public var securityLevel = 0
  /// Whether proxy certificates (RFC 3820) may stand beneath an end entity's.
  public var allowsProxyCertificates = false
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
