import SignetCertificates
import SignetCrypto
import SignetFindings
import Testing

/// Damaged input gives a value or a `SignetError`, never anything else.
@Suite("Hostile bytes")
struct HostileBytesTests {
  /// Reads everything there is to read.
  private func readAll(_ bytes: [UInt8]) {
    defer { #expect(ErrorQueue.isEmpty) }
    // The decoder can throw nothing but a `SignetError`.
    guard let decoded = try? CredentialDecoder.decode(bytes, source: "input") else { return }
    for certificate in decoded.certificates {
      _ = (certificate.subject.rfc4514, certificate.issuer.description, certificate.serialNumber.decimal)
      _ = (certificate.version, certificate.notBefore, certificate.notAfter, certificate.isSelfIssued)
      _ = (certificate.keyUsage, certificate.extendedKeyUsage, certificate.basicConstraints, certificate.policies)
      _ = (certificate.subjectAlternativeNames, certificate.authorityKeyIdentifier, certificate.subjectKeyIdentifier)
      _ = (
        certificate.extensions, certificate.signatureAlgorithm, certificate.sha256Fingerprint, certificate.findings
      )
      _ = Result { try certificate.publicKey }
    }
  }

  @Test("a certificate that is cut off at any length is refused", arguments: ["rsa-2048", "p-256"])
  func truncated(name: String) throws {
    let der = try Vectors.der(name)
    for count in 0..<der.count {
      #expect(throws: SignetError.self, "\(count) bytes") { try Certificate(der: Array(der.prefix(count))) }
      #expect(throws: SignetError.self, "\(count) bytes") {
        try CredentialDecoder.decode(Array(der.prefix(count)), source: "input").requireCertificates()
      }
    }
  }

  @Test(
    "a file with flipped bytes is read or refused",
    arguments: [
      "certificates/rsa-2048.pem", "containers/rsa-2048.cer", "containers/rsa-2048-der.p7b",
      "containers/rsa-2048-key.der",
      "containers/p-256-encrypted-key.der", "containers/rsa-2048.p12", "secrets/chain-pem-one-line.txt",
    ])
  func flipped(path: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    // Printed, since a crash would leave no other trace of it.
    print("\(path): seed \(seed)")
    var random = SplitMix(state: seed)
    let original = try Vectors.bytes(path)
    for _ in 0..<300 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0 ... .max, using: &random)
      }
      readAll(bytes)
    }
  }

  @Test("many markers take time in proportion to their number")
  func manyMarkers() {
    let text = String(repeating: "-----BEGIN A-----\n", count: 200_000)
    #expect(throws: SignetError.self) { try CredentialDecoder.decode(Array(text.utf8), source: "input") }
  }
}

/// A small generator of random numbers that a seed makes repeatable (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
