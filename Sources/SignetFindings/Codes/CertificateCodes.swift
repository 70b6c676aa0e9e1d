/// Codes about single certificates, and about decoding the files that hold them.
extension FindingCode {
  static let certificate: [FindingCode] = [
    certificateMalformed, certificateMalformedExtension, certificateDuplicatedExtension, certificateMalformedTime,
  ]

  /// A certificate can't be read.
  public static let certificateMalformed = FindingCode(
    "certificate.malformed", "A certificate can't be read.", exit: .badInput)
  /// An extension of a certificate has a value that its type does not allow.
  public static let certificateMalformedExtension = FindingCode(
    "certificate.malformed-extension", "An extension of a certificate has a value that its type does not allow.",
    exit: .badInput)
  /// An extension occurs more than once in a certificate.
  public static let certificateDuplicatedExtension = FindingCode(
    "certificate.duplicated-extension", "An extension occurs more than once in a certificate (RFC 5280 §4.2).",
    exit: .badInput)
  /// A time in a certificate names no moment.
  public static let certificateMalformedTime = FindingCode(
    "certificate.malformed-time", "A time in a certificate names no moment.", exit: .badInput)
}
