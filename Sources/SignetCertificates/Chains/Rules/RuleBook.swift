import SignetFindings

/// All that a path has to keep besides what OpenSSL asks of it.
struct RuleBook {
  private let strictness: Strictness
  private let host: HostRules
  private let memory: BreachMemory

  /// Takes strictness and names from `settings`.
  init(_ settings: ChainSettings, _ memory: BreachMemory) {
    self.memory = memory
    strictness = settings.strictness ?? (settings.purpose == .tlsServer ? .webPKI : .path)
    host = HostRules(settings)
  }

  /// What refuses a path, leaf first, and the breaches that refuse nothing: of the standard as warnings, of the Web PKI's own
  /// rules as notes.
  func examine(_ certificates: [Certificate]) -> (faults: [ChainFault], advice: [Finding]) {
    guard let leaf = certificates.first else { return ([], []) }
    var faults: [ChainFault] = []
    var advice: [Finding] = []
    for (index, certificate) in certificates.enumerated() {
      let place = CertificatePlace(
        certificate: certificate, isLeaf: index == 0, isLast: index == certificates.endIndex - 1)
      for breach in memory.breaches(of: place) {
        let severity = severity(of: breach.rule)
        let finding = breach.rule.finding(on: certificate, clause: breach.clause, severity: severity)
        if severity == .error { faults.append(.broken(finding)) } else { advice.append(finding) }
      }
    }
    return (faults + NameRules.faults(of: certificates) + host.faults(of: leaf), advice)
  }

  private func severity(of rule: CertificateRule) -> Severity {
    guard rule.strictness > strictness else { return .error }
    return rule.strictness == .webPKI ? .note : .warning
  }
}
