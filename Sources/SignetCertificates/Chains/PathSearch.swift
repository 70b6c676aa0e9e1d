import Foundation

/// Walks from a leaf up to roots over all certificates at hand, likely issuers first, within a budget.
///
/// OpenSSL follows one issuer of each certificate and never turns back, so it needs paths to judge, one at a time.
struct PathSearch {
  /// Which links are followed.
  enum Scope {
    /// Those that OpenSSL would accept, to paths that end in an anchor or, with no anchors given, in a root.
    case valid
    /// All that the names suggest, to every end, to learn why no path is valid.
    case every
  }

  private let pools: [CertificatePool]
  private let anchors: TrustStore?
  private let purpose: Purpose
  private let time: Date
  private let budget: ChainBudget
  private var remaining: ChainBudget
  private var signatures: [Pair: Bool] = [:]

  /// The part of the budget that was too small, if any.
  private(set) var exceeded: ChainBudget.Part?

  private struct Pair: Hashable {
    let certificate: Certificate
    let issuer: Certificate
  }

  /// Prepares a search for issuers in `pools` and among the anchors of `settings`.
  init(pools: [CertificatePool], settings: ChainSettings) {
    anchors = settings.anchors
    purpose = settings.purpose
    self.pools = pools + [anchors?.anchors].compactMap(\.self)
    time = settings.time
    budget = settings.budget
    remaining = settings.budget
  }

  /// Hands candidate paths to `judge` until it returns something, and returns that.
  mutating func firstPath<Found>(
    from leaf: Certificate, over scope: Scope, _ judge: (CandidatePath) -> Found?
  ) -> Found? {
    extend([leaf], scope, judge)
  }

  private mutating func extend<Found>(
    _ path: [Certificate], _ scope: Scope, _ judge: (CandidatePath) -> Found?
  ) -> Found? {
    guard exceeded == nil || exceeded == .depth else { return nil }
    let last = path[path.endIndex - 1]
    switch anchors?.standing(of: last, for: purpose) ?? .stranger {
    case .rejected: return submit(path, .distrusted, scope, judge)
    case .anchor(let anchor):
      if let found = submit(path.dropLast() + [anchor], .anchor, scope, judge) { return found }
      if last.isSelfSigned { return nil }
    case .stranger:
      if last.isSelfSigned { return submit(path, .root, scope, judge) }
    }

    let candidates = candidates(forIssuerOf: last)
    let fresh = candidates.filter { candidate in !path.contains { $0.isSameEntity(as: candidate) } }
    guard !fresh.isEmpty else {
      return submit(path, candidates.isEmpty ? .issuerMissing(namesakes: []) : .loop, scope, judge)
    }
    // The leaf and the root are not intermediates.
    guard path.count <= budget.depth + 1 else {
      exceeded = .depth
      return submit(path, .tooDeep, scope, judge)
    }
    if !fresh.contains(where: { last.mayBeIssued(by: $0) }),
      let found = submit(path, .issuerMissing(namesakes: fresh), scope, judge)
    {
      return found
    }
    for issuer in ranked(fresh, above: last, scope) {
      if let found = extend(path + [issuer], scope, judge) { return found }
    }
    return nil
  }

  /// Hands a path that goes no further to `judge`, and counts it.
  private mutating func submit<Found>(
    _ path: [Certificate], _ end: CandidatePath.End, _ scope: Scope, _ judge: (CandidatePath) -> Found?
  ) -> Found? {
    remaining.paths -= 1
    remaining.signatureChecks -= path.count
    guard remaining.paths >= 0 else {
      exceeded = .paths
      return nil
    }
    guard remaining.signatureChecks >= 0 else {
      exceeded = .signatureChecks
      return nil
    }
    let mayBeValid =
      switch end {
      case .anchor: true
      case .root: anchors == nil
      case .issuerMissing, .loop, .distrusted, .tooDeep: false
      }
    guard mayBeValid || scope == .every else { return nil }
    return judge(CandidatePath(certificates: path, end: end))
  }
}

// MARK: - Candidates

extension PathSearch {
  private func candidates(forIssuerOf certificate: Certificate) -> [Certificate] {
    var seen: Set<Certificate> = []
    return pools.flatMap { $0.namesakesOfIssuer(of: certificate) }.filter { seen.insert($0).inserted }
  }

  /// The candidates in the order in which they are tried.
  private mutating func ranked(
    _ candidates: [Certificate], above certificate: Certificate, _ scope: Scope
  ) -> [Certificate] {
    let followed = scope == .valid ? candidates.filter { certificate.mayBeIssued(by: $0) } : candidates
    // Signatures are checked only where there is a choice: OpenSSL checks those of the chosen path again.
    guard followed.count > 1 else { return followed }
    return followed.map { (rank: rank($0, above: certificate), issuer: $0) }
      .filter { scope == .every || $0.rank.isSigned }
      .sorted { $0.rank < $1.rank }
      .map(\.issuer)
  }

  private mutating func rank(_ issuer: Certificate, above certificate: Certificate) -> IssuerRank {
    IssuerRank(
      isSigned: isSigned(certificate, by: issuer), identifiersAgree: certificate.mayBeIssued(by: issuer),
      isAnchor: anchors?.anchors.contains(issuer) == true, isCurrent: issuer.isValid(at: time),
      hasSoundSignature: issuer.hasSoundSignature, notAfter: issuer.notAfter)
  }

  /// Checks a signature once, if the budget allows.
  private mutating func isSigned(_ certificate: Certificate, by issuer: Certificate) -> Bool {
    let pair = Pair(certificate: certificate, issuer: issuer)
    if let known = signatures[pair] { return known }
    guard remaining.signatureChecks > 0 else {
      exceeded = .signatureChecks
      return false
    }
    remaining.signatureChecks -= 1
    let isSigned = certificate.isSigned(by: issuer)
    signatures[pair] = isSigned
    return isSigned
  }
}
