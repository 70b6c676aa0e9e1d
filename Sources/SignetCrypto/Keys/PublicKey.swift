import COpenSSL
import SignetFindings

/// A public key. May be used from several threads at once.
public final class PublicKey: @unchecked Sendable {  // The EVP_PKEY counts its references and is never changed here.
  /// What kind of key this is.
  public let algorithm: KeyAlgorithm
  /// The key as a DER `SubjectPublicKeyInfo` (RFC 5280 §4.1): that of the certificate it came from, or else as OpenSSL encodes it.
  public let subjectPublicKeyInfo: [UInt8]
  private let key: OpaquePointer
  let operations = OperationPool()

  /// Decodes a DER `SubjectPublicKeyInfo` (RFC 5280 §4.1).
  ///
  /// - Throws: `key.malformed` where the bytes are anything else.
  public convenience init(subjectPublicKeyInfo der: [UInt8]) throws(SignetError) {
    let key = try ErrorQueue.scope { () throws(SignetError) in
      let key = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_PUBKEY(nil, $0, $1) }, releasing: { EVP_PKEY_free($0) })
      }
      guard let key else {
        throw openSSLFailure(
          .keyMalformed, message: "The bytes are not a public key (SubjectPublicKeyInfo).",
          hint: "Check that the whole key was copied, and that it is a public key.")
      }
      return key
    }
    try self.init(adopting: key)
  }

  /// Takes over one reference to an `EVP_PKEY`, also where it throws.
  ///
  /// - Parameter encoding: its `SubjectPublicKeyInfo` where that is at hand already; OpenSSL takes long to encode a key.
  /// - Throws: `key.malformed` where the key has no public part.
  package init(adopting key: OpaquePointer, encoding: [UInt8]? = nil) throws(SignetError) {
    let encoded = encoding ?? ErrorQueue.scope { DER.encode { i2d_PUBKEY(key, $0) } }
    guard let encoded else {
      EVP_PKEY_free(key)
      throw SignetError(
        .keyMalformed, message: "The key has no public part that can be encoded.",
        hint: "Make the key file again from its source.")
    }
    self.key = key
    subjectPublicKeyInfo = encoded
    algorithm = KeyAlgorithm(of: key)
  }

  deinit { EVP_PKEY_free(key) }

  /// Lends the `EVP_PKEY` to `body`, which must not keep it without a reference of its own.
  package func withPointer<Result, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(key)
  }
}

extension PublicKey: Hashable {
  /// Whether both are the same key, however its point or parameters are encoded.
  public static func == (left: PublicKey, right: PublicKey) -> Bool {
    if left === right || left.subjectPublicKeyInfo == right.subjectPublicKeyInfo { return true }
    return ErrorQueue.scope { EVP_PKEY_eq(left.key, right.key) == 1 }
  }

  /// Hashes the kind of key only: equal keys may differ in their encoding.
  public func hash(into hasher: inout Hasher) { hasher.combine(algorithm) }
}
