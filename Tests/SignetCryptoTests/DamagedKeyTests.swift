import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Valid keys with random damage: a key or an error comes out, and the process lives.
@Suite("Keys with random damage")
struct DamagedKeyTests {
  @Test("a damaged private key is read or refused", arguments: KeySamples.keys)
  func privateKeys(key: PrivateKey) throws {
    let der = try key.pkcs8().withUnsafeBytes { Array($0) }
    let pem = try key.pem().withUnsafeBytes { Array($0) }
    var generator = SeededGenerator()
    for _ in 0..<100 {
      readOrRefuse(generator) { try PrivateKey(der: generator.damage(der)) }
      readOrRefuse(generator) { try PrivateKey(pem: generator.damage(pem)) }
    }
  }

  @Test("a damaged encrypted key is read or refused")
  func encryptedKeys() throws {
    let passphrase = SecretBytes(copying: Array("correct horse".utf8))
    let folder = try TemporaryDirectory()
    try KeySamples.key(.ec(.p256)).pem().withUnsafeBytes { _ = try folder.write(Array($0), to: "key.pem") }
    _ = try Command.run(
      "openssl",
      [
        "pkcs8", "-topk8", "-iter", "100", "-outform", "DER", "-in", folder.path("key.pem"), "-out",
        folder.path("key.der"), "-passout", "pass:correct horse",
      ])
    let der = try folder.read("key.der")
    var generator = SeededGenerator()
    for _ in 0..<300 {
      readOrRefuse(generator) { try PrivateKey(der: generator.damage(der), passphrase: passphrase) }
    }
  }

  @Test("a damaged public key is read or refused", arguments: KeySamples.keys)
  func publicKeys(key: PrivateKey) {
    var generator = SeededGenerator()
    for _ in 0..<200 {
      readOrRefuse(generator) {
        try PublicKey(subjectPublicKeyInfo: generator.damage(key.publicKey.subjectPublicKeyInfo))
      }
    }
  }

  private func readOrRefuse(_ generator: SeededGenerator, _ body: () throws -> some Any) {
    do {
      _ = try body()
    } catch {
      #expect(error is SignetError, "seed \(generator.seed): \(error)")
    }
    #expect(ErrorQueue.isEmpty, "seed \(generator.seed)")
  }
}
