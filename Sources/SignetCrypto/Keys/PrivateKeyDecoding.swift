import COpenSSL
import SignetFindings

extension PrivateKey {
  /// Decodes a DER private key: PKCS#8 (RFC 5958), encrypted or not, PKCS#1 (RFC 8017 §A.1.2) or SEC1 (RFC 5915).
  ///
  /// - Parameters:
  ///   - der: the key and nothing after it; the caller wipes it.
  ///   - passphrase: opens an encrypted key, as UTF-8; not used for one that is not encrypted.
  /// - Throws: `key.malformed`, `key.passphrase-required`, `key.wrong-passphrase`, `key.encryption-unsupported`.
  public convenience init(der: [UInt8], passphrase: SecretBytes? = nil) throws(SignetError) {
    let key = try ErrorQueue.scope { () throws(SignetError) in
      try der.withUnsafeBufferPointer { (bytes) throws(SignetError) in
        try Self.decode(UnsafeRawBufferPointer(bytes), passphrase: passphrase)
      }
    }
    try self.init(adopting: key)
  }

  /// As ``init(der:passphrase:)-([UInt8],_)``, for bytes that are kept as a secret.
  public convenience init(der: SecretBytes, passphrase: SecretBytes? = nil) throws(SignetError) {
    let key = try ErrorQueue.scope { () throws(SignetError) in
      try der.withUnsafeBytes { (bytes) throws(SignetError) in try Self.decode(bytes, passphrase: passphrase) }
    }
    try self.init(adopting: key)
  }

  private static func decode(
    _ der: UnsafeRawBufferPointer, passphrase: SecretBytes?
  ) throws(SignetError) -> OpaquePointer {
    if let encrypted = DER.decode(der, with: { d2i_X509_SIG(nil, $0, $1) }, releasing: { X509_SIG_free($0) }) {
      defer { X509_SIG_free(encrypted) }
      return try EncryptedPKCS8.open(encrypted, passphrase: passphrase)
    }
    let key = DER.decode(der, with: { d2i_AutoPrivateKey(nil, $0, $1) }, releasing: { EVP_PKEY_free($0) })
    guard let key else {
      throw openSSLFailure(
        .keyMalformed, message: "The bytes are not a private key (PKCS#8, PKCS#1 or SEC1).",
        hint: "Check that the whole key was copied, and that it is a private key.")
    }
    return key
  }
}
