import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Key files as the `openssl` command writes them.
@Suite("Keys written by the openssl command", .enabled(if: Availability.programs("openssl")))
struct OpenSSLKeyFileTests {
  let passphrase = SecretBytes(copying: Array("correct horse".utf8))
  let wrong = SecretBytes(copying: Array("battery staple".utf8))

  /// Commands that turn `key.pem` into an encrypted key, in PEM.
  static let encryptions: [[String]] = [
    ["pkcs8", "-topk8", "-v2", "aes-256-cbc"],
    ["pkcs8", "-topk8", "-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512"],
    ["pkcs8", "-topk8", "-v2", "des3"],
    ["pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES"],
    ["pkcs8", "-topk8", "-scrypt"],
    ["rsa", "-traditional", "-aes256"],
    ["rsa", "-traditional", "-des3"],
    ["pkcs8", "-topk8", "-v1", "PBE-MD5-DES", "-provider", "legacy", "-provider", "default"],
    ["pkcs8", "-topk8", "-v1", "PBE-SHA1-RC2-40", "-provider", "legacy", "-provider", "default"],
  ]

  @Test("an encrypted key opens with its passphrase only", arguments: encryptions)
  func encrypted(command: [String]) throws {
    let key = try KeySamples.key(.rsa(bits: 2048))
    let folder = try keyFolder(key)
    try openssl(
      command + ["-in", folder.path("key.pem"), "-out", folder.path("out.pem"), "-passout", "pass:correct horse"])
    let pem = try folder.read("out.pem")
    #expect(try PrivateKey(pem: pem, passphrase: passphrase).publicKey == key.publicKey)
    expect(.keyWrongPassphrase) { try PrivateKey(pem: pem, passphrase: wrong) }
    expect(.keyPassphraseRequired) { try PrivateKey(pem: pem) }
  }

  @Test("a traditional encryption from the legacy provider is unsupported, not a wrong passphrase")
  func legacyEncryption() throws {
    let folder = try keyFolder(try KeySamples.key(.rsa(bits: 2048)))
    try openssl([
      "rsa", "-traditional", "-des", "-provider", "legacy", "-provider", "default", "-in",
      folder.path("key.pem"), "-out", folder.path("out.pem"), "-passout", "pass:correct horse",
    ])
    let pem = try folder.read("out.pem")
    expect(.keyEncryptionUnsupported) { try PrivateKey(pem: pem, passphrase: passphrase) }
  }

  @Test("a key that asks for too many rounds is refused at once")
  func excessiveRounds() throws {
    let folder = try keyFolder(try KeySamples.key(.ec(.p256)))
    try openssl([
      "pkcs8", "-topk8", "-outform", "DER", "-iter", "5", "-in", folder.path("key.pem"), "-out",
      folder.path("out.der"), "-passout", "pass:correct horse",
    ])
    var der = try folder.read("out.der")
    let rounds = try #require(der.firstRange(of: [0x02, 0x02, 0x08, 0x00]) ?? der.firstRange(of: [0x02, 0x01, 0x05]))
    der[rounds.upperBound - 1] = 0x85  // A negative number.
    expect(.keyEncryptionUnsupported) { try PrivateKey(der: der, passphrase: passphrase) }
  }

  @Test("traditional PKCS#1 and SEC1 keys are read, as PEM and as DER")
  func traditional() throws {
    for (kind, command) in [(KeyAlgorithm.rsa(bits: 2048), "rsa"), (.ec(.p384), "ec")] {
      let key = try KeySamples.key(kind)
      let folder = try keyFolder(key)
      let traditional = command == "rsa" ? ["-traditional"] : []
      for form in ["PEM", "DER"] {
        try openssl(
          [command] + traditional + ["-in", folder.path("key.pem"), "-outform", form, "-out", folder.path(form)])
      }
      #expect(try PrivateKey(pem: try folder.read("PEM")).publicKey == key.publicKey)
      #expect(try PrivateKey(der: try folder.read("DER")).publicKey == key.publicKey)
    }
  }

  @Test("an EC key is the same key with its point compressed")
  func compressedPoint() throws {
    let key = try KeySamples.key(.ec(.secp256k1))
    let folder = try keyFolder(key)
    try openssl([
      "ec", "-in", folder.path("key.pem"), "-pubout", "-conv_form", "compressed", "-outform", "DER", "-out",
      folder.path("out.der"),
    ])
    let compressed = try PublicKey(subjectPublicKeyInfo: try folder.read("out.der"))
    #expect(compressed.subjectPublicKeyInfo != key.publicKey.subjectPublicKeyInfo)
    #expect(compressed == key.publicKey)
    #expect(Set([compressed, key.publicKey]).count == 1)
  }

  @Test("openssl opens the keys that Signet encrypts", arguments: KeySamples.keys)
  func ours(key: PrivateKey) throws {
    let folder = try TemporaryDirectory()
    try key.pem(encryptedWith: passphrase).withUnsafeBytes { _ = try folder.write(Array($0), to: "key.pem") }
    try openssl([
      "pkey", "-in", folder.path("key.pem"), "-passin", "pass:correct horse", "-pubout", "-outform", "DER", "-out",
      folder.path("public"),
    ])
    #expect(try folder.read("public") == key.publicKey.subjectPublicKeyInfo)
  }

  private func keyFolder(_ key: PrivateKey) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try key.pem().withUnsafeBytes { _ = try folder.write(Array($0), to: "key.pem") }
    return folder
  }

  private func openssl(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let result = try Command.run("openssl", arguments)
    #expect(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
  }
}
