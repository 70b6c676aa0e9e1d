/// The containers that Signet writes certificates and keys in.
public enum CredentialContainer: String, Sendable, Hashable, CaseIterable {
  /// PEM blocks (RFC 7468): the key first, then the certificates.
  case pem
  /// DER: one certificate, or one key as PKCS#8.
  case der
  /// One certificate in DER, under the name that Windows gives it.
  case cer
  /// The bare text that goes in a vault secret: base64 on one line, of one certificate (DER), of several (PKCS#7), or
  /// of a key with its certificates (PKCS#12).
  case base64
  /// Certificates in a PKCS#7 `SignedData` without a signature (RFC 2315 §9), in DER.
  case p7b
  /// A PKCS#12 file (RFC 7292).
  case p12
}
