import SignetCertificates
import SignetCrypto
import Testing

@Suite("Chains from every container")
struct ChainContainerTests {
  @Test(
    "the chain is valid whatever it comes in",
    arguments: [
      "chains/rsa-2048.pem", "containers/rsa-2048.p7b", "containers/rsa-2048-der.p7b",
      "secrets/chain-pem-one-line.txt", "identities/rsa-2048.pem",
      "containers/rsa-2048.p12", "containers/rsa-2048-empty-passphrase.p12", "secrets/pkcs12-one-line.txt",
    ])
  func whole(path: String) throws {
    let report = try #require(try reports(path).first)
    #expect(report.isTrusted, "\(report.findings)")
    #expect(report.chain.map(\.certificate) == (try ChainVectors.chain("rsa-2048")).reversed())
    #expect(report.chain.allSatisfy { $0.source?.hasPrefix(path) == true })
  }

  @Test(
    "a leaf alone finds its intermediate in the pool",
    arguments: ["containers/rsa-2048.cer"]
      + (try Vectors.paths(in: "secrets")).filter { $0.hasPrefix("secrets/certificate-") })
  func leaf(path: String) throws {
    let report = try #require(try reports(path, pool: ["intermediate"]).first)
    #expect(report.isTrusted, "\(report.findings)")
  }

  @Test("an identity whose key belongs to another certificate is reported")
  func keyMismatch() throws {
    let report = try #require(try reports("identities/key-mismatch.pem").first)
    #expect(report.errorCodes == ["certificate.key-mismatch"])
    #expect(!report.isTrusted)
  }

  private func reports(_ path: String, pool: [String] = []) throws -> [ChainReport] {
    var input = ChainInput()
    input.add(try CredentialDecoder.decode(Vectors.bytes(path), source: path, passphrase: passphrase(for: path)))
    let settings = ChainSettings(
      time: ChainVectors.now, anchors: try ChainVectors.anchors("root"),
      pool: CertificatePool(try pool.map(ChainVectors.certificate)))
    return ChainVerifier(settings).verify(input)
  }

  private func passphrase(for path: String) -> SecretBytes? {
    path.contains("empty") ? nil : SecretBytes(copying: Array("signet-test".utf8))
  }
}
