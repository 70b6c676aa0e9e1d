/// Codes about documents inside of CMS signed data.
extension FindingCode {
  static let cms: [FindingCode] = [cmsMalformed, cmsInvalid, cmsDetached, cmsSigningFailed, cmsAttributeMissing]

  /// The bytes are no CMS signed data.
  public static let cmsMalformed = FindingCode("cms.malformed", "The bytes are no CMS signed data.", exit: .badInput)
  /// A signature of a CMS message is not right.
  public static let cmsInvalid = FindingCode(
    "cms.invalid", "A signature of a CMS message is not right, or its certificate is missing.", exit: .foundBad)
  /// The message does not hold what it signs.
  public static let cmsDetached = FindingCode(
    "cms.detached", "The message does not hold the document that it signs.", exit: .badInput)
  /// A document could not be signed as CMS signed data.
  public static let cmsSigningFailed = FindingCode(
    "cms.signing-failed", "A document could not be signed as CMS signed data.", exit: .configuration)
  /// A signed attribute that CAdES demands is missing or wrong.
  public static let cmsAttributeMissing = FindingCode(
    "cms.attribute-missing", "A signed attribute that CAdES demands is missing, or names another certificate.",
    exit: .foundBad)
}
