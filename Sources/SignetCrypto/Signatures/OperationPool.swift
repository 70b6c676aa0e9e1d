import COpenSSL
import Synchronization

/// The prepared operations of one key that no thread uses at the moment.
///
/// To prepare an operation OpenSSL looks up its implementation under a lock that all threads share, which costs as much
/// as a tenth of an ECDSA signature; so what is prepared is used again.
final class OperationPool: Sendable {
  private let idle = Mutex<[SignatureAlgorithm: [KeyOperation]]>([:])

  /// Takes an idle operation out of the pool; `nil` where there is none.
  func take(_ algorithm: SignatureAlgorithm) -> KeyOperation? {
    idle.withLock { $0[algorithm]?.popLast() }
  }

  /// Puts an operation back for the next user.
  func giveBack(_ operation: KeyOperation, for algorithm: SignatureAlgorithm) {
    idle.withLock { $0[algorithm, default: []].append(operation) }
  }
}

/// An `EVP_PKEY_CTX` that is prepared to sign or to verify.
final class KeyOperation: @unchecked Sendable {  // Handed from thread to thread by the pool, used by one at a time.
  let context: OpaquePointer

  /// Takes over an `EVP_PKEY_CTX`.
  init(adopting context: OpaquePointer) {
    self.context = context
  }

  deinit { EVP_PKEY_CTX_free(context) }
}
