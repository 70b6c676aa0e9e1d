import COpenSSL
import SignetFindings

extension PrivateKey {
  /// Decodes the first PEM block of `pem`, which must be a private key: as ``init(der:passphrase:)-([UInt8],_)``, or
  /// with the traditional encryption of RFC 1421 (`Proc-Type: 4,ENCRYPTED`).
  ///
  /// - Parameters:
  ///   - pem: ASCII text; the caller wipes it.
  ///   - passphrase: opens an encrypted key, as UTF-8, at most 1 024 bytes for the traditional encryption.
  /// - Throws: as ``init(der:passphrase:)-([UInt8],_)``.
  public convenience init(pem: [UInt8], passphrase: SecretBytes? = nil) throws(SignetError) {
    let block = try ErrorQueue.scope { () throws(SignetError) in
      try pem.withUnsafeBufferPointer { (bytes) throws(SignetError) in
        try PEMBlock(readingFirstOf: UnsafeRawBufferPointer(bytes), passphrase)
      }
    }
    do {
      try self.init(der: block.der, passphrase: passphrase)
    } catch let error where error.finding.code == .keyMalformed && block.wasEncrypted {
      // The padding of a block cipher is right by chance for one wrong passphrase in 256.
      throw EncryptedPKCS8.wrongPassphrase([])
    }
  }
}

/// The content of a PEM block with a private key, without the traditional encryption.
private struct PEMBlock {
  let der: SecretBytes
  let wasEncrypted: Bool

  init(readingFirstOf text: UnsafeRawBufferPointer, _ passphrase: SecretBytes?) throws(SignetError) {
    var name: UnsafeMutablePointer<CChar>?
    var header: UnsafeMutablePointer<CChar>?
    var data: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard let bio = MemoryBIO(reading: text), PEM_read_bio(bio.pointer, &name, &header, &data, &length) == 1,
      let header, let data
    else {
      throw openSSLFailure(
        .keyMalformed, message: "The text holds no whole PEM block.",
        hint: "Check that it begins with a BEGIN line and ends with the END line of the same kind.")
    }
    let capacity = length
    defer {
      CRYPTO_free(name, #file, #line)
      CRYPTO_free(header, #file, #line)
      CRYPTO_clear_free(data, capacity, #file, #line)
    }
    wasEncrypted = header.pointee != 0
    if wasEncrypted {
      try Self.decrypt(header: header, data, &length, passphrase)
    }
    der = SecretBytes(copying: UnsafeRawBufferPointer(start: data, count: length))
  }

  /// Decrypts `data` in place and shortens `length` to what it holds.
  private static func decrypt(
    header: UnsafeMutablePointer<CChar>, _ data: UnsafeMutablePointer<UInt8>, _ length: inout Int,
    _ passphrase: SecretBytes?
  ) throws(SignetError) {
    var cipher = EVP_CIPHER_INFO()
    guard PEM_get_EVP_CIPHER_INFO(header, &cipher) == 1 else {
      throw EncryptedPKCS8.encryptionUnsupported(ErrorQueue.drain())
    }
    // Without a cipher the header holds nothing about encryption.
    guard cipher.cipher != nil else { return }
    guard let passphrase else { throw EncryptedPKCS8.passphraseRequired() }
    let lender = Unmanaged.passUnretained(passphrase).toOpaque()
    guard PEM_do_header(&cipher, data, &length, lendPassphrase, lender) == 1 else {
      let reports = ErrorQueue.drain()
      throw reports.contains(where: \.isUnsupportedAlgorithm)
        ? EncryptedPKCS8.encryptionUnsupported(reports) : EncryptedPKCS8.wrongPassphrase(reports)
    }
  }
}

/// Copies a passphrase to where OpenSSL asks for it; -1 where there is not room enough. Without a callback OpenSSL
/// would ask on the terminal.
private func lendPassphrase(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isForWriting: Int32, _ lender: UnsafeMutableRawPointer?
) -> Int32 {
  guard let buffer, let lender else { return -1 }
  return Unmanaged<SecretBytes>.fromOpaque(lender).takeUnretainedValue().withUnsafeBytes { passphrase in
    guard passphrase.count <= Int(size) else { return -1 }
    UnsafeMutableRawBufferPointer(start: buffer, count: Int(size)).copyMemory(from: passphrase)
    return Int32(passphrase.count)
  }
}
