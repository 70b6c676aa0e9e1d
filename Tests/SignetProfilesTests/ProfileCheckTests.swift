import Foundation
import SignetCertificates
import SignetFindings
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

/// Rules are data: each kind of test is kept by one document and broken by another.
@Suite("The rules of a profile")
struct ProfileCheckTests {
  private static func profile(_ test: RuleTest) -> SignatureProfile {
    var profile = SignatureProfile.xmldsigEnveloped
    profile.id = "test"
    profile.namespaces = ["n": "urn:n"]
    profile.rules = [ProfileRule("1", "It holds.", test, cure: "Mend it.", citation: "Manual, section 1")]
    return profile
  }

  private static func identity(_ name: String) throws -> SigningIdentity {
    let file = Project.testVectors.appending(path: "identities/\(name).pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: name)
    return try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
  }

  private func outcome(
    of test: RuleTest, on document: String, certificate: Certificate? = nil
  ) throws -> RuleResult.Outcome {
    let check = ProfileCheck(Self.profile(test), certificate: certificate, at: Date())
    return try #require(try check.check(Array(document.utf8)).results.first).outcome
  }

  private static func signed(_ document: String, identity name: String = "rsa-2048") throws -> String {
    let signer = try ProfileSigner(.xmldsigEnveloped, identity: identity(name), at: Date())
    return String(decoding: try signer.sign(Array(document.utf8)).document, as: UTF8.self)
  }

  struct Case: CustomTestStringConvertible {
    let test: RuleTest
    let kept: String
    let broken: String
    /// A document on which the rule has nothing to say.
    var silent: String?
    var testDescription: String { "\(test)" }
  }

  static let onDocuments = [
    Case(test: .present("r/n:a"), kept: "<r xmlns:n='urn:n'><n:a/></r>", broken: "<r><a/></r>"),
    Case(test: .present("r/@Id"), kept: "<r Id='1'/>", broken: "<r id='1'/>"),
    Case(test: .present("r/@n:id"), kept: "<r xmlns:n='urn:n' n:id='1'/>", broken: "<r id='1'/>"),
    Case(test: .absent("r/a"), kept: "<r><b/></r>", broken: "<r><b/><a/></r>"),
    Case(
      test: .matches("r/a", "[0-9]{2}"), kept: "<r><a> 12 </a></r>", broken: "<r><a>12</a><a>123</a></r>",
      silent: "<r/>"),
    Case(
      test: .equals(
        "r/@Id",
        [.text("K"), .value("r/n", width: 4), .first(["r/x", "r/y"]), .yearMonth("r/d"), .value("r/none")]),
      kept: "<r Id='K0012Y2405'><n>12</n><y>Y</y><d>2024-05-31T00:00:00-03:00</d></r>",
      broken: "<r Id='K12Y2405'><n>12</n><y>Y</y><d>2024-05-31</d></r>", silent: "<r/>"),
    Case(
      test: .encoding(["utf-8"]), kept: "<?xml version='1.0' encoding='UTF-8'?><r/>",
      broken: "<?xml version='1.0' encoding='ISO-8859-1'?><r/>"),
    Case(test: .noByteOrderMark, kept: "<r/>", broken: "\u{FEFF}<r/>"),
    Case(test: .noPrefixes, kept: "<r xmlns='urn:n'/>", broken: "<r xmlns:n='urn:n'><n:a/></r>"),
    Case(test: .noComments, kept: "<r>text</r>", broken: "<r/><!-- c -->"),
    Case(test: .noComments, kept: "<r/>", broken: "<r><a>te<!-- c -->xt</a></r>"),
    Case(test: .noWhiteSpaceBetweenElements, kept: "<r><a> </a></r>", broken: "<r><a/> <b/></r>"),
    Case(test: .bytes(atMost: 10), kept: "<r/>", broken: "<r>1234567890</r>"),
    Case(test: .signed, kept: "", broken: "<r/>"),
  ]

  @Test("a rule about documents is kept by one and broken by another", arguments: onDocuments)
  func documents(example: Case) throws {
    let kept = example.kept.isEmpty ? try Self.signed("<r/>") : example.kept
    guard case .kept = try outcome(of: example.test, on: kept) else {
      Issue.record("not kept: \(kept)")
      return
    }
    guard case .broken(let finding) = try outcome(of: example.test, on: example.broken) else {
      Issue.record("not broken: \(example.broken)")
      return
    }
    #expect(finding.code.name == "profile.test.1")
    #expect(finding.message.hasSuffix(", against the rule: it holds."))
    #expect(finding.hint == "Mend it.")
    if let silent = example.silent {
      guard case .notChecked = try outcome(of: example.test, on: silent) else {
        Issue.record("checked: \(silent)")
        return
      }
    }
  }

  @Test("rules about signatures are checked on signed documents only")
  func signatures() throws {
    let signed = try Self.signed("<r><a>1</a></r>")
    let altered = signed.replacing("<a>1", with: "<a>2")
    for (test, document, isKept) in [
      (RuleTest.signatureHolds, signed, true), (.signatureHolds, altered, false), (.signatureFits, signed, true),
      (.certificates(atLeast: 2), signed, true), (.certificates(atLeast: 4), signed, false),
    ] {
      switch try outcome(of: test, on: document) {
      case .kept: #expect(isKept, "\(test)")
      case .broken: #expect(!isKept, "\(test)")
      case .notChecked: Issue.record("not checked: \(test)")
      }
    }
    for test in [RuleTest.signatureHolds, .signatureFits, .certificates(atLeast: 1), .namesSignature("r")] {
      guard case .notChecked = try outcome(of: test, on: "<r/>") else {
        Issue.record("checked: \(test)")
        continue
      }
    }
  }

  @Test("an element that names the signature must name one that is there")
  func namedSignature() throws {
    var profile = Self.profile(.namesSignature("r/u"))
    profile.signatures[0].id = SignatureID("S1")
    let signer = try ProfileSigner(profile, identity: try Self.identity("rsa-2048"), at: Date())
    for (text, isKept) in [("#S1", true), ("S1", true), ("#S2", false)] {
      let signed = try signer.sign(Array("<r><u>\(text)</u></r>".utf8)).document
      let report = try ProfileCheck(profile, at: Date()).check(signed)
      #expect(report.isAccepted == isKept, "\(text): \(report.findings)")
    }
  }

  @Test("the issuer must be named letter by letter as the profile writes names")
  func issuerName() throws {
    var profile = Self.profile(.issuerName)
    profile.signatures[0].keyInfo = [.x509Data([.issuerSerial, .certificates(.leaf)])]
    profile.signatures[0].names = NameStyle(separator: ", ")
    let signer = try ProfileSigner(profile, identity: try Self.identity("rsa-2048"), at: Date())
    let signed = try signer.sign(Array("<r/>".utf8)).document
    #expect(try ProfileCheck(profile, at: Date()).check(signed).isAccepted)
    profile.signatures[0].names = .rfc4514
    let report = try ProfileCheck(profile, at: Date()).check(signed)
    #expect(report.findings.first?.message.contains(" and not “CN=AC Empresas Test Signet,O=ICP-Test,C=BR”") == true)
    guard case .notChecked = try outcome(of: .issuerName, on: try Self.signed("<r/>")) else {
      Issue.record("checked where no issuer is named")
      return
    }
  }

  @Test("rules about certificates are checked on the signer, or on who will sign")
  func certificates() throws {
    let company = try Self.identity("rsa-2048").certificate
    let curve = try Self.identity("secp256k1").certificate
    let document = "<r><cnpj>11.222.333/0001-81</cnpj><other>11222333999999</other></r>"
    let owner = CertificateValue([.subject("2.5.4.3")], pattern: ":([0-9]{14})$")
    for (test, certificate, isKept) in [
      (RuleTest.rsaKey(bits: 2048), company, true), (.rsaKey(bits: 3072), company, false),
      (.rsaKey(bits: 1024), curve, false), (.curve([.secp256k1]), curve, true), (.curve([.p256]), curve, false),
      (.keyUsage([.digitalSignature]), company, true), (.keyUsage([.keyAgreement]), company, false),
      (.extendedKeyUsage(["1.2.3"]), company, false), (.inForce, company, true),
      (.owner(owner, equals: ["r/none", "r/cnpj"], comparing: .whole), company, true),
      (.owner(owner, equals: ["r/other"], comparing: .whole), company, false),
      (.owner(owner, equals: ["r/other"], comparing: .first(8)), company, true),
      (.owner(CertificateValue([.otherName("1.2")]), equals: ["r/cnpj"], comparing: .whole), company, false),
    ] {
      switch try outcome(of: test, on: document, certificate: certificate) {
      case .kept: #expect(isKept, "\(test)")
      case .broken(let finding):
        #expect(!isKept, "\(test): \(finding.message)")
        #expect(finding.subject == .certificate(sha256: certificate.sha256Fingerprint))
      case .notChecked: Issue.record("not checked: \(test)")
      }
    }
    guard case .notChecked = try outcome(of: .inForce, on: document) else {
      Issue.record("checked without a certificate")
      return
    }
    guard case .kept = try outcome(of: .rsaKey(bits: 2048), on: try Self.signed(document)) else {
      Issue.record("the signer was not found")
      return
    }
  }

  @Test("an expired certificate is told")
  func expired() throws {
    let certificate = try Self.identity("expired").certificate
    guard case .broken(let finding) = try outcome(of: .inForce, on: "<r/>", certificate: certificate) else {
      Issue.record("not told")
      return
    }
    #expect(finding.message.contains("is in force from"))
  }
}
