/// Codes about the XAdES properties of signatures (ETSI EN 319 132-1).
extension FindingCode {
  static let xades: [FindingCode] = [
    xadesMalformed, xadesFormUnsupported, xadesPropertiesNotSigned, xadesTargetMismatch, xadesCertificateMismatch,
    xadesCertificateUnnamed, xadesCertificateNotChecked, xadesIssuerDiffers, xadesSigningTimeImplausible,
    xadesPolicyMismatch, xadesPolicyNotChecked, xadesReferenceUnknown, xadesCounterSignatureUnattached,
    xadesUnsignedNotChecked,
  ]

  /// The properties are not in the form that the standard fixes.
  public static let xadesMalformed = FindingCode(
    "xades.malformed", "The XAdES properties are not in the form that EN 319 132-1 fixes.", exit: .foundBad)
  /// The properties are of another version, or not in the signature.
  public static let xadesFormUnsupported = FindingCode(
    "xades.form-unsupported", "The XAdES properties are of a version or form that is not examined.", exit: .success)
  /// The properties are not covered by the signature.
  public static let xadesPropertiesNotSigned = FindingCode(
    "xades.properties-not-signed", "The signature carries XAdES properties that it does not cover.", exit: .foundBad)
  /// The properties are about another signature.
  public static let xadesTargetMismatch = FindingCode(
    "xades.target-mismatch", "The XAdES properties say that they belong to another signature.", exit: .foundBad)
  /// The properties name another certificate than the signer's.
  public static let xadesCertificateMismatch = FindingCode(
    "xades.certificate-mismatch", "The XAdES properties name another certificate than the one that signed.",
    exit: .foundBad)
  /// The properties do not say which certificate signed.
  public static let xadesCertificateUnnamed = FindingCode(
    "xades.certificate-unnamed", "Nothing that is signed says which certificate the signer used.", exit: .success)
  /// The signer's certificate is not known, so it can't be compared.
  public static let xadesCertificateNotChecked = FindingCode(
    "xades.certificate-not-checked", "The certificate that the XAdES properties name could not be compared.",
    exit: .success)
  /// The issuer's name is written in another way.
  public static let xadesIssuerDiffers = FindingCode(
    "xades.issuer-differs", "The issuer that the XAdES properties name is not written as in the certificate.",
    exit: .success)
  /// The time of signing can't be right.
  public static let xadesSigningTimeImplausible = FindingCode(
    "xades.signing-time-implausible", "The signer can't have signed at the time that the signature tells.",
    exit: .success)
  /// The policy's file is another than the one that was signed under.
  public static let xadesPolicyMismatch = FindingCode(
    "xades.policy-mismatch", "The signature policy is not the one whose digest was signed.", exit: .foundBad)
  /// The policy's file was not given.
  public static let xadesPolicyNotChecked = FindingCode(
    "xades.policy-not-checked", "The digest of the signature policy was not compared with the policy.",
    exit: .success)
  /// A property is about a reference that the signature has not.
  public static let xadesReferenceUnknown = FindingCode(
    "xades.reference-unknown", "A XAdES property is about a reference that the signature does not have.",
    exit: .foundBad)
  /// A counter-signature signs something else.
  public static let xadesCounterSignatureUnattached = FindingCode(
    "xades.counter-signature-unattached", "A counter-signature does not sign the signature in which it stands.",
    exit: .success)
  /// There are unsigned properties, such as time stamps.
  public static let xadesUnsignedNotChecked = FindingCode(
    "xades.unsigned-not-checked", "The signature has unsigned XAdES properties, which were not examined.",
    exit: .success)
}
