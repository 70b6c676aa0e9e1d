import SignetFindings

/// All that a path has to keep besides what OpenSSL asks of it.
struct RuleBook {
  private let strictness: Strictness
  private let host: HostRules

  /// Takes strictness and names from `settings`.
  init(_ settings: ChainSettings) {
    strictness = settings.strictness ?? (settings.purpose == .tlsServer ? .webPKI : .path)
    host = HostRules(settings)
  }

  /// What refuses a path, leaf first.
  func faults(of certificates: [Certificate]) -> [ChainFault] {
    guard let leaf = certificates.first else { return [] }
    let breaches = findings(on: certificates, of: { $0.strictness <= strictness }) { _ in .error }
    return breaches.map { .broken($0) } + NameRules.faults(of: certificates) + host.faults(of: leaf)
  }

  /// Breaches that refuse nothing: of the standard as warnings, of the Web PKI's own rules as notes.
  func advice(on certificates: [Certificate]) -> [Finding] {
    findings(on: certificates, of: { $0.strictness > strictness }) { $0.strictness == .webPKI ? .note : .warning }
  }

  private func findings(
    on certificates: [Certificate], of isMeant: (CertificateRule) -> Bool, _ severity: (CertificateRule) -> Severity
  ) -> [Finding] {
    let rules = CertificateRule.all.filter(isMeant)
    return certificates.enumerated().flatMap { index, certificate in
      let place = CertificatePlace(
        certificate: certificate, isLeaf: index == 0, isLast: index == certificates.endIndex - 1)
      return rules.compactMap { $0.finding(on: place, severity: severity($0)) }
    }
  }
}
