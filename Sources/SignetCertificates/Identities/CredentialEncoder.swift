import COpenSSL
import SignetCrypto
import SignetFindings

/// Writes certificates, with or without a private key, in any container.
public struct CredentialEncoder: Sendable {
  private let privateKey: PrivateKey?
  private let certificates: [Certificate]
  private let passphrase: SecretBytes?

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - privateKey: a key to be written too.
  ///   - certificates: in the order in which they are to be written; with a key, its certificate first.
  ///   - passphrase: encrypts the key; `nil` leaves it open, which PKCS#12 does not allow.
  public init(privateKey: PrivateKey? = nil, certificates: [Certificate], passphrase: SecretBytes? = nil) {
    self.privateKey = privateKey
    self.certificates = certificates
    self.passphrase = passphrase
  }

  /// The bytes of the file.
  ///
  /// - Throws: `container.unsuitable` where the container can't hold all of it; and as
  ///   ``PrivateKey/pkcs8(encryptedWith:)`` and ``PKCS12/encode(privateKey:certificates:passphrase:)``.
  public func encode(as container: CredentialContainer) throws(SignetError) -> SecretBytes {
    guard privateKey != nil || !certificates.isEmpty else {
      throw unsuitable("There is nothing to write.", hint: "Give a file with a certificate or a key.")
    }
    return switch container {
    case .pem: try pem()
    case .der: try der()
    case .cer: try cer()
    case .base64: try base64()
    case .p7b: SecretBytes(copying: try pkcs7())
    case .p12: try pkcs12()
    }
  }

  private func pem() throws(SignetError) -> SecretBytes {
    let key = try privateKey?.pem(encryptedWith: passphrase)
    let blocks = certificates.flatMap { certificate in
      Array("-----BEGIN CERTIFICATE-----\n".utf8) + Base64.encodedBytes(certificate.der, lineLength: 64)
        + Array("\n-----END CERTIFICATE-----\n".utf8)
    }
    guard let key else { return SecretBytes(copying: blocks) }
    var text: [UInt8] = []
    // Growing in steps would leave copies of the key behind.
    text.reserveCapacity(key.count + blocks.count)
    key.withUnsafeBytes { text.append(contentsOf: $0) }
    text += blocks
    return SecretBytes(consuming: &text)
  }

  private func der() throws(SignetError) -> SecretBytes {
    guard let privateKey else { return try cer() }
    guard certificates.isEmpty else {
      throw unsuitable("DER holds one thing only.", hint: "Choose pem or p12 to keep key and certificates together.")
    }
    return try privateKey.pkcs8(encryptedWith: passphrase)
  }

  private func cer() throws(SignetError) -> SecretBytes {
    guard privateKey == nil else {
      throw unsuitable("A .cer file holds a certificate, not a key.", hint: "Choose pem or p12, or leave out the key.")
    }
    guard let certificate = certificates.first, certificates.count == 1 else {
      throw unsuitable(
        "One certificate fits here, and there are \(certificates.count).", hint: "Choose pem or p7b for several.")
    }
    return SecretBytes(copying: certificate.der)
  }

  private func base64() throws(SignetError) -> SecretBytes {
    let content =
      if privateKey != nil { try pkcs12() } else if certificates.count == 1 { try cer() } else {
        SecretBytes(copying: try pkcs7())
      }
    var bytes = content.withUnsafeBytes { Array($0) }
    var text = Base64.encodedBytes(bytes)
    bytes.wipe()
    return SecretBytes(consuming: &text)
  }

  private func pkcs12() throws(SignetError) -> SecretBytes {
    guard let passphrase else {
      throw unsuitable(
        "A PKCS#12 file needs a passphrase, at least an empty one.", hint: "Give a passphrase for the new file.")
    }
    return try PKCS12.encode(privateKey: privateKey, certificates: certificates, passphrase: passphrase)
  }

  private func pkcs7() throws(SignetError) -> [UInt8] {
    guard privateKey == nil else {
      throw unsuitable("A .p7b file holds certificates, not a key.", hint: "Choose pem or p12, or leave out the key.")
    }
    return try ErrorQueue.scope { () throws(SignetError) in
      let bundle = PKCS7_new()
      defer { PKCS7_free(bundle) }
      let isMade =
        PKCS7_set_type(bundle, NID_pkcs7_signed) == 1 && PKCS7_content_new(bundle, NID_pkcs7_data) == 1
        && PKCS7_ctrl(bundle, PKCS7_OP_SET_DETACHED_SIGNATURE, 1, nil) == 1
        && certificates.allSatisfy { $0.withPointer { PKCS7_add_certificate(bundle, $0) == 1 } }
      guard isMade, let der = DER.encode(with: { i2d_PKCS7(bundle, $0) }) else {
        throw openSSLFailure(
          .internalInconsistency, message: "OpenSSL could not write a PKCS#7 bundle.", hint: "Please report it.")
      }
      return der
    }
  }

  private func unsuitable(_ message: String, hint: String) -> SignetError {
    SignetError(.containerUnsuitable, message: message, hint: hint)
  }
}
