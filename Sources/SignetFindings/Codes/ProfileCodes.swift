/// Codes about profiles: finding, reading and fulfilling them.
extension FindingCode {
  static let profile: [FindingCode] = [
    profileUnknown, profileInvalid, profileDocumentUnfit, profileViolated, profileNotRecognized, profileRuleBroken,
  ]

  /// There is no profile with this name.
  public static let profileUnknown = FindingCode(
    "profile.unknown", "There is no profile with this name.", exit: .usage)
  /// A profile's YAML can't be understood.
  public static let profileInvalid = FindingCode(
    "profile.invalid", "A profile's YAML can't be understood.", exit: .configuration)
  /// The document is not of the kind that the profile is for.
  public static let profileDocumentUnfit = FindingCode(
    "profile.document-unfit", "The document is not of the kind that the profile is for.", exit: .badInput)
  /// A signature is not made as its profile demands.
  public static let profileViolated = FindingCode(
    "profile.violated", "A signature is not made as its profile demands.", exit: .foundBad)
  /// No profile is for documents of this kind.
  public static let profileNotRecognized = FindingCode(
    "profile.not-recognized", "No profile is for documents of this kind.", exit: .badInput)
  /// The authority would refuse the document; each rule has a code of its own, see ``rule(_:of:)``.
  public static let profileRuleBroken = FindingCode(
    "profile.rule-broken", "The authority would refuse the document.", exit: .foundBad)

  /// The code of a broken rule of a profile: `profile.br-nfe.297`. The page of the profile explains it.
  public static func rule(_ rule: String, of profile: String) -> FindingCode {
    FindingCode("profile.\(profile).\(rule)", profileRuleBroken.meaning, exit: profileRuleBroken.exitStatus)
  }
}
