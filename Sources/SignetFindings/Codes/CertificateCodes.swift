/// Codes about single certificates, and about decoding the files that hold them.
extension FindingCode {
  static let certificate: [FindingCode] = [
    decodeEmpty, decodeUnrecognized, decodePEMTruncated, decodePEMMalformed, decodeDERMalformed, decodeJavaKeystore,
    decodeBlockSkipped, certificateMissing, certificateExpectedFoundKey, certificateExpectedFoundRequest,
    keyExpectedFoundCertificate,
    certificateMalformed, certificateMalformedExtension, certificateDuplicatedExtension, certificateMalformedTime,
    certificateNotDER, certificateWrongVersion, certificateMalformedName, certificateTimeForm,
    certificateValidityReversed, certificateAlgorithmsDiffer, certificateUnknownKey, certificateUnknownSignature,
  ]

  /// A file has no content.
  public static let decodeEmpty = FindingCode("decode.empty", "A file has no content.", exit: .badInput)
  /// A file holds nothing in a form that Signet knows.
  public static let decodeUnrecognized = FindingCode(
    "decode.unrecognized", "A file holds no certificate, key, request or revocation list in a known form.",
    exit: .badInput)
  /// A PEM block lacks its beginning or its end.
  public static let decodePEMTruncated = FindingCode(
    "decode.pem-truncated", "A PEM block lacks its BEGIN or END line.", exit: .badInput)
  /// The text of a PEM block is not base64, or its markers differ.
  public static let decodePEMMalformed = FindingCode(
    "decode.pem-malformed", "The text of a PEM block is not base64, or its BEGIN and END lines differ.",
    exit: .badInput)
  /// A structure is cut off or damaged.
  public static let decodeDERMalformed = FindingCode(
    "decode.der-malformed", "A certificate or another structure is cut off or damaged.", exit: .badInput)
  /// A file is a Java keystore.
  public static let decodeJavaKeystore = FindingCode(
    "decode.java-keystore", "A file is a Java keystore (JKS or JCEKS), which must be converted first.", exit: .badInput)
  /// A PEM block was passed over.
  public static let decodeBlockSkipped = FindingCode(
    "decode.block-skipped", "A PEM block holds nothing that Signet uses, and was passed over.", exit: .success)
  /// A certificate is needed, and there is none.
  public static let certificateMissing = FindingCode(
    "certificate.missing", "A certificate is needed, but the file holds none.", exit: .badInput)
  /// A certificate is needed, but the file holds only a key.
  public static let certificateExpectedFoundKey = FindingCode(
    "certificate.expected-found-key", "A certificate is needed, but the file holds only a key.", exit: .badInput)
  /// A certificate is needed, but the file holds a request for one.
  public static let certificateExpectedFoundRequest = FindingCode(
    "certificate.expected-found-request", "A certificate is needed, but the file holds a request for one.",
    exit: .badInput)
  /// A private key is needed, but the file holds only certificates or other things.
  public static let keyExpectedFoundCertificate = FindingCode(
    "key.expected-found-certificate", "A private key is needed, but the file holds only certificates or other things.",
    exit: .badInput)
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
  /// A certificate is encoded in BER that is not DER.
  public static let certificateNotDER = FindingCode(
    "certificate.not-der", "A certificate is encoded in BER that is not DER (RFC 5280 §4.1).", exit: .badInput)
  /// A certificate's version does not allow what is in it, or does not exist.
  public static let certificateWrongVersion = FindingCode(
    "certificate.wrong-version",
    "A certificate's version does not exist, or does not allow what the certificate holds (RFC 5280 §4.1.2.1).",
    exit: .badInput)
  /// A name in a certificate can't be read.
  public static let certificateMalformedName = FindingCode(
    "certificate.malformed-name",
    "A name in a certificate can't be read: its characters are not valid in its type, or it holds a NUL.",
    exit: .badInput)
  /// A time in a certificate is written in a form that RFC 5280 does not allow.
  public static let certificateTimeForm = FindingCode(
    "certificate.time-form",
    "A time in a certificate can be read, but is not in the form of RFC 5280 §4.1.2.5.", exit: .badInput)
  /// A certificate's validity ends before it begins.
  public static let certificateValidityReversed = FindingCode(
    "certificate.validity-reversed", "The validity of a certificate ends before it begins.", exit: .badInput)
  /// A certificate names two signature algorithms that differ.
  public static let certificateAlgorithmsDiffer = FindingCode(
    "certificate.algorithms-differ",
    "The signature algorithms inside and outside the signed part of a certificate differ (RFC 5280 §4.1.1.2).",
    exit: .badInput)
  /// The key of a certificate can't be read.
  public static let certificateUnknownKey = FindingCode(
    "certificate.unknown-key", "The public key of a certificate is damaged, or of a kind that is not known.",
    exit: .badInput)
  /// The signature algorithm of a certificate is not known.
  public static let certificateUnknownSignature = FindingCode(
    "certificate.unknown-signature", "The signature algorithm of a certificate is not known.", exit: .badInput)
}
