import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// The words of a description that countries need beyond the standard's own.
@Suite("Words of a description")
struct DescriptionWordTests {
  private func sign(
    _ description: SignatureDescription, _ document: String = "<r><a ID='A1'>1</a><b/></r>",
    identity: String = "rsa-2048", at time: Date = Date()
  ) throws -> String {
    let plan = try SignaturePlan(description, identity: try Vectors.identity(identity), at: Date())
    return String(decoding: try ReferenceEngine(plan).sign(Array(document.utf8), at: time), as: UTF8.self)
  }

  private func requireValid(_ signed: String) throws {
    let reports = try SignatureVerifier().verify(Array(signed.utf8))
    #expect(!reports.map(\.isValid).contains(false), "\(reports.flatMap(\.findings))")
  }

  private static let whole = SignatureFormsTests.whole

  @Test(
    "the first place that the document has is taken",
    arguments: [
      ([Placement.firstChild(of: "r")], "<r><ds:Signature"), ([.firstChild(of: "r/b")], "<b><ds:Signature"),
      ([.after("r/none"), .after("r/a")], "<a/><ds:Signature"), ([.before("r/b")], "<a/><ds:Signature"),
      ([.lastChild(of: "r/*[2]")], "<b><ds:Signature"), ([.lastChild(of: "r/c[k='two/2']")], "</k><ds:Signature"),
      ([.lastChild(of: "//k[1]")], "<k>two/2<ds:Signature"),
      (
        [.lastChild(of: "r/x"), .wrapped(.lastChild(of: "r"), in: "<x>é<y z='&lt;>'>{signature}</y></x>")],
        "<x>&#xE9;<y z='&lt;>'><ds:Signature"
      ),
      ([.wrapped(.wrapped(.after("r/a"), in: "<p>{signature}</p>"), in: "<q>{signature}</q>")], "<p><q><ds:Signature"),
    ])
  func placement(places: [Placement], expected: String) throws {
    var description = SignatureFormsTests.description([Self.whole])
    description.placement = places
    let signed = try sign(description, "<r><a/><b/><c><k>two/2</k></c></r>")
    #expect(signed.contains(expected), "\(signed)")
    try requireValid(signed)
  }

  @Test(
    "what goes around the signature must be one element with a place for it", arguments: ["<x/>", "{signature}", "<x>"])
  func wrapper(markup: String) throws {
    var description = SignatureFormsTests.description([Self.whole])
    description.placement = [.wrapped(.lastChild(of: "r"), in: markup)]
    let error = #expect(throws: SignetError.self) { try sign(description) }
    #expect(error?.finding.code == .signatureDescriptionInvalid)
  }

  @Test("an Id stands in an attribute of any name", arguments: ["ID", "q:id", "Ref", "xml:id"])
  func idAttribute(name: String) throws {
    var description = SignatureFormsTests.description([
      ReferenceDescription(.element("r/a", idAttribute: name, id: .any), transforms: [.exclusive], digest: .sha256)
    ])
    description.namespaces["q"] = "urn:q"
    let signed = try sign(description, "<r xmlns:p='urn:q'><a \(name.replacing("q:", with: "p:"))='1A'/></r>")
    #expect(signed.contains("URI=\"#1A\""))
    var verifier = SignatureVerifier()
    verifier.idAttributes = ["Ref"]
    #expect(try !verifier.verify(Array(signed.utf8)).map(\.isValid).contains(false))
  }

  @Test("further declarations stand on the signature, and change nothing that is wrong")
  func declarations() throws {
    var description = SignatureFormsTests.description([Self.whole])
    description.declarations = ["xsi": "http://www.w3.org/2001/XMLSchema-instance", "xades": Namespace.xades132]
    let signed = try sign(description)
    #expect(signed.contains("#\" xmlns:xades=\"\(Namespace.xades132)\" xmlns:xsi="))
    try requireValid(signed)
  }

