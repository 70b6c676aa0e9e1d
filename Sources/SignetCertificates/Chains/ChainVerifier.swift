import SignetFindings

/// Finds the chain from a leaf to a root among all certificates at hand, and says whether it is valid.
///
/// Candidate paths and explanations are made here; the verdict on a path is OpenSSL's. A verifier can be kept and used
/// from several threads: what it knows about anchors and pool is prepared once, and a leaf that comes again with the same
/// certificates gets the report that it got before.
public struct ChainVerifier: Sendable {
  private let settings: ChainSettings
  private let memory = BreachMemory()
  private let reports = ReportMemory()

  /// Creates a verifier for one time, purpose and set of anchors.
  public init(_ settings: ChainSettings) {
    self.settings = settings
  }

  /// Verifies the chain of one leaf.
  ///
  /// - Parameters:
  ///   - leaf: the certificate in question.
  ///   - pool: what came with it: issuers and other certificates, in any order.
  public func verify(leaf: Certificate, pool: CertificatePool = CertificatePool()) -> ChainReport {
    reports.report(on: ReportMemory.Question(leaf, pool)) { examine(leaf, pool) }
  }

  private func examine(_ leaf: Certificate, _ pool: CertificatePool) -> ChainReport {
    let pools = [pool, settings.pool]
    let judgement = PathJudgement(
      settings, pools: pools + [settings.anchors?.anchors].compactMap(\.self), memory: memory)
    let validator = PathValidator(settings)
    var search = PathSearch(pools: pools, settings: settings)
    let judged = search.firstPath(from: leaf, over: .valid) { path -> JudgedPath? in
      guard case .success(let validated) = validator.validate(path) else { return nil }
      let judged = judgement.judge(validated)
      return judged.faults.isEmpty ? judged : nil
    }
    guard let judged else { return explain(leaf, pools: pools, judgement, exceeded: search.exceeded) }
    let advice = ChainAdvice(settings).findings(on: judged) + judged.advice
    return ChainReport(
      judged: judged, isAnchored: settings.anchors != nil,
      chain: links(judged.path.certificates, judged.revocation, pools), findings: advice)
  }

  /// Verifies the chain of every leaf in `input` on all cores, in the order of the input; one report for at least one of
  /// them.
  public func verify(_ input: ChainInput) -> [ChainReport] {
    let leaves = input.leaves
    guard !leaves.isEmpty else { return [ChainReport(invalid: [], findings: [input.noCertificate] + input.findings)] }
    let reports = Parallel.map(leaves) { verify(leaf: $0, pool: input.certificates) }
    let findings = input.findings + input.findings(on: reports)
    return reports.map { $0.adding(findings) }
  }

  /// Verifies several inputs on all cores: for each, what ``verify(_:)`` says.
  public func verify(_ inputs: [ChainInput]) -> [[ChainReport]] {
    Parallel.map(inputs) { verify($0) }
  }

  private func explain(
    _ leaf: Certificate, pools: [CertificatePool], _ judgement: PathJudgement, exceeded: ChainBudget.Part?
  ) -> ChainReport {
    var search = PathSearch(pools: pools, settings: settings)
    let diagnosis = ChainDiagnosis(
      of: leaf, search: &search, settings: settings, judgement: judgement, memory: memory, exceeded: exceeded)
    let certificates = diagnosis.path.certificates
    let faults = diagnosis.faults.map(\.finding)
    let advice = ChainAdvice(settings).findings(on: certificates).filter { advice in
      !faults.contains { $0.code == advice.code && $0.subject == advice.subject }
    }
    return ChainReport(invalid: links(certificates, diagnosis.revocation, pools), findings: faults + advice)
  }

  /// The links of a chain, root first, from certificates leaf first.
  private func links(
    _ certificates: [Certificate], _ revocation: [RevocationStatus], _ pools: [CertificatePool]
  ) -> [ChainLink] {
    let places = pools + [settings.anchors?.anchors].compactMap(\.self)
    return certificates.enumerated().reversed().map { index, certificate in
      ChainLink(
        certificate, isLeaf: index == 0, source: places.lazy.compactMap { $0.source(of: certificate) }.first,
        revocation: revocation.indices.contains(index) ? revocation[index] : .notChecked)
    }
  }
}
