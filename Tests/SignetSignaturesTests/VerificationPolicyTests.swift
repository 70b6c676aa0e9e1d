import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import Testing

/// What a verifier can be told not to accept.
@Suite("Verification policy")
struct VerificationPolicyTests {
  private static let xpath = Transform.xpath(XPathFilter("true()"))

  private func sign(_ description: SignatureDescription, identity: String = "rsa-2048") throws
    -> String
  {
    let plan = try SignaturePlan(description, identity: try Vectors.identity(identity), at: Date())
    return String(
      decoding: try ReferenceEngine(plan).sign(Array("<r><b ID='B1'/></r>".utf8)), as: UTF8.self)
  }

  private func verify(_ document: String, _ policy: VerificationPolicy) throws -> SignatureReport {
    var verifier = SignatureVerifier()
    verifier.policy = policy
    return try #require(try verifier.verify(Array(document.utf8)).first)
  }

  // MARK: Transforms

  @Test("a transform that is not accepted is refused, and so is what it leads to")
  func transforms() throws {
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.references[0].transforms.insert(Self.xpath, at: 1)
    let document = try sign(description)
    var policy = VerificationPolicy()
    #expect(try verify(document, policy).isValid)
    policy.transforms.remove(.xpath)
    let report = try verify(document, policy)
    #expect(!report.isValid && report.references.map(\.isValid) == [false])
    #expect(
      report.findings.contains { $0.code == .signatureTransformRefused && $0.severity == .error })
    policy.transforms = [.xpath]
    #expect(try !verify(document, policy).isValid)
  }

  @Test("references of manifests are judged too")
  func manifests() throws {
    var description = SignatureFormsTests.description([
      ReferenceDescription(.manifest("list"), transforms: [.c14n10], digest: .sha256)
    ])
    let element = ReferenceDescription.Subject.element("r/b", idAttribute: "ID", id: .any)
    description.objects = [
      ObjectDescription(
        .manifest(
          ManifestDescription(
            id: "list",
            references: [
              ReferenceDescription(element, transforms: [Self.xpath], digest: .sha256),
              ReferenceDescription(element, transforms: [], digest: .sha1),
            ])))
    ]
    let document = try sign(description)
    func entries(_ policy: VerificationPolicy) throws -> [Bool]? {
      try verify(document, policy).references.first?.manifest?.map(\.isValid)
    }
    var policy = VerificationPolicy()
    #expect(try entries(policy) == [true, true])
    policy.transforms.remove(.xpath)
    #expect(try entries(policy) == [false, true])
    policy.digests.remove(.sha1)
    #expect(try entries(policy) == [false, false])
  }

  @Test("a manifest of which transforms leave parts out is not read")
  func transformedManifest() throws {
    var description = SignatureFormsTests.description([
      ReferenceDescription(.manifest("list"), transforms: [Self.xpath, .c14n10], digest: .sha256)
    ])
    description.objects = [
      ObjectDescription(
        .manifest(
          ManifestDescription(
            id: "list",
            references: [
              ReferenceDescription(
                .element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha256)
            ])))
    ]
    let report = try verify(try sign(description), VerificationPolicy())
    #expect(report.isValid)
    #expect(report.references.first?.manifest == nil)
  }

  // MARK: RSA-PSS

  private func pss(mask: DigestAlgorithm) throws -> String {
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.methods = [.rsaPSS]
    description.pss = RSAPSSParameters(digest: .sha256, maskDigest: mask)
    return try sign(description)
  }

  @Test("the digest of RSA-PSS's mask is judged as the digest is")
  func maskDigest() throws {
    let document = try pss(mask: .sha1)
    #expect(try verify(document, VerificationPolicy()).isValid)
    let report = try verify(document, .strict)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .signatureAlgorithmRefused })
    #expect(try verify(try pss(mask: .sha256), .strict).isValid)
  }

  @Test(
    "a part of RSA-PSS's parameters that is there twice is malformed",
    arguments: [
      "DigestMethod", "MaskGenerationFunction", "SaltLength",
    ])
  func repeatedParts(name: String) throws {
    let document = try pss(mask: .sha512)
    let parameters = try #require(document.firstMatch(of: /<(\w+:)?RSAPSSParams.*RSAPSSParams>/))
      .output.0
    let pattern = try Regex(
      "<(\\w+:)?\(name)[ >](?:[^<]*</(\\w+:)?\(name)>|[^>]*/>|.*</(\\w+:)?\(name)>)")
    let part = String(parameters[try #require(parameters.firstMatch(of: pattern)).range])
    let changed = document.replacing(
      parameters, with: parameters.replacing(part, with: part + part, maxReplacements: 1))
    let report = try verify(changed, VerificationPolicy())
    #expect(report.findings.map(\.code) == [.signatureMalformed], "\(part)")
  }
}
