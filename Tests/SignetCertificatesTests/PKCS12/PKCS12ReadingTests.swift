import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("PKCS#12: opening")
struct PKCS12ReadingTests {
  @Test(
    "modern and legacy files open with their passphrase",
    arguments: ["rsa-2048", "p-256", "rsa-2048-legacy-3des", "rsa-2048-legacy-rc2"])
  func opens(name: String) throws {
    let content = try PKCS12(der: try read(name), passphrase: try Vectors.passphrase())
    #expect(content.privateKeys.count == 1)
    #expect(content.certificates.count == 3)
    #expect(ErrorQueue.isEmpty)
  }

  @Test("an empty passphrase may be given or left out")
  func emptyPassphrase() throws {
    let der = try read("rsa-2048-empty-passphrase")
    #expect(try PKCS12(der: der).privateKeys.count == 1)
    #expect(try PKCS12(der: der, passphrase: SecretBytes(copying: [])).privateKeys.count == 1)
    let wrong = try Vectors.passphrase()
    expect(.pkcs12WrongPassphrase) { try PKCS12(der: der, passphrase: wrong) }
  }

  @Test("a wrong, an empty and a missing passphrase are told", arguments: ["rsa-2048", "rsa-2048-legacy-rc2"])
  func wrongPassphrase(name: String) throws {
    let der = try read(name)
    expect(.pkcs12PassphraseRequired) { try PKCS12(der: der) }
    expect(.pkcs12WrongPassphrase) { try PKCS12(der: der, passphrase: SecretBytes(copying: [])) }
    expect(.pkcs12WrongPassphrase) { try PKCS12(der: der, passphrase: SecretBytes(copying: Array("wrong".utf8))) }
  }

  @Test("an old file says so where the legacy provider is missing, a modern one opens")
  func legacyUnavailable() throws {
    let without = KeyFileProviders(modules: "/nonexistent")
    let passphrase = try Vectors.passphrase()
    let legacy = try read("rsa-2048-legacy-rc2")
    expect(.pkcs12LegacyUnavailable) { try PKCS12(der: legacy, passphrase: passphrase, providers: without) }
    #expect(try PKCS12(der: try read("p-256"), passphrase: passphrase, providers: without).privateKeys.count == 1)
  }

  @Test("old algorithms stay out of reach for everything else")
  func legacyStaysPrivate() throws {
    let passphrase = try Vectors.passphrase()
    _ = try PKCS12(der: try read("rsa-2048-legacy-rc2"), passphrase: passphrase)
    let key = try Command.run(
      "openssl",
      ["ec", "-des", "-provider", "legacy", "-provider", "default", "-passout", "pass:signet-test"],
      input: try Vectors.bytes("keys/p-256.pem"))
    #expect(key.status == 0, "\(key.errors)")
    expect(.keyEncryptionUnsupported) { try PrivateKey(pem: key.standardOutput, passphrase: passphrase) }
  }

  @Test("a file that is cut off anywhere, or goes on, is malformed")
  func truncated() throws {
    let der = try read("p-256")
    let passphrase = try Vectors.passphrase()
    for length in 0..<der.count {
      expect(.pkcs12Malformed, "\(length) bytes") {
        try PKCS12(der: Array(der.prefix(length)), passphrase: passphrase)
      }
    }
    expect(.pkcs12Malformed) { try PKCS12(der: der + [0], passphrase: passphrase) }
  }

  @Test("a file that was changed after it was made is malformed; its passphrase is not called wrong")
  func changed() throws {
    var der = try read("p-256")
    // An OCTET STRING of 32 bytes: the value of the MAC.
    let mac = try #require(der.ranges(of: [0x04, 0x20]).last)
    der[mac.upperBound] ^= 1
    let passphrase = try Vectors.passphrase()
    expect(.pkcs12Malformed) { try PKCS12(der: der, passphrase: passphrase) }
  }

  @Test("a file that asks for an excessive or impossible number of rounds is refused at once")
  func excessiveRounds() throws {
    let der = try read("p-256")
    let passphrase = try Vectors.passphrase()
    let rounds = der.ranges(of: [0x02, 0x02, 0x08, 0x00])  // 2 048 rounds: certificates, key and MAC
    #expect(rounds.count == 3)
    for range in rounds {
      var bomb = der
      bomb[range.lowerBound + 2] = 0x80  // A negative number.
      // What lies in the safes is looked at only after the MAC, which protects it.
      expect(range == rounds.last ? .pkcs12Unsupported : .pkcs12WrongPassphrase) {
        try PKCS12(der: bomb, passphrase: passphrase)
      }
    }
  }

  @Test("a file with random damage is opened or refused")
  func damaged() throws {
    let passphrase = try Vectors.passphrase()
    var generator = SeededGenerator()
    for name in ["p-256", "rsa-2048-legacy-rc2", "rsa-2048-empty-passphrase"] {
      let der = try read(name)
      for _ in 0..<150 {
        do {
          _ = try PKCS12(der: generator.damage(der), passphrase: passphrase)
        } catch {
          let codes: [FindingCode] = [.pkcs12Malformed, .pkcs12WrongPassphrase, .pkcs12Unsupported]
          #expect(codes.contains(error.finding.code), "\(generator), \(name): \(error)")
        }
        #expect(ErrorQueue.isEmpty, "\(generator), \(name)")
      }
    }
  }

  private func read(_ name: String) throws -> [UInt8] { try Vectors.bytes("containers/\(name).p12") }
}
