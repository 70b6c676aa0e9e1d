import COpenSSL
import SignetCrypto
import SignetFindings

extension PKCS12 {
  /// Writes a PKCS#12 file with AES-256-CBC, PBKDF2 with HMAC-SHA-256, and a SHA-256 MAC.
  ///
  /// - Parameters:
  ///   - privateKey: the key of the first certificate; `nil` for a file of certificates only.
  ///   - certificates: in the order in which they are to stand in the file.
  ///   - name: what the file calls the key and its certificate (`friendlyName`).
  ///   - passphrase: protects the file, as UTF-8 without NUL characters; may be empty, as vaults want it.
  /// - Returns: the file as DER.
  /// - Throws: `certificate.key-mismatch` where the key is not that of the first certificate; `container.unsuitable`
  ///   for a passphrase with a NUL, and for a key alone; `key.operation-failed` where the key can't leave its store.
  public static func encode(
    privateKey: PrivateKey?, certificates: [Certificate], name: String? = nil, passphrase: SecretBytes
  ) throws(SignetError) -> SecretBytes {
    let terminated = try terminated(passphrase)
    if let privateKey { _ = try SigningIdentity(key: privateKey, certificate: first(of: certificates)) }
    return try ErrorQueue.scope { () throws(SignetError) in
      let pfx = terminated.withUnsafeBytes { bytes in
        create(privateKey, certificates, name: name, passphrase: bytes.assumingMemoryBound(to: CChar.self).baseAddress)
      }
      defer { PKCS12_free(pfx) }
      guard let pfx, var der = DER.encode(with: { i2d_PKCS12(pfx, $0) }) else {
        throw openSSLFailure(
          .keyOperationFailed, message: "OpenSSL could not write the PKCS#12 file.",
          hint: "The key's store may forbid its export; otherwise please report it.")
      }
      return SecretBytes(consuming: &der)
    }
  }

  private static func create(
    _ privateKey: PrivateKey?, _ certificates: [Certificate], name: String?, passphrase: UnsafePointer<CChar>?
  ) -> OpaquePointer? {
    let issuers = OPENSSL_sk_new_null()
    defer { OPENSSL_sk_free(issuers) }
    let leaf = privateKey == nil ? nil : certificates.first
    for certificate in certificates.dropFirst(leaf == nil ? 0 : 1) {
      certificate.withPointer { _ = OPENSSL_sk_push(issuers, UnsafeRawPointer($0)) }
    }
    let cipher = NID_aes_256_cbc
    let rounds = PasswordBasedEncryption.iterations
    let withoutMAC: Int32 = -1
    let pfx = PKCS12_create(
      passphrase, name, privateKey?.withPointer { $0 }, leaf?.withPointer { $0 }, issuers, cipher, cipher, rounds,
      withoutMAC, 0)
    let saltLength = PasswordBasedEncryption.saltLength
    guard let pfx, PKCS12_set_mac(pfx, passphrase, -1, nil, saltLength, rounds, EVP_sha256()) == 1 else {
      PKCS12_free(pfx)
      return nil
    }
    return pfx
  }

  /// The passphrase with the zero byte at its end by which OpenSSL measures it.
  private static func terminated(_ passphrase: SecretBytes) throws(SignetError) -> SecretBytes {
    var bytes: [UInt8] = []
    // Growing in steps would leave copies of the passphrase behind.
    bytes.reserveCapacity(passphrase.count + 1)
    passphrase.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(0)
    guard !bytes.dropLast().contains(0) else {
      bytes.wipe()
      throw SignetError(
        .containerUnsuitable, message: "The passphrase holds a NUL character.",
        hint: "Choose a passphrase of text, without control characters.")
    }
    return SecretBytes(consuming: &bytes)
  }

  private static func first(of certificates: [Certificate]) throws(SignetError) -> Certificate {
    guard let first = certificates.first else {
      throw SignetError(
        .containerUnsuitable, message: "A PKCS#12 file with a key needs its certificate too.",
        hint: "Give the certificate of the key.")
    }
    return first
  }
}
