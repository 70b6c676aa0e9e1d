/// Why a leaf has no valid path, told by the path that was most likely meant.
struct ChainDiagnosis {
  /// The path that was most likely meant.
  let path: CandidatePath
  /// Everything that is wrong with it; at least one fault.
  let faults: [ChainFault]
  /// What is known about the revocation of each of its certificates, leaf first; empty where that was not looked at.
  let revocation: [RevocationStatus]

  /// Looks for the path whose faults weigh least.
  ///
  /// - Parameters:
  ///   - leaf: a certificate from which no path is valid.
  ///   - search: a fresh search.
  ///   - exceeded: the part of the budget that the search for a valid path used up, if any.
  init(
    of leaf: Certificate, search: inout PathSearch, settings: ChainSettings, judgement: PathJudgement,
    memory: BreachMemory,
    exceeded: ChainBudget.Part?
  ) {
    let examination = PathExamination(settings, memory: memory)
    let validator = PathValidator(settings)
    var best: (path: CandidatePath, faults: [ChainFault], weight: Int)?
    let _: Never? = search.firstPath(from: leaf, over: .every) { path in
      var faults = examination.faults(of: path)
      if faults.isEmpty {
        switch validator.validate(path) {
        case .failure(let rejection): faults = [.rejected(rejection)]
        case .success(let validated):
          faults = judgement.judge(validated).faults
        }
      }
      let weight = faults.reduce(0) { $0 + $1.weight }
      if !faults.isEmpty, weight < best?.weight ?? .max { best = (path, faults, weight) }
      return nil
    }
    path = best?.path ?? CandidatePath(certificates: [leaf], end: .tooDeep)
    revocation = judgement.revocation(ofInvalid: path.certificates)
    let revoked = judgement.revoked(path.certificates, revocation)
    let budget = (exceeded ?? search.exceeded).map(ChainFault.budgetExceeded)
    let faults = best?.faults ?? []
    let all = faults + (revoked + [budget].compactMap { $0 }).filter { !faults.contains($0) }
    // What holds the chain together comes first: the rest may vanish with another certificate.
    self.faults = all.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(
      \.element)
  }
}
