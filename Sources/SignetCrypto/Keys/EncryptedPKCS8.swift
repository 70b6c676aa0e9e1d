import COpenSSL
import SignetFindings

/// PKCS#8 `EncryptedPrivateKeyInfo` (RFC 5958 §3), which OpenSSL calls `X509_SIG`.
enum EncryptedPKCS8 {
  /// Decrypts the key.
  ///
  /// - Returns: an `EVP_PKEY` that the caller owns.
  static func open(_ encrypted: OpaquePointer, passphrase: SecretBytes?) throws(SignetError) -> OpaquePointer {
    try checkCost(of: encrypted)
    guard let passphrase else { throw passphraseRequired() }
    let info = passphrase.withUnsafeBytes { bytes in
      PKCS8_decrypt_ex(
        encrypted, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(clamping: bytes.count),
        KeyFileProviders.system.context, nil)
    }
    guard let info else {
      let reports = ErrorQueue.drain()
      throw reports.contains(where: \.isUnsupportedAlgorithm)
        ? encryptionUnsupported(reports) : wrongPassphrase(reports)
    }
    defer { PKCS8_PRIV_KEY_INFO_free(info) }
    guard let key = EVP_PKCS82PKEY(info) else {
      throw openSSLFailure(
        .keyMalformed, message: "The passphrase opens the private key, but its content is damaged or unknown.",
        hint: "Make the key file again from its source.")
    }
    return key
  }

  /// Encrypts a key with AES-256-CBC and PBKDF2.
  ///
  /// - Returns: an `X509_SIG` that the caller owns; `nil` where OpenSSL fails.
  static func seal(_ info: OpaquePointer, passphrase: SecretBytes) -> OpaquePointer? {
    passphrase.withUnsafeBytes { bytes in
      PKCS8_encrypt_ex(
        -1, EVP_aes_256_cbc(), bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(clamping: bytes.count),
        nil, PasswordBasedEncryption.saltLength, PasswordBasedEncryption.iterations, info, nil, nil)
    }
  }

  static func passphraseRequired() -> SignetError {
    SignetError(
      .keyPassphraseRequired, message: "The private key is encrypted.", hint: "Give the passphrase of the key.")
  }

  static func wrongPassphrase(_ reports: [OpenSSLReport]) -> SignetError {
    openSSLFailure(
      .keyWrongPassphrase, message: "The passphrase does not open the private key.",
      hint: "Check the passphrase, its character encoding, and that no line break was taken as part of it.",
      reports: reports)
  }

  static func encryptionUnsupported(_ reports: [OpenSSLReport]) -> SignetError {
    openSSLFailure(
      .keyEncryptionUnsupported,
      message: "The private key is encrypted with an algorithm that this OpenSSL does not offer.",
      hint:
        "Encrypt the key again: openssl pkey -provider legacy -provider default -in OLD.pem -aes256 -out NEW.pem.",
      reports: reports)
  }

  private static func checkCost(of encrypted: OpaquePointer) throws(SignetError) {
    var algorithm: UnsafePointer<X509_ALGOR>?
    X509_SIG_get0(encrypted, &algorithm, nil)
    guard let algorithm, let cost = PasswordBasedEncryption.cost(of: algorithm),
      cost > PasswordBasedEncryption.highestCost
    else { return }
    throw SignetError(
      .keyEncryptionUnsupported, message: "The private key asks for an excessive number of rounds to be opened.",
      hint: "Encrypt the key again with at most \(PasswordBasedEncryption.highestCost) rounds.")
  }
}
