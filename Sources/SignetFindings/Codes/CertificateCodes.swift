/// Codes about single certificates, and about decoding the files that hold them.
extension FindingCode {
  static let certificate: [FindingCode] = [
    decodeEmpty, decodeUnrecognized, decodePEMTruncated, decodePEMMalformed, decodeDERMalformed, decodeJavaKeystore,
    decodeBlockSkipped, certificateMissing, certificateExpectedFoundKey, certificateExpectedFoundRequest,
    keyExpectedFoundCertificate,
    certificateMalformed, certificateMalformedExtension, certificateDuplicatedExtension, certificateMalformedTime,
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
}
