import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// The containers under `TestVectors/`.
@Suite("Containers")
struct ContainersTests {
  private static let chain = ["rsa-2048", "intermediate", "root"]

  @Test(
    "a file gives its certificates in order",
    arguments: [
      ("containers/rsa-2048.cer", ["rsa-2048"]),
      ("containers/rsa-2048.p7b", chain),
      ("containers/rsa-2048-der.p7b", chain),
      ("chains/rsa-2048.pem", chain),
      ("chains/intermediate-missing.pem", ["second-company", "root"]),
      ("identities/rsa-2048.pem", chain),
      ("secrets/certificate-one-line.txt", ["rsa-2048"]),
      ("secrets/certificate-wrapped.txt", ["rsa-2048"]),
      ("secrets/certificate-one-line-with-markers.txt", ["rsa-2048"]),
      ("secrets/certificate-long-line-with-markers.txt", ["rsa-2048"]),
      ("secrets/certificate-wrapped-with-markers.txt", ["rsa-2048"]),
      ("secrets/chain-pem-one-line.txt", chain),
    ])
  func certificates(path: String, names: [String]) throws {
    let decoded = try CredentialDecoder.decode(Vectors.bytes(path), source: path)
    #expect(try decoded.certificates == names.map(Vectors.certificate))
  }

  @Test(
    "a file gives its private key",
    arguments: [
      ("containers/rsa-2048-key.der", "rsa-2048"),
      ("containers/rsa-2048-pkcs1-key.pem", "rsa-2048"),
      ("containers/rsa-2048-encrypted-key.pem", "rsa-2048"),
      ("containers/p-256-encrypted-key.der", "p-256"),
      ("containers/p-256-sec1-key.pem", "p-256"),
      ("containers/rsa-2048.p12", "rsa-2048"),
      ("containers/rsa-2048-legacy-rc2.p12", "rsa-2048"),
      ("containers/rsa-2048-legacy-3des.p12", "rsa-2048"),
      ("containers/p-256.p12", "p-256"),
      ("secrets/pkcs12-one-line.txt", "rsa-2048"),
      ("secrets/pkcs12-wrapped.txt", "rsa-2048"),
      ("identities/rsa-2048.pem", "rsa-2048"),
      ("keys/ed25519.pem", "ed25519"),
    ])
  func keys(path: String, name: String) throws {
    let decoded = try CredentialDecoder.decode(
      Vectors.bytes(path), source: path, passphrase: try Vectors.passphrase())
    #expect(try decoded.requirePrivateKeys().map(\.publicKey) == [Vectors.certificate(name).publicKey])
  }

  @Test("a PKCS#12 file with an empty passphrase needs none")
  func emptyPassphrase() throws {
    let path = "containers/rsa-2048-empty-passphrase.p12"
    let decoded = try CredentialDecoder.decode(Vectors.bytes(path), source: path)
    #expect(decoded.privateKeys.count == 1)
    #expect(try decoded.certificates.contains(Vectors.certificate("rsa-2048")))
    #expect(decoded.items.first?.position == "DER, key 1 of the PKCS#12 file")
  }

  @Test("a public key is read from both of its forms")
  func publicKeys() throws {
    let key = try Vectors.bytes("keys/rsa-2048.pem")
    for option in ["-pubout", "-RSAPublicKey_out"] {
      let pem = try Command.run("openssl", ["rsa", option], input: key).standardOutput
      let decoded = try CredentialDecoder.decode(pem, source: "key.pem")
      guard case .publicKey(let found)? = decoded.items.first?.content else {
        Issue.record("\(option) gives \(decoded.items)")
        continue
      }
      #expect(try found == Vectors.certificate("rsa-2048").publicKey)
    }
  }

  @Test("a key with the traditional encryption is opened")
  func traditionalEncryption() throws {
    let arguments = ["rsa", "-traditional", "-aes128", "-passout", "pass:old"]
    let pem = try Command.run("openssl", arguments, input: Vectors.bytes("keys/rsa-2048.pem")).standardOutput
    let decoded = try CredentialDecoder.decode(
      pem, source: "key.pem", passphrase: SecretBytes(copying: "old".utf8))
    #expect(try decoded.requirePrivateKeys().map(\.publicKey) == [Vectors.certificate("rsa-2048").publicKey])
    let closed = try CredentialDecoder.decode(pem, source: "key.pem")
    #expect(closed.privateKeys.isEmpty && closed.items.count == 1)
  }

  @Test("several things in one file come in its order, with their positions")
  func positions() throws {
    let parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
    let key = String(decoding: try Vectors.bytes("containers/p-256-sec1-key.pem"), as: UTF8.self)
    let certificate = String(decoding: try Vectors.bytes("certificates/p-256.pem"), as: UTF8.self)
    let decoded = try CredentialDecoder.decode(Array((parameters + key + certificate).utf8), source: "all.pem")
    #expect(
      decoded.items.map(\.position) == [
        "block 2 (PEM EC PRIVATE KEY, line 4)",
        "block 3 (PEM CERTIFICATE, line \(4 + key.split(separator: "\n").count))",
      ])
    #expect(decoded.findings.map(\.code) == [.decodeBlockSkipped])
  }

  @Test("DER certificates one after another are all read")
  func concatenatedDER() throws {
    let first = try Vectors.der("rsa-2048")
    let decoded = try CredentialDecoder.decode(first + Vectors.der("root"), source: "two.cer")
    #expect(try decoded.certificates == [Vectors.certificate("rsa-2048"), Vectors.certificate("root")])
    #expect(decoded.items.map(\.position) == ["DER", "DER, byte \(first.count)"])
  }

  @Test("a member of a bundle says where it was")
  func bundlePositions() throws {
    let decoded = try CredentialDecoder.decode(Vectors.bytes("containers/rsa-2048.p7b"), source: "bundle.p7b")
    #expect(decoded.items.last?.position == "block 1 (PEM PKCS7, line 1), certificate 3 of the PKCS#7 bundle")
    #expect(decoded.items.allSatisfy { $0.container == .pkcs7 })
  }
}
