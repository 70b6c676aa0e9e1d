import Foundation
import SignetCertificates
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

/// Signatures that an authority or a certifier adds: they are part of the scheme, and nobody else makes them.
@Suite("Signatures of others")
struct OthersSignatureTests {
  struct Case: CustomTestStringConvertible {
    let profile: SignatureProfile
    let document: String
    var testDescription: String { profile.id }
  }

  static let cases = [
    Case(
      profile: .gtFEL,
      document: """
        <dte:GTDocumento xmlns:dte="http://www.sat.gob.gt/dte/fel/0.2.0"><dte:SAT><dte:DTE ID="DatosCertificados">\
        <dte:DatosEmision ID="DatosEmision"><a>1</a></dte:DatosEmision></dte:DTE></dte:SAT></dte:GTDocumento>
        """),
    Case(
      profile: .brNFSe100,
      document: """
        <NFSe xmlns="http://www.sped.fazenda.gov.br/nfse" versao="1.00"><infNFSe \
        Id="NFS14001591201761135000132000000000000022097781063609"><DPS versao="1.00"><infDPS \
        Id="DPS140015920176113500013200900000000000000003"><a>1</a></infDPS></DPS></infNFSe></NFSe>
        """),
    Case(
      profile: .brNFe,
      document: """
        <nfeProc xmlns="http://www.portalfiscal.inf.br/nfe"><NFe><infNFe \
        Id="NFe35260112345678000195550010000000021000000022"><ide><mod>55</mod></ide><a>1</a></infNFe></NFe>\
        <protNFe><infProt Id="ID1"><a>1</a></infProt></protNFe></nfeProc>
        """),
  ]

  private func sign(_ document: [UInt8], _ description: SignatureDescription) throws -> [UInt8] {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048")
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    return try SigningSequence(ReferenceEngine(try SignaturePlan(description, identity: identity, at: Date())))
      .sign(document)
  }

  @Test("they are verified beside those that the profile makes", arguments: cases)
  func verified(one: Case) throws {
    let own = try sign(Array(one.document.utf8), one.profile.signatures[0])
    let both = try sign(own, one.profile.othersSignatures[0])
    for demanded in [one.profile, nil] {
      let reports = try ProfileVerifier(SignatureVerifier(), demanding: demanded).verify(both)
      #expect(reports.map(\.isValid) == [true, true], "\(reports.flatMap(\.findings))")
      #expect(reports.map(\.profile?.id) == [one.profile.id, one.profile.id])
    }
    var without = one.profile
    without.othersSignatures = []
    let reports = try ProfileVerifier(SignatureVerifier(), demanding: without).verify(both)
    #expect(reports.count(where: \.isValid) == 1)
    let changed = String(decoding: both, as: UTF8.self).replacing("<a>1", with: "<a>2")
    #expect(
      try ProfileVerifier(SignatureVerifier(), demanding: one.profile).verify(Array(changed.utf8)).map(\.isValid)
        == [false, false])
    #expect(try SignatureProfile(yaml: one.profile.yaml()) == one.profile)
  }
}
