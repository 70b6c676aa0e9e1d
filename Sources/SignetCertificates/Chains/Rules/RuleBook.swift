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
      let isLast = index == certificates.endIndex - 1
      let breaches =
        index == 0
        ? memory.breaches(ofLeaf: certificate, isLast: isLast) : memory.breaches(ofIssuer: certificate, isLast: isLast)
      for breach in breaches {
        let severity = severity(of: breach.rule)
        let finding = breach.rule.finding(on: certificate, clause: breach.clause, severity: severity)
        if severity == .error { faults.append(.broken(finding)) } else { advice.append(finding) }
      }
    }
    faults += brokenDigests(certificates)
    return (faults + NameRules.faults(of: certificates) + host.faults(of: leaf), advice)
  }

  /// Elsewhere a broken digest is a warning; the Web PKI forbids it (CABF BR §7.1.3.2). Nobody needs an anchor's signature.
  private func brokenDigests(_ certificates: [Certificate]) -> [ChainFault] {
    guard strictness == .webPKI else { return [] }
    return certificates.dropLast().filter { !$0.hasSoundSignature }.map { certificate in
      .broken(
        Finding(
          .certificateWeakSignature, about: .certificate(sha256: certificate.sha256Fingerprint),
          message:
            "\(certificate.quoted) is signed with a broken digest algorithm (\(certificate.signatureAlgorithm)).",
          hint: "Have it issued again with SHA-256 or better."))
    }
  }

  private func severity(of rule: CertificateRule) -> Severity {
    guard rule.strictness > strictness else { return .error }
    return rule.strictness == .webPKI ? .note : .warning
  }
}
