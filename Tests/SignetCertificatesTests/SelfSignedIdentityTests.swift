import Foundation
import SignetCertificates
import SignetCrypto
import Testing

@Suite("Identities that vouch for themselves")
struct SelfSignedIdentityTests {
  @Test("the certificate has exactly the name and the times it was asked for, and a chain of its own")
  func certificate() throws {
    let notBefore = Date(timeIntervalSince1970: 1_700_000_000)
    let notAfter = Date(timeIntervalSince1970: 1_800_000_000)
    let identity = try SigningIdentity.selfSigned(
      key: .generate(.ec(.p256)), commonName: "Ensaio nº 1", notBefore: notBefore, notAfter: notAfter)
    #expect(identity.certificate.subject.rfc4514 == "CN=Ensaio nº 1")
    #expect(identity.certificate.isSelfIssued)
    #expect(identity.certificate.notBefore == notBefore)
    #expect(identity.certificate.notAfter == notAfter)
    let settings = ChainSettings(time: notBefore + 1, anchors: TrustStore(anchors: [identity.certificate]))
    #expect(ChainVerifier(settings).verify(leaf: identity.certificate).isTrusted)
  }
}
