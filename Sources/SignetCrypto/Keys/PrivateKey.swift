import COpenSSL
import SignetFindings

/// A private key. May be used from several threads at once; OpenSSL wipes it when the last owner lets go of it.
public final class PrivateKey: @unchecked Sendable {  // The EVP_PKEY counts its references and is never changed here.
  /// The public key that belongs to this one.
  public let publicKey: PublicKey
  private let key: OpaquePointer
  let operations = OperationPool()

  /// Takes over one reference to an `EVP_PKEY`, also where it throws.
  ///
  /// - Throws: `key.malformed` where the key has no public part.
  package init(adopting key: OpaquePointer) throws(SignetError) {
    EVP_PKEY_up_ref(key)
    do {
      publicKey = try PublicKey(adopting: key)
    } catch {
      EVP_PKEY_free(key)
      throw error
    }
    self.key = key
  }

  deinit { EVP_PKEY_free(key) }

  /// What kind of key this is.
  public var algorithm: KeyAlgorithm { publicKey.algorithm }

  /// Lends the `EVP_PKEY` to `body`, which must not keep it without a reference of its own.
  package func withPointer<Result, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(key)
  }
}

extension PrivateKey: CustomStringConvertible {
  /// The kind of key, never its content.
  public var description: String { "PrivateKey(\(algorithm))" }
}
