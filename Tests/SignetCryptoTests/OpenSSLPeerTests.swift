@testable import SignetCrypto
import TestSupport
import Testing

/// The `openssl` command line as an independent judge of our signatures, and the reverse.
@Suite("Signatures and the openssl command", .enabled(if: Availability.programs("openssl")))
struct OpenSSLPeerTests {
  let message = Array("Comprobante de pago electrónico".utf8)

  struct Case: Sendable, CustomTestStringConvertible {
    let key: KeyAlgorithm
    let algorithm: SignatureAlgorithm
    /// The options of `openssl dgst` or `openssl pkeyutl` that mean the same.
    let options: [String]

    var testDescription: String { "\(algorithm) with \(key)" }
  }

  static let cases: [Case] =
    DigestAlgorithm.allCases.flatMap { digest -> [Case] in
      let pss = [
        "-\(digest.rawValue)", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest",
      ]
      return [
        Case(key: .rsa(bits: 2048), algorithm: .rsaPKCS1(digest), options: ["-\(digest.rawValue)"]),
        Case(key: .rsa(bits: 2048), algorithm: .rsaPSS(RSAPSSParameters(digest: digest)), options: pss),
        Case(key: .ec(.p256), algorithm: .ecdsa(digest, .der), options: ["-\(digest.rawValue)"]),
      ]
    }
    + EllipticCurve.allCases.map { Case(key: .ec($0), algorithm: .ecdsa(.sha256, .der), options: ["-sha256"]) }

  @Test("openssl dgst accepts what Signet signs, and Signet what openssl dgst signs", arguments: cases)
  func digestSignatures(sample: Case) throws {
    let key = try KeySamples.key(sample.key)
    let folder = try TemporaryDirectory()
    try key.pem().withUnsafeBytes { _ = try folder.write(Array($0), to: "key.pem") }
    try folder.write(message, to: "message")
    try folder.write(try key.signature(for: message, algorithm: sample.algorithm), to: "ours")

    let verified = try Command.run(
      "openssl",
      ["dgst"] + sample.options + [
        "-prverify", folder.path("key.pem"), "-signature", folder.path("ours"), folder.path("message"),
      ])
    #expect(verified.output.contains("Verified OK"), "\(verified.errors)")

    let signed = try Command.run(
      "openssl",
      ["dgst"] + sample.options + [
        "-sign", folder.path("key.pem"), "-out", folder.path("theirs"), folder.path("message"),
      ])
    #expect(signed.status == 0, "\(signed.errors)")
    let theirs = try folder.read("theirs")
    #expect(try key.publicKey.isValid(theirs, for: message, algorithm: sample.algorithm))
  }

  @Test(
    "openssl pkeyutl and Signet accept each other's EdDSA signatures",
    arguments: [(KeyAlgorithm.ed25519, SignatureAlgorithm.ed25519), (.ed448, .ed448)])
  func edwardsSignatures(kind: KeyAlgorithm, algorithm: SignatureAlgorithm) throws {
    let key = try KeySamples.key(kind)
    let folder = try TemporaryDirectory()
    try key.pem().withUnsafeBytes { _ = try folder.write(Array($0), to: "key.pem") }
    try folder.write(message, to: "message")
    try folder.write(try key.signature(for: message, algorithm: algorithm), to: "ours")
    let input = ["-rawin", "-in", folder.path("message"), "-inkey", folder.path("key.pem")]

    let verified = try Command.run("openssl", ["pkeyutl", "-verify", "-sigfile", folder.path("ours")] + input)
    #expect(verified.status == 0, "\(verified.errors)")

    let signed = try Command.run("openssl", ["pkeyutl", "-sign", "-out", folder.path("theirs")] + input)
    #expect(signed.status == 0, "\(signed.errors)")
    let theirs = try folder.read("theirs")
    #expect(try key.publicKey.isValid(theirs, for: message, algorithm: algorithm))
  }

  @Test("Signet verifies DSA signatures in both encodings, but makes none")
  func dsa() throws {
    let folder = try TemporaryDirectory()
    try folder.write(message, to: "message")
    for step in [
      [
        "genpkey", "-genparam", "-algorithm", "DSA", "-pkeyopt", "dsa_paramgen_bits:1024", "-pkeyopt",
        "dsa_paramgen_q_bits:160", "-out", folder.path("parameters"),
      ],
      ["gendsa", "-out", folder.path("key.pem"), folder.path("parameters")],
      ["dgst", "-sha1", "-sign", folder.path("key.pem"), "-out", folder.path("der"), folder.path("message")],
    ] {
      let result = try Command.run("openssl", step)
      #expect(result.status == 0, "\(result.errors)")
    }
    let key = try PrivateKey(pem: try folder.read("key.pem"))
    let der = try folder.read("der")
    #expect(key.algorithm == .dsa(bits: 1024))
    #expect(try key.publicKey.isValid(der, for: message, algorithm: .dsa(.sha1, .der)))
    let concatenated = try #require(ConcatenatedSignature.fromDER(der, width: 20))
    #expect(try key.publicKey.isValid(concatenated, for: message, algorithm: .dsa(.sha1, .concatenated)))
    #expect(throws: (any Error).self) { try key.signature(for: message, algorithm: .dsa(.sha1, .der)) }
  }
}
