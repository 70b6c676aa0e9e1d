import SignetFindings

/// One thing for which an authority refuses documents, as a value that is checked before it does.
public struct ProfileRule: Sendable, Hashable {
  /// The rule's name, which is the authority's code where it has one: `297`; lower-case letters, digits and `-`. The
  /// finding of a broken rule has the code `profile.` + the profile's id + `.` + this.
  public var id: String
  /// What must hold, in one sentence.
  public var demand: String
  /// What must hold, for the program.
  public var test: RuleTest
  /// What to do where it does not hold, in one sentence.
  public var cure: String
  /// Where the rule is written.
  public var citation: String
  /// Whether the authority refuses (error), objects (warning) or only advises (note).
  public var severity: Severity

  /// Declares a rule.
  public init(
    _ id: String, _ demand: String, _ test: RuleTest, cure: String, citation: String, severity: Severity = .error
  ) {
    self.id = id
    self.demand = demand
    self.test = test
    self.cure = cure
    self.citation = citation
    self.severity = severity
  }
}
