import Foundation
import SignetCertificates
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// Several signatures of one document, the inner ones first.
@Suite("Profiles with several signatures")
struct SigningSequenceTests {
  /// As Chile has them: a document that stands alone, and the set around it.
  static let profile: SignatureProfile = {
    var profile = AuthorityModeTests.chile([AuthorityModeTests.bothContexts[0]], transforms: [.c14n10])
    var set = profile.signatures[0]
    set.placement = [.lastChild(of: "s:EnvioDTE")]
    set.references[0].subject = .element("s:EnvioDTE/s:SetDTE", idAttribute: "ID", id: .any)
    set.contexts = [.document]
    profile.signatures.append(set)
    return profile
  }()

  private func sequence(_ profile: SignatureProfile = Self.profile) throws -> SigningSequence {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048")
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let engines = try profile.signatures.map {
      ReferenceEngine(try SignaturePlan($0, identity: identity, at: Date()))
    }
    return SigningSequence(engines[0], Array(engines.dropFirst()))
  }

  private static let envelope = """
    <EnvioDTE xmlns="http://www.sii.cl/SiiDte" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SetDTE ID="SetDoc">\
    <DTE><Documento ID="F1T33"><Folio>1</Folio></Documento></DTE></SetDTE></EnvioDTE>
    """

  @Test("the inner signature is made first, the outer one covers it, and both are valid for the profile")
  func innerBeforeOuter() throws {
    let signed = try sequence().sign(Array(Self.envelope.utf8))
    let verifier = ProfileVerifier(SignatureVerifier(), demanding: Self.profile)
    let reports = try verifier.verify(signed)
    #expect(reports.map(\.isValid) == [true, true], "\(reports.flatMap(\.findings))")
    #expect(reports.map(\.signature.references.first?.uri) == ["#F1T33", "#SetDoc"])
    #expect(try SignatureVerifier().verify(signed).map(\.isValid) == [false, true])
    let text = String(decoding: signed, as: UTF8.self)
    let changed = try verifier.verify(Array(text.replacing("<Folio>1", with: "<Folio>2").utf8))
    #expect(changed.map(\.isValid) == [false, false])
    // A signature that is neither of the two is none of the profile.
    let other = try verifier.verify(
      Array(text.replacing("<SetDTE ID=\"SetDoc\">", with: "<SetDTE ID=\"SetDoc\"><n/>").utf8))
    #expect(other.map(\.isValid) == [true, false])
  }

  @Test("what is weak is told once, and what can't be signed whole is not signed")
  func findings() throws {
    #expect(try sequence().findings.map(\.code) == [.signatureAlgorithmWeak])
    let error = #expect(throws: SignetError.self) {
      try sequence().sign(Array(Self.envelope.replacing(" ID=\"SetDoc\"", with: "").utf8))
    }
    #expect(error?.finding.code == .signatureIDInvalid)
  }

  @Test("each document of a lot is signed where it stands, and the lot after them")
  func lot() throws {
    var profile = Self.profile
    let each = "s:EnvioDTE/s:SetDTE/s:DTE"
    profile.signatures[0].each = each
    profile.signatures[0].placement = [.lastChild(of: each)]
    profile.signatures[0].references[0].subject = .element(each + "/s:Documento", idAttribute: "ID", id: .any)
    profile.signatures[0].contexts = [.standalone(each, keeping: .used)]
    let document = try #require(Self.envelope.firstMatch(of: /<DTE>.*<\/DTE>/)).output
    let lot = Self.envelope.replacing(
      document, with: (1...5).map { document.replacing("F1T33", with: "F\($0)T33") }.joined())
    let signed = try sequence(profile).sign(Array(lot.utf8))
    let reports = try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(signed)
    #expect(reports.map(\.isValid) == Array(repeating: true, count: 6), "\(reports.flatMap(\.findings))")
    #expect(
      reports.map(\.signature.references[0].covers) == (1...5).map { "/EnvioDTE/SetDTE/DTE[\($0)]/Documento" } + [
        "/EnvioDTE/SetDTE"
      ])
    let error = #expect(throws: SignetError.self) { try sequence(profile).sign(Array("<r/>".utf8)) }
    #expect(error?.finding.code == .xmlElementNotFound)
  }
}
