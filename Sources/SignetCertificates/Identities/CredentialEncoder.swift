import COpenSSL
import SignetCrypto
import SignetFindings

/// Writes certificates, with or without a private key, in any container.
public struct CredentialEncoder: Sendable {
  private let privateKey: PrivateKey?
  private let certificates: [Certificate]
  private let others: [DecodedItem.Content]
  private let name: String?
  private let passphrase: SecretBytes?

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - privateKey: a key to be written too.
  ///   - certificates: in the order in which they are to be written; with a key, its certificate first.
  ///   - others: requests, revocation lists, public keys and OCSP responses to be written too.
  ///   - name: what PKCS#12 calls the key and its certificate (`friendlyName`).
  ///   - passphrase: encrypts the key; `nil` leaves it open, which PKCS#12 does not allow.
  public init(
    privateKey: PrivateKey? = nil, certificates: [Certificate], others: [DecodedItem.Content] = [],
    name: String? = nil, passphrase: SecretBytes? = nil
  ) {
    self.privateKey = privateKey
    self.certificates = certificates
    self.others = others
    self.name = name
    self.passphrase = passphrase
  }

  /// The bytes of the file.
  ///
  /// - Throws: `container.unsuitable` where the container can't hold all of it; and as
  ///   ``PrivateKey/pkcs8(encryptedWith:)`` and ``PKCS12/encode(privateKey:certificates:passphrase:)``.
  public func encode(as container: CredentialContainer) throws(SignetError) -> SecretBytes {
    guard privateKey != nil || !certificates.isEmpty || !others.isEmpty else {
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
    let blocks =
      certificates.flatMap { Self.block("CERTIFICATE", $0.der) }
      + others.compactMap(\.publicEncoding).flatMap { Self.block($0.label, $0.der) }
    guard let key else { return SecretBytes(copying: blocks) }
    var text: [UInt8] = []
    // Growing in steps would leave copies of the key behind.
    text.reserveCapacity(key.count + blocks.count)
    key.withUnsafeBytes { text.append(contentsOf: $0) }
    text += blocks
    return SecretBytes(consuming: &text)
  }

  private static func block(_ label: String, _ der: [UInt8]) -> [UInt8] {
    Array("-----BEGIN \(label)-----\n".utf8) + Base64.encodedBytes(der, lineLength: 64)
      + Array("\n-----END \(label)-----\n".utf8)
  }

  private func der() throws(SignetError) -> SecretBytes {
    if privateKey == nil, certificates.isEmpty, others.count == 1, let other = others.first?.publicEncoding {
      return SecretBytes(copying: other.der)
    }
    guard let privateKey else { return try cer() }
    guard certificates.isEmpty, others.isEmpty else {
      throw unsuitable(
        "DER holds one thing only.",
        hint: "Choose --to pem or --to p12 to keep key and certificates together, or leave out the key with --no-key.")
    }
    return try privateKey.pkcs8(encryptedWith: passphrase)
  }

  private func cer() throws(SignetError) -> SecretBytes {
    guard privateKey == nil else {
      throw unsuitable("A .cer file holds a certificate, not a key.", hint: "Choose pem or p12, or leave out the key.")
    }
    guard let certificate = certificates.first else {
      throw unsuitable("A .cer file holds a certificate, and there is none.", hint: "Choose --to pem or --to der.")
    }
    guard certificates.count == 1, others.isEmpty else {
      throw unsuitable(
        "One thing fits here, and there are \(certificates.count + others.count).",
        hint: "Choose --to pem or --to p7b to keep all, or give a file with the one that is meant.")
    }
    return SecretBytes(copying: certificate.der)
  }

  private func base64() throws(SignetError) -> SecretBytes {
    let content =
      if privateKey != nil, !certificates.isEmpty {
        try pkcs12()
      } else if privateKey != nil || certificates.count + others.count == 1 { try der() } else {
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
    try checkOnlyCertificates(besides: false)
    return try PKCS12.encode(privateKey: privateKey, certificates: certificates, name: name, passphrase: passphrase)
  }

  private func pkcs7() throws(SignetError) -> [UInt8] {
    guard privateKey == nil else {
      throw unsuitable("A .p7b file holds certificates, not a key.", hint: "Choose pem or p12, or leave out the key.")
    }
    let lists = try checkOnlyCertificates(besides: true)
    return try ErrorQueue.scope { () throws(SignetError) in
      let bundle = PKCS7_new()
      defer { PKCS7_free(bundle) }
      let isMade =
        PKCS7_set_type(bundle, NID_pkcs7_signed) == 1 && PKCS7_content_new(bundle, NID_pkcs7_data) == 1
        && PKCS7_ctrl(bundle, PKCS7_OP_SET_DETACHED_SIGNATURE, 1, nil) == 1
        && certificates.allSatisfy { $0.withPointer { PKCS7_add_certificate(bundle, $0) == 1 } }
        && lists.allSatisfy { $0.withPointer { PKCS7_add_crl(bundle, $0) == 1 } }
      guard isMade, let der = DER.encode(with: { i2d_PKCS7(bundle, $0) }) else {
        throw openSSLFailure(
          .internalInconsistency, message: "OpenSSL could not write a PKCS#7 bundle.", hint: "Please report it.")
      }
      return der
    }
  }

  /// The revocation lists among the other things, where the container can hold them and there is nothing else.
  @discardableResult
  private func checkOnlyCertificates(besides holdsLists: Bool) throws(SignetError) -> [RevocationList] {
    let lists = others.compactMap { if case .revocationList(let list) = $0 { list } else { nil } }
    guard others.isEmpty || (holdsLists && lists.count == others.count) else {
      throw unsuitable(
        "The container holds no requests, public keys and the like, of which there are \(others.count).",
        hint: "Choose --to pem, which holds everything.")
    }
    return lists
  }

  private func unsuitable(_ message: String, hint: String) -> SignetError {
    SignetError(.containerUnsuitable, message: message, hint: hint)
  }
}

extension DecodedItem.Content {
  /// The label of a PEM block for it, and its DER encoding; nil for what is not public, and for certificates.
  fileprivate var publicEncoding: (label: String, der: [UInt8])? {
    switch self {
    case .publicKey(let key): ("PUBLIC KEY", key.subjectPublicKeyInfo)
    case .request(let request): ("CERTIFICATE REQUEST", request.der)
    case .revocationList(let list): ("X509 CRL", list.der)
    case .ocspResponse(let response): ("OCSP RESPONSE", response.der)
    case .certificate, .privateKey, .encryptedPrivateKey: nil
    }
  }
}
