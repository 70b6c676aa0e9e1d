import Foundation
import SignetCertificates
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Verifying against profiles")
struct ProfileVerifierTests {
  static func sign(_ invoice: String, _ profile: SignatureProfile) throws -> [UInt8] {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048.pem")
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let plan = try SignaturePlan(profile.signatures[0], identity: identity, at: Date())
    return try ReferenceEngine(plan).sign(
      [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/\(invoice).xml")))
  }

  static let signed: [(String, SignatureProfile)] = [
    ("nfe-4k", .brNFe), ("nfe-supplement", .brNFe), ("ubl-pe", .peSUNAT), ("ubl-pe-latin1", .peSUNAT),
    ("nfe-4k", .xmldsigEnveloped),
  ]

  @Test("what a profile signed fulfils it, and is recognised", arguments: signed)
  func fulfils(invoice: String, profile: SignatureProfile) throws {
    let document = try Self.sign(invoice, profile)
    for demanded in [profile, nil] {
      let report = try #require(try ProfileVerifier(SignatureVerifier(), demanding: demanded).verify(document).first)
      #expect(report.isValid, "\(report.findings)")
      #expect(report.profile?.id == profile.id)
      #expect(!report.findings.contains { $0.severity == .warning })
    }
  }

  @Test("a good signature of another form violates the profile")
  func otherForm() throws {
    let document = try Self.sign("nfe-4k", .xmldsigEnveloped)
    let report = try #require(try ProfileVerifier(SignatureVerifier(), demanding: .brNFe).verify(document).first)
    #expect(report.signature.isValid)
    #expect(!report.isValid)
    #expect(report.violations.allSatisfy { $0.code == .profileViolated })
    #expect(report.violations.count >= 4, "\(report.violations.map(\.message))")
  }

  @Test("a signature in the wrong place violates the profile")
  func otherPlace() throws {
    let text = String(decoding: try Self.sign("nfe-supplement", .brNFe), as: UTF8.self)
    let signature = try #require(text.firstMatch(of: /<Signature .*<\/Signature>/)).output
    let moved = text.replacing(signature, with: "").replacing("<infNFeSupl>", with: signature + "<infNFeSupl>")
    let report = try #require(
      try ProfileVerifier(SignatureVerifier(), demanding: .brNFe).verify(Array(moved.utf8)).first)
    #expect(report.signature.isValid)
    #expect(report.violations.map(\.message).contains { $0.contains("does not stand where it must") })
  }

  @Test("a document of another kind is refused")
  func otherDocument() throws {
    let document = try Self.sign("ubl-pe", .peSUNAT)
    let error = #expect(throws: SignetError.self) {
      try ProfileVerifier(SignatureVerifier(), demanding: .brNFe).verify(document)
    }
    #expect(error?.finding.code == .profileDocumentUnfit)
  }

  @Test("a profile accepts what its authority takes besides, and nothing else")
  func acceptedForms() throws {
    let document = try Self.sign("ubl-pe", .peSUNAT)
    var other = SignatureProfile.peSUNAT
    other.signatures[0].methods = [.rsaSHA512]
    other.signatures[0].canonicalization = Canonicalization(.exclusive)
    other.signatures[0].references[0].digest = .sha512
    other.signatures[0].references[0].transforms = [.envelopedSignature, .exclusive]
    let verify = { (profile: SignatureProfile) in
      try #require(try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(document).first)
    }
    #expect(try verify(other).violations.count == 4)
    other.signatures[0].accepts = AcceptedForms(
      canonicalizations: [Canonicalization(.c14n10)], methods: [.rsaSHA256], digests: [.sha256],
      transforms: [1: [[.c14n10], [.envelopedSignature]]])
    #expect(try verify(other).isValid)
    #expect(try SignatureProfile(yaml: other.yaml()) == other)
  }

  @Test("references may stand in any order where the authority takes them so")
  func anyOrder() throws {
    var profile = SignatureProfile.peSUNAT
    profile.signatures[0].keyInfoID = "key"
    profile.signatures[0].references.append(ReferenceDescription(.keyInfo, transforms: [], digest: .sha384))
    let document = try Self.sign("ubl-pe", profile)
    profile.signatures[0].references.reverse()
    let verify = { (profile: SignatureProfile) in
      try #require(try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(document).first)
    }
    #expect(try !verify(profile).isValid)
    profile.signatures[0].accepts.anyOrder = true
    #expect(try verify(profile).isValid)
    profile.signatures[0].references[0].digest = .sha256
    profile.signatures[0].accepts.digests = []
    #expect(try verify(profile).violations.count == 1)
  }

  @Test("a reference may be missing where the authority does without it, and no other")
  func optionalReference() throws {
    let document = try Self.sign("ubl-pe", .peSUNAT)
    var profile = SignatureProfile.peSUNAT
    profile.signatures[0].references.append(ReferenceDescription(.keyInfo, transforms: [], digest: .sha384))
    let verify = { (profile: SignatureProfile) in
      try #require(try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(document).first)
    }
    #expect(try verify(profile).violations.count == 1)
    profile.signatures[0].accepts.optionalReferences = [1]
    #expect(try !verify(profile).isValid)
    profile.signatures[0].accepts.optionalReferences = [1, 2]
    #expect(try verify(profile).isValid)
    profile.signatures[0].accepts.optionalReferences = [2]
    #expect(try verify(profile).isValid)
    #expect(try SignatureProfile(yaml: profile.yaml()) == profile)
  }
}
