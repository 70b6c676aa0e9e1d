/// Codes about PKCS#12 files, and about keys and certificates that should belong together.
extension FindingCode {
  static let identity: [FindingCode] = [
    pkcs12Malformed, pkcs12PassphraseRequired, pkcs12WrongPassphrase, pkcs12LegacyUnavailable, pkcs12Unsupported,
    pkcs12OldEncryption, pkcs12Empty, certificateKeyMismatch, containerUnsuitable, containerLeftOut,
  ]

  /// A PKCS#12 file is damaged, cut off, or something else.
  public static let pkcs12Malformed = FindingCode(
    "pkcs12.malformed", "A PKCS#12 file is damaged, cut off, or something else.", exit: .badInput)
  /// A PKCS#12 file is encrypted, and no passphrase was given.
  public static let pkcs12PassphraseRequired = FindingCode(
    "pkcs12.passphrase-required", "A PKCS#12 file is encrypted, and no passphrase was given.", exit: .permission)
  /// The passphrase does not open a PKCS#12 file.
  public static let pkcs12WrongPassphrase = FindingCode(
    "pkcs12.wrong-passphrase", "The passphrase does not open a PKCS#12 file.", exit: .permission)
  /// A PKCS#12 file needs OpenSSL's legacy provider, which is not installed.
  public static let pkcs12LegacyUnavailable = FindingCode(
    "pkcs12.legacy-unavailable",
    "A PKCS#12 file is encrypted with RC2, RC4 or DES, and OpenSSL's legacy provider is not installed.",
    exit: .configuration)
  /// A PKCS#12 file asks for something that Signet does not do.
  public static let pkcs12Unsupported = FindingCode(
    "pkcs12.unsupported", "A PKCS#12 file uses an algorithm or a cost that Signet does not accept.", exit: .badInput)
  /// A PKCS#12 file is encrypted with an old algorithm.
  public static let pkcs12OldEncryption = FindingCode(
    "pkcs12.old-encryption", "A PKCS#12 file opens, but is encrypted with RC2, RC4 or DES.", exit: .success)
  /// A PKCS#12 file holds nothing of use.
  public static let pkcs12Empty = FindingCode(
    "pkcs12.empty", "A PKCS#12 file opens, but holds neither a private key nor a certificate.", exit: .badInput)
  /// A certificate and a private key do not belong together.
  public static let certificateKeyMismatch = FindingCode(
    "certificate.key-mismatch", "A certificate and a private key do not belong together.", exit: .badInput)
  /// The chosen container can't hold what is to be written.
  public static let containerUnsuitable = FindingCode(
    "container.unsuitable", "The chosen container can't hold what is to be written.", exit: .usage)
  /// Something was not written, since the container can't hold it.
  public static let containerLeftOut = FindingCode(
    "container.left-out", "Something in a file was not written, since the new container can't hold it.", exit: .success)
}
