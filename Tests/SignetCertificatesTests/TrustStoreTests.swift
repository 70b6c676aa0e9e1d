import SignetCertificates
import SignetFindings
import TestSupport
import Testing

@Suite("Trust stores")
struct TrustStoreTests {
  @Test("the system's bundle is read from where SSL_CERT_FILE says")
  func environment() throws {
    let folder = try TemporaryDirectory()
    try folder.write(try Vectors.bytes("chains/cross-signed.pem"), to: "bundle.pem")
    let store = try TrustStore.system(environment: ["SSL_CERT_FILE": folder.path("bundle.pem")])
    #expect(try store.anchors.certificates == ChainVectors.chain("cross-signed"))
  }

  @Test("a bundle that is not there is an error that names it")
  func missing() throws {
    let error = #expect(throws: SignetError.self) {
      try TrustStore.system(environment: ["SSL_CERT_FILE": "/no/such/bundle.pem"])
    }
    #expect(error?.finding.code == .fileMissing)
    #expect(error?.finding.message.contains("/no/such/bundle.pem") == true)
  }

  @Test("a company of the test PKI is not trusted by the system")
  func notTrustedBySystem() throws {
    let folder = try TemporaryDirectory()
    try folder.write(try Vectors.bytes("certificates/ec-root.pem"), to: "bundle.pem")
    let store = try TrustStore.system(environment: ["SSL_CERT_FILE": folder.path("bundle.pem")])
    let chain = try ChainVectors.chain("rsa-2048")
    let report = ChainVerifier(ChainSettings(time: ChainVectors.now, anchors: store))
      .verify(leaf: chain[0], pool: CertificatePool(chain))
    #expect(report.errorCodes == ["chain.root-untrusted"])
  }
}
