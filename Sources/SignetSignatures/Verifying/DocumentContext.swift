import SignetXML

/// What the parts of one verification share: what they may look up, and the budget that they all draw from.
struct DocumentContext {
  let limits: VerificationLimits
  let budget: VerificationBudget
  /// Gives what references outside of the document point to; nil follows none.
  var resolver: ReferenceResolver?
  /// Names of attributes that give an Id besides `Id`, `ID` and `id`.
  var idAttributes: Set<String> = []
  /// What is accepted.
  var policy = VerificationPolicy()
  /// How an authority reads signatures that departs from the standard; nil for the standard.
  var reading: SignatureDescription?

  /// The processor time that is left.
  var meter: ProcessorMeter { budget.meter }

  init(limits: VerificationLimits, budget: VerificationBudget) {
    self.limits = limits
    self.budget = budget
  }
}
