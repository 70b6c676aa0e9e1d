import Foundation

/// Looks at a path link by link for everything that is wrong with it, where OpenSSL stops at the first.
struct PathExamination {
  private let settings: ChainSettings
  private let time: Date
  private let rules: RuleBook

  /// Examines paths for what `settings` asks.
  init(_ settings: ChainSettings, memory: BreachMemory) {
    self.settings = settings
    rules = RuleBook(settings, memory)
    time = Date(timeIntervalSince1970: settings.time.timeIntervalSince1970.rounded(.down))
  }

  /// All faults of `path`, from the leaf up.
  func faults(of path: CandidatePath) -> [ChainFault] {
    let certificates = path.certificates
    return certificates.compactMap(validityFault)
      + path.links.flatMap(linkFaults)
      + certificates.indices.dropFirst().flatMap { authorityFaults(at: $0, in: certificates) }
      + UsageRules(settings.purpose).faults(of: certificates)
      + rules.examine(certificates).faults
      + endFaults(of: path)
  }

  /// Validity includes both of its ends (RFC 5280 §4.1.2.5).
  private func validityFault(of certificate: Certificate) -> ChainFault? {
    if time > certificate.notAfter { return .expired(certificate) }
    if time < certificate.notBefore { return .notYetValid(certificate) }
    return nil
  }

  private func linkFaults(_ certificate: Certificate, issuer: Certificate) -> [ChainFault] {
    var faults: [ChainFault] = []
    if !certificate.mayBeIssued(by: issuer) { faults.append(.keyIdentifierMismatch(certificate, issuer: issuer)) }
    if !certificate.isSigned(by: issuer) { faults.append(.badSignature(certificate, issuer: issuer)) }
    return faults
  }

  private func authorityFaults(at index: Int, in certificates: [Certificate]) -> [ChainFault] {
    let certificate = certificates[index]
    if let usage = certificate.keyUsage, !usage.contains(.keyCertSign),
      certificate.basicConstraints?.isAuthority == true
    {
      return [.wrongUsage(certificate, reason: "its key usage (\(usage)) does not allow it to sign certificates")]
    }
    // Only the last certificate may be an authority without basic constraints, as old roots are.
    let isLast = index == certificates.endIndex - 1
    guard isLast ? certificate.isAuthority : certificate.isConstrainedAuthority else {
      return [.notAnAuthority(certificate)]
    }
    // RFC 5280 §4.2.1.9: self-issued certificates and the leaf don't count.
    let found = certificates[1..<index].count { !$0.isSelfIssued }
    guard let allowed = certificate.basicConstraints?.maximumPathLength, found > allowed else { return [] }
    return [.pathLengthExceeded(certificate, allowed: allowed, found: found)]
  }

  private func endFaults(of path: CandidatePath) -> [ChainFault] {
    guard let last = path.certificates.last else { return [] }
    switch path.end {
    case .anchor: return []
    case .root where settings.anchors != nil: return [.rootUntrusted(last)]
    case .root: return last.isSigned(by: last) ? [] : [.badSignature(last, issuer: last)]
    case .loop: return [.loop(last)]
    case .distrusted: return [.distrusted(last)]
    case .tooDeep: return [.budgetExceeded(.depth)]
    case .issuerMissing(let namesakes): return missingIssuerFaults(above: last, namesakes: namesakes)
    }
  }

  private func missingIssuerFaults(above last: Certificate, namesakes: [Certificate]) -> [ChainFault] {
    let hasNamesake = !namesakes.isEmpty
    guard last.isAuthority else { return [.issuerMissing(last, hasNamesake: hasNamesake)] }
    guard let anchors = settings.anchors else { return [.rootMissing(last, hasNamesake: hasNamesake)] }
    if namesakes.contains(where: anchors.anchors.contains) { return [.anchorHasOtherKey(last)] }
    // The missing issuer may be an intermediate or a root that nobody trusts: both are said.
    return [.issuerMissing(last, hasNamesake: hasNamesake), .anchorsNotReached(last)]
  }
}
