import SignetCrypto
import SignetFindings

/// The errors of reading a PKCS#12 file.
enum PKCS12Failure {
  static func malformed() -> SignetError {
    openSSLFailure(
      .pkcs12Malformed, message: "The file is not a whole PKCS#12 file.",
      hint: "Check that the whole file was copied, in binary form, or export it again.")
  }

  static func changed() -> SignetError {
    openSSLFailure(
      .pkcs12Malformed, message: "The passphrase opens the PKCS#12 file, but its integrity check fails.",
      hint: "The file was changed or damaged after it was made; get it again from its source.")
  }

  static func passphraseRequired() -> SignetError {
    SignetError(
      .pkcs12PassphraseRequired, message: "The PKCS#12 file is protected with a passphrase.",
      hint: "Give the passphrase of the file.")
  }

  static func wrongPassphrase(_ reports: [OpenSSLReport]) -> SignetError {
    openSSLFailure(
      .pkcs12WrongPassphrase, message: "The passphrase does not open the PKCS#12 file.",
      hint: "Check the passphrase, its character encoding, and that no line break was taken as part of it.",
      reports: reports)
  }

  static func unsupported(_ providers: KeyFileProviders, _ reports: [OpenSSLReport]) -> SignetError {
    guard providers.hasLegacy else {
      return openSSLFailure(
        .pkcs12LegacyUnavailable,
        message: "The PKCS#12 file is encrypted with an old algorithm, and OpenSSL's legacy provider is not installed.",
        hint: "Install the legacy provider (legacy.so), or export the file again with AES-256.", reports: reports)
    }
    return openSSLFailure(
      .pkcs12Unsupported, message: "The PKCS#12 file uses an algorithm that this OpenSSL does not offer.",
      hint: "Export the file again with AES-256 and a SHA-256 MAC.", reports: reports)
  }

  static func unsupportedMAC() -> SignetError {
    SignetError(
      .pkcs12Unsupported,
      message: "The PKCS#12 file is protected with PBMAC1 (RFC 9579), which this OpenSSL does not offer.",
      hint: "Export the file again with the classic MAC, in OpenSSL without -pbmac1_pbkdf2.")
  }

  static func oldEncryption(_ algorithms: [OID]) -> Finding {
    Finding(
      .pkcs12OldEncryption, .warning,
      message:
        "The PKCS#12 file is encrypted with \(algorithms.map(\.description).joined(separator: " and ")), which is broken or close to it.",
      hint: "Encrypt it again with AES-256: signet convert OLD.p12 -o NEW.p12 --to p12 --passphrase-file FILE.")
  }

  static func unsupportedSafe() -> SignetError {
    SignetError(
      .pkcs12Unsupported, message: "A part of the PKCS#12 file is encrypted for a public key, not with a passphrase.",
      hint: "Export the file again with a passphrase.")
  }

  static func excessiveCost() -> SignetError {
    SignetError(
      .pkcs12Unsupported, message: "The PKCS#12 file asks for an excessive number of rounds to be opened.",
      hint: "Export the file again with at most \(PasswordBasedEncryption.highestCost) rounds.")
  }
}
