import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Files put together at random; every failure prints the seed that repeats it.
@Suite("Properties of the decoders")
struct DecoderPropertyTests {
  /// A sound block, and what it holds.
  private struct Block {
    let pem: String
    let isCertificate: Bool
  }

  private static func blocks() throws -> [Block] {
    try ["rsa-2048", "p-256", "intermediate", "root"].map {
      Block(pem: String(decoding: try Vectors.bytes("certificates/\($0).pem"), as: UTF8.self), isCertificate: true)
    }
      + ["p-256", "ed25519"].map {
        Block(pem: String(decoding: try Vectors.bytes("keys/\($0).pem"), as: UTF8.self), isCertificate: false)
      }
  }

  /// Its seed is printed at once, since a crash would leave no other trace of it.
  private static func printedGenerator(_ test: String = #function) -> SeededGenerator {
    let generator = SeededGenerator()
    print("\(test): \(generator)")
    return generator
  }

  @Test("sound blocks come out of any dress, all of them and in order")
  func dressed() throws {
    let blocks = try Self.blocks()
    var generator = Self.printedGenerator()
    for _ in 0..<150 {
      let chosen = (0..<Int.random(in: 1...5, using: &generator)).compactMap { _ in
        blocks.randomElement(using: &generator)
      }
      let bytes = Self.dress(chosen.map(\.pem), using: &generator)
      let decoded = try #require(
        try? CredentialDecoder.decode(bytes, source: "dressed"), "\(generator) gives a file that is refused")
      let kinds = decoded.items.map { if case .certificate = $0.content { true } else { false } }
      #expect(kinds == chosen.map(\.isCertificate), "\(generator)")
      let expected = try chosen.filter(\.isCertificate).map {
        try CredentialDecoder.decode(Array($0.pem.utf8), source: "one").certificates[0]
      }
      #expect(decoded.certificates == expected, "\(generator)")
    }
  }

  /// The blocks as some program or person might leave them.
  private static func dress(_ blocks: [String], using generator: inout SeededGenerator) -> [UInt8] {
    let comments = ["", "Bag Attributes\n    localKeyID: 01 02\n", "subject=CN = a\n\n", "# a comment: with a colon\n"]
    var text = blocks.map { (comments.randomElement(using: &generator) ?? "") + $0 }.joined()
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: text = text.replacing("\n", with: "\r\n")
    case 1: text = text.replacing("\n", with: "\r")
    case 2: text = "\"" + blocks.joined().replacing("\n", with: "\\n") + "\""
    case 3: text = "key: |\n" + text.split(separator: "\n").map { "    \($0)\n" }.joined()
    case 4: text = Base64.encode(Array(text.utf8), lineLength: Bool.random(using: &generator) ? 76 : nil)
    case 5: text = Base64.encode(Array(Base64.encode(Array(text.utf8)).utf8))
    case 6: text = blocks.joined().replacing("\n", with: " ")
    default: break
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return [0xEF, 0xBB, 0xBF] + text.utf8
    case 1: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 2: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case 3: return Array(text.utf8) + [0x1A]
    default: return Array(text.utf8)
    }
  }

  /// What the lexers look for, in pieces.
  private static let tokens: [[UInt8]] =
    [
      "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----",
      "-----END PRIVATE KEY-----", "-----BEGIN ", "-----END ", "-----", "-", "\n", "\r\n", "\r", "\\n", "\\r\\n",
      "\\\\n", "\\u",
      "\\u000a", "&#10;", "&#xA;", "&#", "%0A", "%", "\"", "'", ":", "> ",
      "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n",
      "DEK-Info:", "MII", "LS0tLS1CRUdJTiA", "AAAA", "=", "==", "0x30", "30 82", "3082", "\u{FEFF}", "\u{200B}",
      "\u{A0}",
      "TRUSTED CERTIFICATE-----", "X509 CRL-----", "PKCS7-----", "EC PARAMETERS-----", " ", "\t",
    ].map { Array($0.utf8) } + [
      [0x00], [0xFF, 0xFE], [0xFE, 0xFF], [0x30, 0x80], [0x30, 0x82, 0x01], [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF],
      [0xA0, 0x80],
      [0x02, 0x01, 0x00], [0x06, 0x09], [0xFE, 0xED, 0xFE, 0xED], [0xE2], [0xEF, 0xBB], [0xC2],
    ]

  @Test("a heap of the lexers' own signs is read or refused, and leaves nothing behind")
  func heaps() throws {
    let pem = try Self.blocks().map { Array($0.pem.utf8) }
    var generator = Self.printedGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...24, using: &generator)).flatMap { _ -> [UInt8] in
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: generator.damage(pem.randomElement(using: &generator) ?? [])
        case 1: generator.bytes(Int.random(in: 0...40, using: &generator))
        default: Self.tokens.randomElement(using: &generator) ?? []
        }
      }
      // The decoder can throw nothing but a `SignetError`.
      for passphrase in [nil, SecretBytes(copying: "x".utf8)] {
        let decoded = try? CredentialDecoder.decode(bytes, source: "heap", passphrase: passphrase)
        #expect(decoded?.items.isEmpty != true, "\(generator)")
        #expect(ErrorQueue.isEmpty, "\(generator)")
      }
    }
  }

  @Test("a certificate with random damage has facts and findings, or is refused", arguments: ["rsa-2048", "p-256"])
  func damagedCertificates(name: String) throws {
    let der = try Vectors.der(name)
    var generator = Self.printedGenerator()
    for _ in 0..<2_000 {
      guard let certificate = try? Certificate(der: generator.damage(der)) else { continue }
      _ = (certificate.findings, certificate.extensions.map(\.text), certificate.keyAlgorithm)
      #expect(ErrorQueue.isEmpty, "\(generator)")
    }
  }

  @Test("layers, blocks and depth without end stop soon")
  func bombs() throws {
    var nested: [UInt8] = []
    for _ in 0..<60_000 { nested += [0x30, 0x80] }
    var layers = Array("-----BEGIN CERTIFICATE-----".utf8)
    for _ in 0..<12 { layers = Base64.encodedBytes(layers) }
    let bombs: [[UInt8]] = [
      nested, layers, Array(String(repeating: "-----BEGIN X-----\nAAAA\n-----END X-----\n", count: 100_000).utf8),
      Array(String(repeating: "MIIB" + String(repeating: "A", count: 80) + "!\n", count: 20_000).utf8),
      Array(String(repeating: "\\", count: 1 << 20).utf8), Array(String(repeating: "&#", count: 1 << 19).utf8),
      Array(String(repeating: "-", count: 1 << 20).utf8), Array(repeating: UInt8(ascii: "A"), count: 1 << 21),
      Array(String(repeating: "LS0tLS1CRUdJTi", count: 1 << 14).utf8),
    ]
    let clock = ContinuousClock()
    for (index, bomb) in bombs.enumerated() {
      let time = clock.measure {
        #expect(throws: SignetError.self, "bomb \(index)") { try CredentialDecoder.decode(bomb, source: "bomb") }
      }
      // Ten times what a debug build needs on a slow machine.
      #expect(time < .seconds(20), "bomb \(index) took \(time)")
      #expect(ErrorQueue.isEmpty)
    }
  }
}
