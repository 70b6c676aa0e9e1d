import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("Keys: decoding and encoding")
struct KeyDecodingTests {
  let passphrase = SecretBytes(copying: Array("correct horse".utf8))

  @Test("every kind of key survives PKCS#8 as DER and as PEM", arguments: KeySamples.keys)
  func roundTrip(key: PrivateKey) throws {
    let fromDER = try PrivateKey(der: try key.pkcs8())
    #expect(fromDER.algorithm == key.algorithm)
    #expect(fromDER.publicKey == key.publicKey)
    let fromPEM = try PrivateKey(pem: try key.pem().withUnsafeBytes { Array($0) })
    #expect(fromPEM.publicKey == key.publicKey)
    let publicKey = try PublicKey(subjectPublicKeyInfo: key.publicKey.subjectPublicKeyInfo)
    #expect(publicKey == key.publicKey)
    #expect(publicKey.hashValue == key.publicKey.hashValue)
    #expect(ErrorQueue.isEmpty)
  }

  @Test("a key is encrypted and opened again, and not without its passphrase")
  func encryption() throws {
    let key = try KeySamples.key(.ec(.p256))
    let encrypted = try key.pkcs8(encryptedWith: passphrase)
    #expect(try PrivateKey(der: encrypted, passphrase: passphrase).publicKey == key.publicKey)
    expect(.keyPassphraseRequired) { try PrivateKey(der: encrypted) }
    expect(.keyWrongPassphrase) { try PrivateKey(der: encrypted, passphrase: SecretBytes(copying: [])) }
    let pem = try key.pem(encryptedWith: passphrase).withUnsafeBytes { Array($0) }
    #expect(String(decoding: pem, as: UTF8.self).hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
    #expect(try PrivateKey(pem: pem, passphrase: passphrase).publicKey == key.publicKey)
    expect(.keyPassphraseRequired) { try PrivateKey(pem: pem) }
    expect(.keyWrongPassphrase) { try PrivateKey(pem: pem, passphrase: SecretBytes(copying: Array("wrong".utf8))) }
  }

  @Test(
    "a key that is cut off anywhere is malformed",
    arguments: [KeyAlgorithm.rsa(bits: 2048), .ec(.p256), .ec(.brainpoolP320r1), .ed25519])
  func truncated(algorithm: KeyAlgorithm) throws {
    let key = try KeySamples.key(algorithm)
    let der = try key.pkcs8().withUnsafeBytes { Array($0) }
    for length in 0..<der.count {
      expect(.keyMalformed) { try PrivateKey(der: Array(der.prefix(length))) }
    }
    expect(.keyMalformed) { try PrivateKey(der: der + [0]) }
    let publicKey = key.publicKey.subjectPublicKeyInfo
    for length in 0..<publicKey.count {
      expect(.keyMalformed) { try PublicKey(subjectPublicKeyInfo: Array(publicKey.prefix(length))) }
    }
    expect(.keyMalformed) { try PublicKey(subjectPublicKeyInfo: publicKey + [0]) }
  }

  @Test("an encrypted key that is cut off anywhere is malformed")
  func truncatedEncrypted() throws {
    let der = try KeySamples.key(.ec(.p256)).pkcs8(encryptedWith: passphrase).withUnsafeBytes { Array($0) }
    for length in 0..<der.count {
      expect(.keyMalformed) { try PrivateKey(der: Array(der.prefix(length)), passphrase: passphrase) }
    }
  }

  @Test("a PEM text that is cut off is malformed")
  func truncatedPEM() throws {
    let pem = try KeySamples.key(.ed25519).pem().withUnsafeBytes { Array($0) }
    for length in 0..<(pem.count - 2) {
      expect(.keyMalformed) { try PrivateKey(pem: Array(pem.prefix(length))) }
    }
  }

  @Test("a public key is not a private one, and the reverse")
  func wrongKind() throws {
    let key = try KeySamples.key(.rsa(bits: 2048))
    expect(.keyMalformed) { try PrivateKey(der: key.publicKey.subjectPublicKeyInfo) }
    let privateDER = try key.pkcs8().withUnsafeBytes { Array($0) }
    expect(.keyMalformed) { try PublicKey(subjectPublicKeyInfo: privateDER) }
  }

  @Test("keys that are too short or of other kinds are not generated")
  func generationRefused() {
    for algorithm in [KeyAlgorithm.rsa(bits: 1024), .rsaPSS(bits: 512), .dsa(bits: 2048), .other("X25519")] {
      expect(.keyUnsupported) { try PrivateKey.generate(algorithm) }
    }
  }

  @Test("a description never shows the key")
  func description() throws {
    #expect("\(try KeySamples.key(.ec(.p256)))" == "PrivateKey(EC P-256)")
  }
}

/// Expects an error with `code`, and nothing left on OpenSSL's error queue.
func expect(
  _ code: FindingCode, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> some Any
) {
  let error = #expect(throws: SignetError.self, sourceLocation: sourceLocation) { _ = try body() }
  #expect(error?.finding.code == code, sourceLocation: sourceLocation)
  #expect(ErrorQueue.isEmpty, sourceLocation: sourceLocation)
}
