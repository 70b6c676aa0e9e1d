import SignetCrypto
import SignetFindings
import Testing

/// Expects an error with `code`, and nothing left on OpenSSL's error queue.
func expect(
  _ code: FindingCode, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> some Any
) {
  let error = #expect(throws: SignetError.self, comment, sourceLocation: sourceLocation) { _ = try body() }
  #expect(error?.finding.code == code, comment, sourceLocation: sourceLocation)
  #expect(ErrorQueue.isEmpty, comment, sourceLocation: sourceLocation)
}

extension Vectors {
  /// The private key in `TestVectors/keys/NAME.pem`.
  static func key(_ name: String) throws -> PrivateKey { try PrivateKey(pem: bytes("keys/\(name).pem")) }
}
