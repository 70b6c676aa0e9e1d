import Foundation
import SignetFindings

/// The verdict on one leaf: its chain, and everything that a person should know about it.
public struct ChainReport: Sendable, Hashable {
  /// Whether the chain holds: OpenSSL validated exactly this path at the time and for the purpose asked about, and no finding
  /// is an error.
  public let isValid: Bool
  /// Whether the chain is valid and ends in one of the anchors that were given.
  public let isTrusted: Bool
  /// The chain, root first and the leaf last; where it is not valid, as far up as it goes. Empty without any certificate.
  public let chain: [ChainLink]
  /// The policies for which a valid chain holds (RFC 5280 §6.1.5, the user-constrained policy set); `anyPolicy` alone
  /// stands for all. Empty where it holds for none, and for a chain that is not valid.
  public let policies: [OID]
  /// Until when a valid chain holds: the earliest end of its certificates and of what is known about their revocation.
  public let validUntil: Date?
  /// What was found, errors first.
  public let findings: [Finding]

  /// The certificate that the chain is about.
  public var leaf: Certificate? { chain.last?.certificate }

  /// The report on a path that was validated and judged.
  init(judged: JudgedPath, isAnchored: Bool, chain: [ChainLink], findings: [Finding]) {
    self.init(
      isValid: judged.faults.isEmpty && !judged.path.certificates.isEmpty, isAnchored: isAnchored, chain: chain,
      policies: judged.path.policies, validUntil: judged.validUntil, findings: findings)
  }

  /// The report on a path that is not valid.
  init(invalid chain: [ChainLink], findings: [Finding]) {
    self.init(
      isValid: false, isAnchored: false, chain: chain, policies: [], validUntil: nil, findings: findings)
  }

  private init(
    isValid: Bool, isAnchored: Bool, chain: [ChainLink], policies: [OID], validUntil: Date?, findings: [Finding]
  ) {
    self.isValid = isValid && !findings.contains { $0.severity == .error }
    isTrusted = self.isValid && isAnchored
    self.chain = chain
    self.policies = self.isValid ? policies : []
    self.validUntil = self.isValid ? validUntil : nil
    self.findings = findings.sortedBySeverity
  }

  /// The same report with `further` findings, of which an error makes it invalid.
  func adding(_ further: [Finding]) -> ChainReport {
    ChainReport(
      isValid: isValid, isAnchored: isTrusted, chain: chain, policies: policies, validUntil: validUntil,
      findings: findings + further)
  }
}

extension [Finding] {
  /// Errors first, then warnings, then notes; the order within each stays.
  fileprivate var sortedBySeverity: [Finding] {
    [Severity.error, .warning, .note].flatMap { severity in filter { $0.severity == severity } }
  }
}
