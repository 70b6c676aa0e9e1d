import SignetFindings

/// What decides on a path besides OpenSSL: usages and rules that OpenSSL does not know, and revocation.
///
/// A path that is refused here lets the search go on, as one that OpenSSL refuses.
struct PathJudgement {
  private let usage: UsageRules
  private let rules: RuleBook
  private let anchors: TrustStore?
  private let purpose: Purpose
  private let revocation: RevocationJudgement?

  /// Prepares what `settings` asks.
  ///
  /// - Parameters:
  ///   - pools: all certificates at hand.
  ///   - memory: what is known about authorities already.
  init(_ settings: ChainSettings, pools: [CertificatePool], memory: BreachMemory) {
    usage = UsageRules(settings.purpose)
    rules = RuleBook(settings, memory)
    anchors = settings.anchors
    purpose = settings.purpose
    revocation = RevocationJudgement(settings, pools: pools)
  }

  /// Judges a path that OpenSSL validated.
  func judge(_ path: ValidatedPath) -> JudgedPath {
    let certificates = path.certificates
    let examined = rules.examine(certificates)
    var faults = usage.faults(of: certificates) + examined.faults + anchorFaults(certificates)
    guard let revocation, faults.isEmpty else {
      return JudgedPath(
        path: path, faults: faults, revocation: certificates.map { _ in .notChecked },
        advice: examined.advice)
    }
    let statuses = revocation.statuses(of: certificates)
    faults += revocation.faults(of: certificates, statuses)
    return JudgedPath(
      path: path, faults: faults, revocation: statuses,
      advice: revocation.advice(on: certificates, statuses) + examined.advice)
  }

  private func anchorFaults(_ certificates: [Certificate]) -> [ChainFault] {
    guard let leaf = certificates.first, let anchor = certificates.last,
      let objection = anchors?.constraints(on: anchor)?.objection(to: leaf, for: purpose)
    else { return [] }
    return [
      .broken(
        Finding(
          .chainAnchorDistrusted, about: .certificate(sha256: anchor.sha256Fingerprint),
          message: "\(anchor.quoted) does not vouch for this chain: \(objection).",
          hint: "Use a certificate from an authority that is trusted for it."))
    ]
  }

  /// What is known about the revocation of each certificate of a path that is not valid, leaf first.
  func revocation(ofInvalid certificates: [Certificate]) -> [RevocationStatus] {
    revocation?.statuses(of: certificates) ?? certificates.map { _ in .notChecked }
  }

  /// The revoked certificates of a path.
  func revoked(_ certificates: [Certificate], _ statuses: [RevocationStatus]) -> [ChainFault] {
    zip(certificates, statuses).compactMap { certificate, status in
      guard case .revoked(let date, let reason) = status else { return nil }
      return .revoked(certificate, at: date, reason: reason)
    }
  }
}
