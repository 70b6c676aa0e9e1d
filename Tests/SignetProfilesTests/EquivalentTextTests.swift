import Foundation
import SignetCertificates
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// Texts that Swift takes for equal and XML does not: U+212A KELVIN SIGN is canonically equivalent to `K`.
@Suite("Profiles and texts that look alike")
struct EquivalentTextTests {
  private static let whole = ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)

  private static func profile(
    _ reference: ReferenceDescription = whole, _ placement: Placement = .lastChild(of: "r")
  ) -> SignatureProfile {
    SignatureProfile(
      id: "test-alike", title: "Alike", source: "none", recognizes: ["r"],
      signature: SignatureDescription(
        placement: [placement], canonicalization: Canonicalization(.c14n10), methods: [.rsaSHA256],
        references: [reference], keyInfo: [.x509Certificates(.leaf)]))
  }

  private static func element(_ path: String) -> SignatureProfile {
    profile(
      ReferenceDescription(.element(path, idAttribute: "Id", id: .any), transforms: [.exclusive], digest: .sha256))
  }

  private static func xpath(_ expression: String) -> SignatureProfile {
    profile(
      ReferenceDescription(
        .document, transforms: [.envelopedSignature, .xpath(XPathFilter(expression))], digest: .sha256))
  }

  /// What is signed with one profile, and held against one whose text is canonically equivalent.
  static let pairs: [(SignatureProfile, SignatureProfile)] = [
    (element("r/\u{212A}"), element("r/K")),
    (xpath("true() or name() = '\u{212A}'"), xpath("true() or name() = 'K'")),
    (
      profile(whole, .lastChild(of: "r/\u{212A}")),
      profile(whole, .wrapped(.lastChild(of: "r"), in: "<K>{signature}</K>"))
    ),
  ]

  @Test("what a profile wants is not what is canonically equivalent to it", arguments: pairs)
  func alike(made: SignatureProfile, wanted: SignatureProfile) throws {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048.pem")
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let plan = try SignaturePlan(made.signatures[0], identity: identity, at: Date())
    let signed = try ReferenceEngine(plan).sign(Array("<r><K Id='1'/><\u{212A} Id='2'/></r>".utf8))
    func violations(_ profile: SignatureProfile) throws -> [String] {
      try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(signed).flatMap(\.violations).map(\.message)
    }
    #expect(try violations(made).isEmpty)
    #expect(try violations(wanted).count == 1)
  }
}
