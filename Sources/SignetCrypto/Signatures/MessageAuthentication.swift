import COpenSSL
import SignetFindings

/// HMAC (RFC 2104): proof that a message comes from one of those who share a secret.
public struct MessageAuthentication: Sendable {
  private let secret: SecretBytes

  /// Uses a shared secret.
  public init(secret: SecretBytes) {
    self.secret = secret
  }

  /// Whether `code` is the code of `message`, whole or cut to its first `bitCount` bits.
  ///
  /// The comparison takes the same time wherever the codes differ. Codes of fewer bits than half the digest, or than 80,
  /// are never right, nor are such as do not end on a byte: a short code can be guessed (RFC 2104 §5, CVE-2009-0217).
  ///
  /// - Parameters:
  ///   - code: The code to look at.
  ///   - message: What it should be of.
  ///   - digest: The digest in the HMAC.
  ///   - bitCount: To how many bits it was cut; nil for a whole one.
  ///   - leastBitCount: Fewer bits than these are not accepted, whatever the standard says; nil for what it says.
  /// - Throws: `key.operation-failed`.
  public func isValid(
    _ code: [UInt8], for message: [UInt8], digest: DigestAlgorithm, bitCount: Int? = nil, leastBitCount: Int? = nil
  ) throws(SignetError) -> Bool {
    let whole = try self.code(for: message, digest: digest)
    let bitCount = bitCount ?? whole.count * 8
    guard bitCount % 8 == 0, bitCount <= whole.count * 8, bitCount >= leastBitCount ?? Self.leastBitCount(digest),
      bitCount > 0,
      code.count == bitCount / 8
    else { return false }
    return CRYPTO_memcmp(code, whole, code.count) == 0
  }

  /// The fewest bits to which a code may be cut (XML Signature 1.1, section 6.3.1).
  public static func leastBitCount(_ digest: DigestAlgorithm) -> Int { max(80, digest.byteCount * 4) }

  /// The code of a message.
  ///
  /// - Throws: `key.operation-failed`.
  public func code(for message: [UInt8], digest: DigestAlgorithm) throws(SignetError) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: digest.byteCount)
    var count = 0
    let isDone = ErrorQueue.scope {
      secret.withUnsafeBytes { secret in
        EVP_Q_mac(
          nil, "HMAC", nil, digest.title, nil, secret.baseAddress, secret.count, message, message.count, &code,
          code.count, &count) != nil
      }
    }
    guard isDone, count == code.count else {
      throw openSSLFailure(
        .keyOperationFailed, message: "OpenSSL could not compute an HMAC with \(digest.title).",
        hint: "A policy of the system may forbid the algorithm; otherwise please report it.")
    }
    return code
  }
}
