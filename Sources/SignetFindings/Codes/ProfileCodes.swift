/// Codes about profiles: finding, reading and fulfilling them.
extension FindingCode {
  static let profile: [FindingCode] = [profileUnknown, profileInvalid, profileDocumentUnfit, profileViolated]

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
}
