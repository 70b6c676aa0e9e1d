import COpenSSL
import SignetCrypto
import SignetFindings

/// Who signs: a private key, its certificate, and the certificates above that.
public struct SigningIdentity: Sendable {
  /// The private key.
  public let key: PrivateKey
  /// The certificate of the key.
  public let certificate: Certificate
  /// The issuer of ``certificate``, the issuer's issuer and so on, up to the root where it is known.
  public let chain: [Certificate]

  /// ``certificate`` and ``chain``: leaf first, as a signature's `X509Data` carries them.
  public var certificates: [Certificate] { [certificate] + chain }

  /// Puts an identity together.
  ///
  /// - Parameters:
  ///   - key: the private key.
  ///   - certificate: its certificate.
  ///   - chain: the certificates above, each the issuer of the one before; not checked here.
  /// - Throws: `certificate.key-mismatch` where the certificate is for another key, or the key's private part does not
  ///   belong to its public part; `key.unsupported` where the certificate's key can't be read.
  public init(key: PrivateKey, certificate: Certificate, chain: [Certificate] = []) throws(SignetError) {
    guard try certificate.publicKey == key.publicKey else { throw Self.mismatch(key, certificate) }
    guard try key.isSound() else {
      throw SignetError(
        .certificateKeyMismatch, about: .certificate(sha256: certificate.sha256Fingerprint),
        message: "The private key is damaged: what it signs does not verify with its own public key.",
        hint: "Get the key file again from its source.")
    }
    self.key = key
    self.certificate = certificate
    self.chain = chain
  }

  /// Puts an identity together from any mix of certificates: takes the one that is for `key`, orders its issuers above
  /// it, and leaves out the rest.
  ///
  /// Where several certificates are for the key, the one that ends last is taken.
  ///
  /// - Throws: `certificate.missing` where there are no certificates; `certificate.key-mismatch` where none is for the
  ///   key; and as ``init(key:certificate:chain:)``.
  public init(selectingFrom certificates: [Certificate], key: PrivateKey) throws(SignetError) {
    guard let anyone = certificates.first else {
      throw SignetError(
        .certificateMissing, message: "The private key has no certificate beside it.",
        hint: "Give the certificate of the key too, in the same file or as a file of its own.")
    }
    let fitting = certificates.filter { (try? $0.publicKey) == key.publicKey }
    guard let certificate = fitting.max(by: { $0.notAfter < $1.notAfter }) else {
      throw Self.mismatch(key, anyone)
    }
    try self.init(
      key: key, certificate: certificate, chain: IssuerOrder.issuers(of: certificate, among: certificates))
  }

  private static func mismatch(_ key: PrivateKey, _ certificate: Certificate) -> SignetError {
    SignetError(
      .certificateKeyMismatch, about: .certificate(sha256: certificate.sha256Fingerprint),
      message:
        "The private key (\(key.algorithm)) is not the key of the certificate of \(certificate.subject.rfc4514).",
      hint: "Give the certificate that was issued for this key, or the key of this certificate.")
  }
}

extension PrivateKey {
  /// Whether a signature of this key verifies with its public key; `true` where it is of a kind that does not sign.
  fileprivate func isSound() throws(SignetError) -> Bool {
    let probe = Array("Signet checks that a key is whole.".utf8)
    guard let algorithm = algorithm.probe else { return true }
    return try publicKey.isValid(signature(for: probe, algorithm: algorithm), for: probe, algorithm: algorithm)
  }
}

extension KeyAlgorithm {
  /// The algorithm with which a key of this kind can try itself out.
  fileprivate var probe: SignatureAlgorithm? {
    let candidates: [SignatureAlgorithm] = [
      .rsaPKCS1(.sha256), .rsaPSS(RSAPSSParameters(digest: .sha256)), .ecdsa(.sha256, .der), .ed25519, .ed448,
    ]
    return candidates.first { $0.fits(self) }
  }
}
