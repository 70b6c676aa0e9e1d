/// Codes about private and public keys, passphrases and what OpenSSL itself reports.
extension FindingCode {
  static let crypto: [FindingCode] = [
    keyMalformed, keyPassphraseRequired, keyWrongPassphrase, keyEncryptionUnsupported, keyUnsupported,
    keyAlgorithmMismatch, keyOperationFailed, keyOpenSSH, cryptoReport,
  ]

  /// The bytes are not a key in a form that Signet reads.
  public static let keyMalformed = FindingCode(
    "key.malformed", "The bytes are not a key in a form that Signet reads, or they are damaged.", exit: .badInput)
  /// A private key is encrypted, and no passphrase was given.
  public static let keyPassphraseRequired = FindingCode(
    "key.passphrase-required", "A private key is encrypted, and no passphrase was given.", exit: .permission)
  /// The passphrase does not open the private key.
  public static let keyWrongPassphrase = FindingCode(
    "key.wrong-passphrase", "The passphrase does not open the private key.", exit: .permission)
  /// A private key is encrypted with an algorithm that is not available or not accepted.
  public static let keyEncryptionUnsupported = FindingCode(
    "key.encryption-unsupported",
    "A private key is encrypted with an algorithm or a cost that is not available or not accepted.", exit: .badInput)
  /// A key is of a kind that Signet can't use for this.
  public static let keyUnsupported = FindingCode(
    "key.unsupported", "A key is of a kind that Signet can't use for this.", exit: .badInput)
  /// A signature algorithm does not fit the key.
  public static let keyAlgorithmMismatch = FindingCode(
    "key.algorithm-mismatch", "A signature algorithm does not fit the kind or the size of the key.", exit: .badInput)
  /// OpenSSL failed in an operation with a key that should have worked.
  public static let keyOperationFailed = FindingCode(
    "key.operation-failed", "An operation with a key failed although key and algorithm fit.", exit: .internalError)
  /// A key is in the form of OpenSSH.
  public static let keyOpenSSH = FindingCode(
    "key.openssh", "A key is in the form of OpenSSH, which must be converted first.", exit: .badInput)
  /// What OpenSSL itself says about a failure; only ever the cause of another finding.
  public static let cryptoReport = FindingCode(
    "crypto.report", "What OpenSSL itself says about a failure; only ever the cause of another finding.",
    exit: .internalError)
}
