import SignetCrypto

/// The keys and algorithms that the tests of this target run through.
enum KeySamples {
  /// One key of each kind that signs; made once, since RSA keys take their time.
  static let keys: [PrivateKey] = {
    let kinds: [KeyAlgorithm] =
      [.rsa(bits: 2048), .rsaPSS(bits: 2048), .ed25519, .ed448] + EllipticCurve.allCases.map { .ec($0) }
    return kinds.compactMap { try? PrivateKey.generate($0) }
  }()

  /// Every algorithm that signs.
  static let algorithms: [SignatureAlgorithm] =
    DigestAlgorithm.allCases.flatMap { digest -> [SignatureAlgorithm] in
      [
        .rsaPKCS1(digest), .rsaPSS(RSAPSSParameters(digest: digest)), .ecdsa(digest, .der),
        .ecdsa(digest, .concatenated),
      ]
    } + [.ed25519, .ed448, .rsaPSS(RSAPSSParameters(digest: .sha256, maskDigest: .sha1, saltLength: 20))]

  /// The key of the kind `algorithm`.
  static func key(_ algorithm: KeyAlgorithm) throws -> PrivateKey {
    guard let key = keys.first(where: { $0.algorithm == algorithm }) else { throw Missing(algorithm: algorithm) }
    return key
  }

  struct Missing: Error {
    let algorithm: KeyAlgorithm
  }
}
