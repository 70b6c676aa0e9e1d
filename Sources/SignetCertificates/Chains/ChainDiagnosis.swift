/// Why a leaf has no valid path, told by the path that was most likely meant.
struct ChainDiagnosis {
  /// The path that was most likely meant.
  let path: CandidatePath
  /// Everything that is wrong with it; at least one fault.
  let faults: [ChainFault]

  /// Looks for the path whose faults weigh least.
  ///
  /// - Parameters:
  ///   - leaf: a certificate from which no path is valid.
  ///   - search: a fresh search.
  ///   - exceeded: the part of the budget that the search for a valid path used up, if any.
  init(
    of leaf: Certificate, search: inout PathSearch, settings: ChainSettings, exceeded: ChainBudget.Part?
  ) {
    let examination = PathExamination(settings)
    let validator = PathValidator(settings)
    var best: (path: CandidatePath, faults: [ChainFault], weight: Int)?
    let _: Never? = search.firstPath(from: leaf, over: .every) { path in
      var faults = examination.faults(of: path)
      if faults.isEmpty, case .failure(let rejection) = validator.validate(path) { faults = [.rejected(rejection)] }
      let weight = faults.reduce(0) { $0 + $1.weight }
      if !faults.isEmpty, weight < best?.weight ?? .max { best = (path, faults, weight) }
      return nil
    }
    path = best?.path ?? CandidatePath(certificates: [leaf], end: .tooDeep)
    let faults = best?.faults ?? []
    let budget = (exceeded ?? search.exceeded).map(ChainFault.budgetExceeded)
    self.faults = faults + [budget].compactMap { $0 }.filter { !faults.contains($0) }
  }
}
