import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// What the “sign document” action of Dynamics 365 does with a digest string, said in YAML.
@Suite("Digest strings")
struct DigestStringTests {
  private static let yaml = """
    id: seal
    title: A seal
    source: ours
    recognizes:
    - d:Doc
    namespaces:
      d: urn:d
    digest-string:
      prefix: '||'
      separator: '|'
      suffix: '||'
      values:
      - d:Doc/@Version
      - d:Doc/@No
      - d:Doc/d:Line/@Amount
      - d:Doc/d:Name
      method: rsa-sha256
      target: d:Doc/@Seal
      certificate-number: d:Doc/@No
      certificate: d:Doc/d:Cert
    """

  private static let document = """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <d:Doc xmlns:d='urn:d' Version="1" Seal=''><d:Line Amount="1.00"/><d:Line Amount="2.50"/><d:Name> Acme </d:Name><d:Cert/></d:Doc>
    """

  private static func identity() throws -> SigningIdentity {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048")
    return try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
  }

  private static func signed() throws -> String {
    let signer = try ProfileSigner(SignatureProfile(yaml: yaml), identity: identity(), at: Date())
    return String(decoding: try signer.sign(Array(document.utf8)).document, as: UTF8.self)
  }

  @Test("the values are composed, signed and written, which openssl confirms, and nothing else changes")
  func sealed() throws {
    let signed = try Self.signed()
    let identity = try Self.identity()
    let number = try #require(identity.certificate.serialNumber.text(.decimal))
    let match = try #require(signed.firstMatch(of: /Seal="([^"]+)"/))
    let folder = try TemporaryDirectory()
    try folder.write("||1|\(number)|1.00|2.50|Acme||".utf8, to: "text")
    try folder.write(try #require(Base64.decode(match.output.1.utf8)), to: "value")
    try folder.write(
      Array(try Data(contentsOf: Project.testVectors.appending(path: "certificates/rsa-2048.pem"))), to: "c.pem")
    let key = try Command.run("openssl", ["x509", "-in", folder.path("c.pem"), "-noout", "-pubkey"])
    try folder.write(key.standardOutput, to: "key.pem")
    let verified = try Command.run(
      "openssl",
      ["dgst", "-sha256", "-verify", folder.path("key.pem"), "-signature", folder.path("value"), folder.path("text")])
    #expect(verified.status == 0, "\(verified.output)")
    let rest = signed.replacing(#/\ No="[^"]*"/#, with: "").replacing(match.output.0, with: "Seal=''")
      .replacing(/<d:Cert>[^<]*<\/d:Cert>/, with: "<d:Cert/>")
    #expect(rest == Self.document)
  }

  @Test(
    "a changed value, number or certificate is found out",
    arguments: [
      ("Amount=\"1.00\"", "Amount=\"1.01\"", FindingCode.stampValueMismatch),
      ("> Acme <", "> Acne <", .stampValueMismatch),
      ("Seal=\"", "Seal=\"A", .stampMalformed), ("<d:Cert>MII", "<d:Cert>NII", .stampMalformed),
    ])
  func changed(before: String, after: String, code: FindingCode) throws {
    let signed = try Self.signed()
    let verifier = ProfileVerifier(SignatureVerifier(), demanding: try SignatureProfile(yaml: Self.yaml))
    #expect(try verifier.verifyStamps(of: Array(signed.utf8)).map(\.isValid) == [true])
    let altered = signed.replacing(before, with: after, maxReplacements: 1)
    #expect(altered != signed)
    let report = try #require(try verifier.verifyStamps(of: Array(altered.utf8)).first)
    #expect(report.findings.map(\.code).contains(code), "\(report.findings)")
    #expect(try verifier.verifyStamps(of: Array(Self.document.utf8)).first?.findings.map(\.code) == [.stampMissing])
  }

  @Test("what is sealed is not sealed again, and a key that does not fit is refused")
  func refused() throws {
    let profile = try SignatureProfile(yaml: Self.yaml)
    let signer = try ProfileSigner(profile, identity: try Self.identity(), at: Date())
    let again = #expect(throws: SignetError.self) { try signer.sign(Array(try Self.signed().utf8)) }
    #expect(again?.finding.code == .stampAlreadyPresent)
    let other = try SignatureProfile(yaml: Self.yaml.replacing("rsa-sha256", with: "ecdsa-sha256"))
    let unfit = #expect(throws: SignetError.self) {
      try ProfileSigner(other, identity: try Self.identity(), at: Date()).sign(Array(Self.document.utf8))
    }
    #expect(unfit?.finding.code == .stampKeyUnfit)
  }

  @Test("the description survives YAML, and a style sheet is refused with its line")
  func yamlBothWays() throws {
    let profile = try SignatureProfile(yaml: Self.yaml)
    #expect(try SignatureProfile(yaml: profile.yaml()) == profile)
    let error = #expect(throws: SignetError.self) {
      try SignatureProfile(yaml: Self.yaml.replacing("  prefix: '||'", with: "  xslt: cadena.xslt"))
    }
    #expect(error?.finding.message.contains("line 9") == true)
    #expect(error?.finding.message.contains("digest-string/xslt") == true)
  }
}
