import SignetCertificates
import SignetCrypto
import SignetFindings
import Testing

/// Files that can't be understood, or are not what is needed.
@Suite("Refused files")
struct RefusalTests {
  /// A file and the code with which it is refused.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: FindingCode
    let bytes: @Sendable () throws -> [UInt8]

    init(_ description: String, _ code: FindingCode, _ bytes: @escaping @Sendable () throws -> [UInt8]) {
      testDescription = description
      self.code = code
      self.bytes = bytes
    }
  }

  private static func pem() throws -> String {
    String(decoding: try Vectors.bytes("certificates/rsa-2048.pem"), as: UTF8.self)
  }

  static let cases: [Case] = [
    Case("empty", .decodeEmpty) { [] },
    Case("only white space", .decodeEmpty) { Array(" \r\n\t\n".utf8) },
    Case("a sentence", .decodeUnrecognized) { Array("There is no certificate here.\n".utf8) },
    Case("one word, which is base64 too", .decodeUnrecognized) { Array("password".utf8) },
    Case("an HTML page", .decodeUnrecognized) { Array("<!DOCTYPE html><html><body>404</body></html>".utf8) },
    Case("binary data", .decodeUnrecognized) { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
    Case("DER of something else", .decodeUnrecognized) { [0x30, 0x03, 0x02, 0x01, 0x05] },
    Case("a Java keystore", .decodeJavaKeystore) { [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1] },
    Case("a keystore of Bouncy Castle", .decodeJavaKeystore) {
      [0, 0, 0, 2, 0, 0, 0, 20] + [UInt8](repeating: 7, count: 40)
    },
    Case("a Java keystore in base64", .decodeJavaKeystore) { Array("/u3+7QAAAAIAAAABAAAAAQAEbmFtZQ==".utf8) },
    Case("a public key of OpenSSH", .keyOpenSSH) { Array("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@host\n".utf8) },
    Case("a key of PuTTY", .decodeUnrecognized) { Array("PuTTY-User-Key-File-3: ssh-rsa\n".utf8) },
    Case("a message of PGP", .decodeUnrecognized) {
      Array("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n=abcd\n-----END PGP MESSAGE-----\n".utf8)
    },
    Case("parameters of a key", .decodeUnrecognized) {
      Array("-----BEGIN DH PARAMETERS-----\nMAYCAQ0CAQI=\n-----END DH PARAMETERS-----\n".utf8)
    },
    Case("a JCEKS keystore", .decodeJavaKeystore) { [0xCE, 0xCE, 0xCE, 0xCE, 0, 0, 0, 2, 0, 0, 0, 1] },
    Case("more than the limit", .fileTooLarge) {
      [UInt8](repeating: 0x41, count: CredentialDecoder.maximumByteCount + 1)
    },
    Case("PEM without END", .decodePEMTruncated) { Array(try pem().prefix(500).utf8) },
    Case("PEM without BEGIN", .decodePEMTruncated) { Array(try pem().dropFirst(100).utf8) },
    Case("PEM cut off, with a whole block after it", .decodePEMTruncated) {
      Array((try pem().prefix(500) + "\n" + pem()).utf8)
    },
    Case("PEM with another END", .decodePEMMalformed) {
      Array(try pem().replacing("END CERTIFICATE", with: "END PKCS7").utf8)
    },
    Case("PEM with a foreign character", .decodePEMMalformed) {
      Array(try pem().replacing("\nMII", with: "\n!MII").utf8)
    },
    Case("PEM without its last line of base64", .decodeDERMalformed) {
      var lines = try pem().split(separator: "\n")
      lines.remove(at: lines.count - 2)
      return Array(lines.joined(separator: "\n").utf8)
    },
    Case("an empty block", .decodePEMMalformed) {
      Array("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".utf8)
    },
    Case("base64 that was cut off", .decodeDERMalformed) { Array(try pem().split(separator: "\n")[1].prefix(61).utf8) },
    Case("DER that was cut off", .decodeDERMalformed) { try Vectors.der("rsa-2048").dropLast() },
    Case("DER with line ends changed", .decodeDERMalformed) {
      try Vectors.der("rsa-2048").flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    },
    Case("DER with text after it", .decodeDERMalformed) { try Vectors.der("rsa-2048") + Array("hello".utf8) },
    Case("a block whose content is not what its label says, beside a sound one", .decodeUnrecognized) {
      Array((try pem() + "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n").utf8)
    },
    Case("a PKCS#12 file that was cut off", .decodeDERMalformed) {
      try Vectors.bytes("containers/p-256.p12").dropLast(9)
    },
    Case("a PKCS#12 file without its passphrase", .pkcs12PassphraseRequired) {
      try Vectors.bytes("containers/p-256.p12")
    },
    Case("an OpenSSH key", .keyOpenSSH) {
      Array("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n".utf8)
    },
  ]

  @Test("a file is refused with its code", arguments: cases)
  func refused(_ file: Case) throws {
    let bytes = try file.bytes()
    let error = try #require(throws: SignetError.self) { try CredentialDecoder.decode(bytes, source: "input.cer") }
    #expect(error.finding.code == file.code, "\(error)")
    guard case .file("input.cer", _) = error.finding.subject else {
      Issue.record("The error does not name the file: \(error)")
      return
    }
  }

  @Test("an error in a block names the block and its line")
  func position() throws {
    let damaged = try Self.pem().replacing("\nMII", with: "\n!MII")
    let text = "first\r\nsecond\r\n" + (try Self.pem()) + damaged
    let lineOfSecondBlock = 3 + (try Self.pem().split(separator: "\n").count)
    let error = #expect(throws: SignetError.self) { try CredentialDecoder.decode(Array(text.utf8), source: "a.pem") }
    #expect(
      error?.finding.subject
        == .file(path: "a.pem", position: "block 2 (PEM CERTIFICATE, line \(lineOfSecondBlock))"))
  }

  @Test("a key where a certificate is needed is refused, and nothing of it is in the message")
  func keyInPlaceOfCertificate() throws {
    let bytes = try Vectors.bytes("keys/rsa-2048.pem")
    let error = #expect(throws: SignetError.self) {
      try CredentialDecoder.decode(bytes, source: "key.pem").requireCertificates()
    }
    #expect(error?.finding.code == .certificateExpectedFoundKey)
    let text = String(describing: error)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("-----") {
      #expect(!text.contains(line.prefix(16)))
    }
  }

  @Test("a certificate where a key is needed is refused")
  func certificateInPlaceOfKey() throws {
    let bytes = try Vectors.bytes("certificates/rsa-2048.pem")
    let error = #expect(throws: SignetError.self) {
      try CredentialDecoder.decode(bytes, source: "company.pem").requirePrivateKeys()
    }
    #expect(error?.finding.code == .keyExpectedFoundCertificate)
  }

  @Test("a damaged key is refused, and nothing of it is in the message")
  func damagedKey() throws {
    let text = String(decoding: try Vectors.bytes("keys/rsa-2048.pem"), as: UTF8.self)
    var lines = text.split(separator: "\n")
    lines.remove(at: 5)
    let error = #expect(throws: SignetError.self) {
      try CredentialDecoder.decode(Array(lines.joined(separator: "\n").utf8), source: "key.pem")
    }
    #expect(error?.finding.code == .decodeDERMalformed)
    for line in lines where !line.hasPrefix("-----") {
      #expect(!String(describing: error).contains(line.prefix(16)))
    }
  }

  @Test("an encrypted key without a passphrase is reported, with the wrong one refused")
  func encryptedKey() throws {
    let bytes = try Vectors.bytes("containers/rsa-2048-encrypted-key.pem")
    let closed = try CredentialDecoder.decode(bytes, source: "key.pem")
    guard case .encryptedPrivateKey? = closed.items.first?.content else {
      Issue.record("\(closed.items)")
      return
    }
    let required = #expect(throws: SignetError.self) { try closed.requirePrivateKeys() }
    #expect(required?.finding.code == .keyPassphraseRequired)
    let wrong = #expect(throws: SignetError.self) {
      try CredentialDecoder.decode(bytes, source: "key.pem", passphrase: SecretBytes(copying: "wrong".utf8))
    }
    #expect(wrong?.finding.code == .keyWrongPassphrase)
    #expect(wrong?.finding.subject == .file(path: "key.pem", position: "block 1 (PEM ENCRYPTED PRIVATE KEY, line 1)"))
  }
}