  @Test(
    "text is laid out as it is wanted, and says the same",
    arguments: [
      TextLayout(lineWidth: 64), TextLayout(lineWidth: 76, newline: .crlf), TextLayout(indentation: 2),
      TextLayout(lineWidth: 76, newline: .crlf, indentation: 4, depth: 3),
    ])
  func layout(layout: TextLayout) throws {
    var description = XAdES.baselineB
    description.layout = layout
    description.keyInfo.append(.keyValue)
    description.objects = [ObjectDescription(.markup("<m> <n/></m>"))]
    let signed = try XAdES.sign(description)
    try requireValid(signed)
    #expect(signed.contains("<m> <n/></m>"))
    let lines = signed.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    if layout.lineWidth > 0 {
      let certificate = try Vectors.identity("rsa-2048").certificate.der
      #expect(
        lines.contains { $0.utf8.count >= layout.lineWidth && $0.contains(Base64.encode(certificate).prefix(32)) })
      #expect(signed.contains("\r\n") == (layout.newline == .crlf))
    }
    if let indentation = layout.indentation {
      let space = String(repeating: " ", count: (layout.depth + 1) * indentation)
      #expect(lines.contains { $0.hasPrefix(space + "<ds:SignedInfo>") })
      #expect(lines.contains { $0.hasPrefix(space + "</ds:SignedInfo>") })
    }
  }

  @Test("a season's zone is that of the moment, and a zone may be left out")
  func zone() {
    let winter = Date(timeIntervalSince1970: 1_768_478_400)
    let summer = Date(timeIntervalSince1970: 1_784_116_800)
    #expect(SigningTimeFormat(zone: "Europe/Madrid").text(of: winter) == "2026-01-15T13:00:00+01:00")
    #expect(SigningTimeFormat(zone: "Europe/Madrid").text(of: summer) == "2026-07-15T14:00:00+02:00")
    #expect(SigningTimeFormat(writesZone: false).text(of: winter) == "2026-01-15T12:00:00")
  }

  @Test("the parameters of RSA-PSS are written where they are not the default")
  func pss() throws {
    var description = SignatureFormsTests.description([Self.whole])
    description.methods = [.rsaPSS]
    let plain = try sign(description)
    #expect(!plain.contains("RSAPSSParams"))
    description.pss = RSAPSSParameters(digest: .sha512, maskDigest: .sha256, saltLength: 20)
    let signed = try sign(description)
    #expect(signed.contains("<pss:SaltLength>20</pss:SaltLength>"))
    try requireValid(signed)
  }

  @Test("an ECDSA value in DER is accepted only where that is asked for")
  func derValue() throws {
    var description = SignatureFormsTests.description([Self.whole])
    description.ecdsaEncoding = .der
    let signed = Array(try sign(description, identity: "p-384").utf8)
    var verifier = SignatureVerifier()
    #expect(try verifier.verify(signed).map(\.isValid) == [false])
    verifier.policy.acceptsDEREncodedValues = true
    #expect(try verifier.verify(signed).map(\.isValid) == [true])
    description.ecdsaEncoding = .concatenated
    #expect(try verifier.verify(Array(sign(description, identity: "p-384").utf8)).map(\.isValid) == [true])
    let changed = String(decoding: signed, as: UTF8.self).replacing(">1</a>", with: ">2</a>")
    #expect(try verifier.verify(Array(changed.utf8)).map(\.isValid) == [false])
  }

  @Test("a time in the markup of an object is signed, in the form and zone that are wanted")
  func signedTime() throws {
    var description = SignatureFormsTests.description(
      [Self.whole, ReferenceDescription(.object("{id}-time"), transforms: [], digest: .sha256)], id: SignatureID("NBan")
    )
    let markup = """
      <SignatureProperties><SignatureProperty Id="{id}-time" Target="#{id}"><SigningTime xmlns="urn:t">{time}</SigningTime>\
      </SignatureProperty></SignatureProperties>
      """
    description.objects = [
      ObjectDescription(time: SigningTimeFormat(minutesFromUTC: 420, writesZone: false), .markup(markup)),
      ObjectDescription(.markup("<n xmlns=''>{time}</n>")),
    ]
    let signed = try sign(description, at: Date(timeIntervalSince1970: 1_784_116_800))
    try requireValid(signed)
    #expect(signed.contains(">2026-07-15T19:00:00</SigningTime>"))
    #expect(signed.contains(">2026-07-15T12:00:00Z</n>"))
    let reports = try SignatureVerifier().verify(Array(signed.replacing("T19:", with: "T18:").utf8))
    #expect(reports.map(\.isValid) == [false])
    let taken = #expect(throws: SignetError.self) { try sign(description, "<r ID='NBan-time'/>") }
    #expect(taken?.finding.code == .xmlIDDuplicate)
  }
}
