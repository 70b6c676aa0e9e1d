/// Codes about rules for certificates that OpenSSL does not enforce.
extension FindingCode {
  static let rule: [FindingCode] = [
    certificateBadVersion, certificateBadSerialNumber, certificateBadName, certificateBadKeyIdentifier,
    certificateBadAlternativeName, certificateBadBasicConstraints, certificateBadNameConstraints,
    certificateBadPolicyConstraints, certificateBadInformationAccess, certificateBadKey, certificateBadUsage,
    certificateHostMismatch, certificateEmailMismatch,
  ]

  /// The certificate is of a version that can't say what its key may be used for.
  public static let certificateBadVersion = FindingCode(
    "certificate.bad-version", "The certificate is of a version that can't say what its key may be used for.",
    exit: .foundBad)

  /// The certificate's serial number is zero, negative or too long.
  public static let certificateBadSerialNumber = FindingCode(
    "certificate.bad-serial-number", "The certificate's serial number is zero, negative or too long.", exit: .foundBad)

  /// The certificate lacks a name that it must have, or has one that it must not have.
  public static let certificateBadName = FindingCode(
    "certificate.bad-name", "The certificate lacks a name that it must have, or has one that it must not have.",
    exit: .foundBad)

  /// A key identifier is missing, or is not as it must be.
  public static let certificateBadKeyIdentifier = FindingCode(
    "certificate.bad-key-identifier", "A key identifier is missing, or is not as it must be.", exit: .foundBad)

  /// A subject alternative name is not as it must be.
  public static let certificateBadAlternativeName = FindingCode(
    "certificate.bad-alternative-name", "A subject alternative name is not as it must be.", exit: .foundBad)

  /// The basic constraints are not as they must be.
  public static let certificateBadBasicConstraints = FindingCode(
    "certificate.bad-basic-constraints", "The basic constraints are not as they must be.", exit: .foundBad)

  /// Name constraints stand where they must not, or are not as they must be.
  public static let certificateBadNameConstraints = FindingCode(
    "certificate.bad-name-constraints", "Name constraints stand where they must not, or are not as they must be.",
    exit: .foundBad)

  /// Policy constraints are not as they must be.
  public static let certificateBadPolicyConstraints = FindingCode(
    "certificate.bad-policy-constraints", "Policy constraints are not as they must be.", exit: .foundBad)

  /// The authority information access is not as it must be.
  public static let certificateBadInformationAccess = FindingCode(
    "certificate.bad-information-access", "The authority information access is not as it must be.", exit: .foundBad)

  /// The certificate's key is of a kind or size that the Web PKI does not allow.
  public static let certificateBadKey = FindingCode(
    "certificate.bad-key", "The certificate's key is of a kind or size that the Web PKI does not allow.",
    exit: .foundBad)

  /// The certificate's usages are not those that are allowed at its place.
  public static let certificateBadUsage = FindingCode(
    "certificate.bad-usage", "The certificate's usages are not those that RFC 5280 or the Web PKI allows at its place.",
    exit: .foundBad)

  /// The certificate is not for the host that was meant.
  public static let certificateHostMismatch = FindingCode(
    "certificate.host-mismatch", "The certificate is not for the host that was meant.", exit: .foundBad)

  /// The certificate is not for the mailbox that was meant.
  public static let certificateEmailMismatch = FindingCode(
    "certificate.email-mismatch", "The certificate is not for the mailbox that was meant.", exit: .foundBad)
}
