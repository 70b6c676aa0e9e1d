/// Codes about revocation.
extension FindingCode {
  static let revocation: [FindingCode] = [
    certificateRevoked, revocationUnknown, revocationStale, revocationNotYetValid, revocationNotAuthorized,
    revocationUnusable, revocationNonceMismatch, revocationExpiresSoon,
  ]

  /// The issuer took the certificate back.
  public static let certificateRevoked = FindingCode(
    "certificate.revoked", "The issuer took the certificate back before its validity ended.", exit: .foundBad)
  /// Nothing says whether a certificate is revoked.
  public static let revocationUnknown = FindingCode(
    "revocation.unknown", "Nothing at hand says whether a certificate is revoked.", exit: .foundBad)
  /// The newest word about a certificate's revocation is too old.
  public static let revocationStale = FindingCode(
    "revocation.stale", "The newest revocation list or OCSP response about a certificate is too old.", exit: .foundBad)
  /// The word about a certificate's revocation was made after the time in question.
  public static let revocationNotYetValid = FindingCode(
    "revocation.not-yet-valid", "A revocation list or OCSP response was made after the time of the check.",
    exit: .foundBad)
  /// A revocation list or OCSP response has no signature of somebody who may speak for the issuer.
  public static let revocationNotAuthorized = FindingCode(
    "revocation.not-authorized",
    "A revocation list or OCSP response has no valid signature of somebody who may speak for the issuer.",
    exit: .foundBad)
  /// A revocation list or OCSP response can't be used.
  public static let revocationUnusable = FindingCode(
    "revocation.unusable", "A revocation list or OCSP response is damaged, or of a form that can't be used.",
    exit: .foundBad)
  /// An OCSP response answers another request.
  public static let revocationNonceMismatch = FindingCode(
    "revocation.nonce-mismatch", "An OCSP response answers another request than the one that was sent.",
    exit: .foundBad)
  /// A revocation list or OCSP response in use ends within the time that was asked about.
  public static let revocationExpiresSoon = FindingCode(
    "revocation.expires-soon",
    "A revocation list or OCSP response in use ends within the time that was asked about.", exit: .success)
}
