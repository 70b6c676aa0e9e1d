import COpenSSL
import SignetFindings

extension PrivateKey {
  /// The key as DER PKCS#8 (RFC 5958).
  ///
  /// - Parameter passphrase: encrypts it with AES-256-CBC and PBKDF2; `nil` leaves it open.
  /// - Throws: `key.operation-failed` where the key can't leave its store.
  public func pkcs8(encryptedWith passphrase: SecretBytes? = nil) throws(SignetError) -> SecretBytes {
    try encode(encryptedWith: passphrase) { info in
      DER.encodeSecret { i2d_PKCS8_PRIV_KEY_INFO(info, $0) }
    } encrypted: { encrypted in
      DER.encodeSecret { i2d_X509_SIG(encrypted, $0) }
    }
  }

  /// The key as a PEM block: `PRIVATE KEY` or, with a passphrase, `ENCRYPTED PRIVATE KEY` (RFC 7468 §10 and §11).
  ///
  /// - Parameter passphrase: encrypts it with AES-256-CBC and PBKDF2; `nil` leaves it open.
  /// - Returns: ASCII text that ends with a line feed.
  /// - Throws: `key.operation-failed` where the key can't leave its store.
  public func pem(encryptedWith passphrase: SecretBytes? = nil) throws(SignetError) -> SecretBytes {
    try encode(encryptedWith: passphrase) { info in
      Self.write { PEM_write_bio_PKCS8_PRIV_KEY_INFO($0, info) }
    } encrypted: { encrypted in
      Self.write { PEM_write_bio_PKCS8($0, encrypted) }
    }
  }

  private func encode(
    encryptedWith passphrase: SecretBytes?, open encodeOpen: (OpaquePointer) -> SecretBytes?,
    encrypted encodeEncrypted: (OpaquePointer) -> SecretBytes?
  ) throws(SignetError) -> SecretBytes {
    try ErrorQueue.scope { () throws(SignetError) in
      guard let info = withPointer({ EVP_PKEY2PKCS8($0) }) else { throw Self.cannotEncode() }
      defer { PKCS8_PRIV_KEY_INFO_free(info) }
      guard let passphrase else {
        guard let bytes = encodeOpen(info) else { throw Self.cannotEncode() }
        return bytes
      }
      guard let encrypted = EncryptedPKCS8.seal(info, passphrase: passphrase) else { throw Self.cannotEncode() }
      defer { X509_SIG_free(encrypted) }
      guard let bytes = encodeEncrypted(encrypted) else { throw Self.cannotEncode() }
      return bytes
    }
  }

  private static func write(_ writer: (OpaquePointer) -> Int32) -> SecretBytes? {
    guard let bio = MemoryBIO(), writer(bio.pointer) == 1 else { return nil }
    return bio.withContents { SecretBytes(copying: $0) }
  }

  private static func cannotEncode() -> SignetError {
    openSSLFailure(
      .keyOperationFailed, message: "OpenSSL could not encode the private key.",
      hint: "The key's store may forbid its export; otherwise please report it.")
  }
}
