import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Profiles with stamps")
struct StampedProfileTests {
  private static let receipt = """
    <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Fecha="2025-11-24T10:00:00" SubTotal="1" \
    Moneda="MXN" Total="1" TipoDeComprobante="I" Exportacion="01" LugarExpedicion="06000"><cfdi:Emisor Rfc="A" \
    Nombre="B" RegimenFiscal="601"/></cfdi:Comprobante>
    """

  /// The digits 00001000000500001234 as the octets of a serial number.
  private static let serial = "3030303031303030303030353030303031323334"

  @Test("a scheme without XML signatures is signed by its stamp, recognized and verified")
  func stampAlone() throws {
    let identity = try StampSupport.identity(serial: Self.serial)
    let signer = ProfileSigner(recognizing: SignatureProfile.countries, identity: identity, at: Date())
    let signed = try signer.sign(Array(Self.receipt.utf8))
    #expect(signed.profile.id == "mx-cfdi")
    for demanded in [SignatureProfile.mxCFDI, nil] {
      let verifier = ProfileVerifier(SignatureVerifier(), demanding: demanded)
      #expect(try verifier.verify(signed.document).isEmpty)
      let stamps = try verifier.verifyStamps(of: signed.document)
      #expect(stamps.map(\.name) == ["mx-sello"])
      #expect(stamps.map(\.isValid) == [true])
      let changed = try signed.document.replacing(" Total=\"1\"", with: " Total=\"2\"")
      #expect(try verifier.verifyStamps(of: changed).map(\.isValid) == [false])
      #expect(
        try verifier.verifyStamps(of: Array(Self.receipt.utf8)).flatMap(\.findings).map(\.code) == [.stampMissing])
    }
  }

  @Test("where trust is asked for, the seal's certificate must lead to an anchor, and its owner be allowed")
  func trust() throws {
    let identity = try StampSupport.identity(serial: Self.serial)
    let sealed = try ProfileSigner(.mxCFDI, identity: identity, at: Date()).sign(Array(Self.receipt.utf8)).document
    func report(_ verifier: SignatureVerifier) throws -> StampReport {
      try #require(try ProfileVerifier(verifier, demanding: .mxCFDI).verifyStamps(of: sealed).first)
    }
    let unchecked = try report(SignatureVerifier())
    #expect(unchecked.isValid && unchecked.signer == identity.certificate)
    #expect(unchecked.findings.map(\.code) == [.signatureSignerNotChecked])
    let root = try CredentialDecoder.decode(
      [UInt8](contentsOf: Project.testVectors.appending(path: "certificates/root.pem")), source: "root")
    for (anchor, isTrusted) in [(root.certificates[0], false), (identity.certificate, true)] {
      let settings = ChainSettings(time: Date(), purpose: .any, anchors: TrustStore(anchors: [anchor]))
      let judged = try report(SignatureVerifier(chainVerifier: ChainVerifier(settings)))
      #expect(judged.isValid == isTrusted, "\(judged.findings)")
      #expect(judged.chain != nil)
    }
    let other = try report(SignatureVerifier(allowedSigners: .certificates(root.certificates)))
    #expect(other.findings.map(\.code).contains(.signatureSignerNotAllowed))
  }

  @Test("a stamp that is there and holds is kept under a signature, and no other; alone it is another's")
  func presentStamps() throws {
    let identity = try StampSupport.identity(serial: Self.serial)
    let sealed = try ProfileSigner(.mxCFDI, identity: identity, at: Date()).sign(Array(Self.receipt.utf8)).document
    let again = #expect(throws: SignetError.self) {
      try ProfileSigner(.mxCFDI, identity: identity, at: Date()).sign(sealed)
    }
    #expect(again?.finding.code == .stampAlreadyPresent)
    var profile = SignatureProfile.xmldsigEnveloped
    profile.stamps = [.mxSello]
    let signer = try ProfileSigner(profile, identity: identity, at: Date())
    let signed = try signer.sign(sealed).document
    #expect(signed.starts(with: sealed.dropLast("</cfdi:Comprobante>".count)))
    let changed = try sealed.replacing(" Total=\"1\"", with: " Total=\"2\"")
    let error = #expect(throws: SignetError.self) { try signer.sign(changed) }
    #expect(error?.finding.code == .stampAlreadyPresent)
  }

  @Test("a certificate that is not in force seals nothing")
  func validity() throws {
    let identity = try StampSupport.identity(serial: Self.serial)
    let early = Date(timeIntervalSince1970: 1_000_000_000)
    let error = #expect(throws: SignetError.self) {
      try ProfileSigner(.mxCFDI, identity: identity, at: early)
    }
    #expect(error?.finding.code == .certificateNotYetValid)
  }

  @Test("a document that is no scheme's and has no signature has none")
  func nothingThere() throws {
    let error = #expect(throws: SignetError.self) {
      try ProfileVerifier(SignatureVerifier()).verify(Array("<r/>".utf8))
    }
    #expect(error?.finding.code == .signatureMissing)
    #expect(try ProfileVerifier(SignatureVerifier()).verifyStamps(of: Array("<r/>".utf8)).isEmpty)
  }

  @Test("inputs that are missing, unknown or of one document alone are told before anything is signed")
  func inputs() throws {
    let identity = try StampSupport.identity()
    var profile = SignatureProfile.xmldsigEnveloped
    profile.stamps = [.brNFCe2]
    let missing = #expect(throws: SignetError.self) {
      try ProfileSigner(profile, identity: identity, at: Date())
    }
    #expect(missing?.finding.code == .stampInputMissing)
    profile.stamps = [.saChain]
    let unknown = #expect(throws: SignetError.self) {
      try ProfileSigner(profile, identity: identity, at: Date(), stampInputs: StampInputs(values: ["csc": "1"]))
    }
    #expect(unknown?.finding.code == .stampInputInvalid)
    let signer = try ProfileSigner(
      profile, identity: identity, at: Date(), stampInputs: StampInputs(values: ["counter": "1"]))
    let many = #expect(throws: SignetError.self) { try signer.requireInputsForMany() }
    #expect(many?.finding.code == .stampInputInvalid)
    try ProfileSigner(profile, identity: identity, at: Date()).requireInputsForMany()
  }

  @Test("stamps are words of a profile in YAML", arguments: StampName.allCases)
  func yaml(name: StampName) throws {
    var profile = SignatureProfile.mxCFDI
    profile.stamps = [name, .mxSello]
    let text = try profile.yaml()
    #expect(text.contains("stamps:\n- \(name.rawValue)\n- mx-sello\n"))
    #expect(try SignatureProfile(yaml: text) == profile)
    let error = #expect(throws: SignetError.self) {
      try SignatureProfile(yaml: text.replacing("- mx-sello", with: "- mx-selo"))
    }
    #expect(error?.finding.message.contains("mx-selo") == true)
  }

  @Test("the documentation names every stamp and everything that it needs and gives", arguments: StampName.allCases)
  func documentation(name: StampName) throws {
    let page = String(decoding: try [UInt8](contentsOf: Project.root.appending(path: "docs/stamps.md")), as: UTF8.self)
    let word = name.rawValue.replacing(/^es-ticketbai-(bizkaia|gipuzkoa)$/, with: { "-\($0.output.1)" })
    let row = try #require(page.split(separator: "\n").first { $0.contains("`\(word)`") }, "\(name) is not there")
    for input in name.stamp.inputs { #expect(row.contains("`\(input.name)`")) }
  }
}
