import SignetCrypto

/// One thing that was found in a file.
public struct DecodedItem: Sendable {
  /// The thing itself.
  public let content: Content
  /// How it was wrapped.
  public let container: Container
  /// Where in the file it stood, in words for people: `block 2 (PEM CERTIFICATE, line 12)`.
  public let position: String
  /// The name that the container gives the thing: the `friendlyName` of PKCS#12 (RFC 2985 §5.5.1); mostly none.
  public let name: String?

  /// Describes one thing.
  init(content: Content, container: Container, position: String, name: String? = nil) {
    self.content = content
    self.container = container
    self.position = position
    self.name = name
  }

  /// The kinds of things that files hold.
  public enum Content: Sendable {
    /// A certificate.
    case certificate(Certificate)
    /// A private key, decrypted where it was encrypted.
    case privateKey(PrivateKey)
    /// A private key that stayed encrypted, since no passphrase was given.
    case encryptedPrivateKey
    /// A public key on its own.
    case publicKey(PublicKey)
    /// A request for a certificate.
    case request(CertificateRequest)
    /// A certificate revocation list.
    case revocationList(RevocationList)
    /// An answer of an OCSP responder.
    case ocspResponse(OCSPResponse)
  }

  /// The innermost wrapping of a thing.
  public enum Container: String, Sendable, Hashable, Codable {
    /// A block between BEGIN and END lines (RFC 7468).
    case pem
    /// DER, and nothing else.
    case der
    /// Base64 text without BEGIN and END lines.
    case base64
    /// Hexadecimal digits.
    case hexadecimal
    /// A PKCS#7 or CMS bundle of certificates (RFC 5652).
    case pkcs7
    /// A PKCS#12 file (RFC 7292).
    case pkcs12
  }
}
