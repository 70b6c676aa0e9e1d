import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import Testing

/// Texts that Swift takes for equal and XML does not: U+212A KELVIN SIGN is canonically equivalent to `K`.
@Suite("Ids that look alike")
struct EquivalentIdentifierTests {
  private func sign(_ description: SignatureDescription, _ document: String) throws -> String {
    let plan = try SignaturePlan(description, identity: try Vectors.identity("p-256"), at: Date())
    return String(decoding: try ReferenceEngine(plan).sign(Array(document.utf8)), as: UTF8.self)
  }

  private func element(_ path: String, id: ReferenceDescription.IDRule = .any)
    -> ReferenceDescription
  {
    ReferenceDescription(
      .element(path, idAttribute: "Id", id: id), transforms: [.exclusive], digest: .sha256)
  }

  private func reports(_ document: String) throws -> [SignatureReport] {
    try SignatureVerifier().verify(Array(document.utf8))
  }

  // MARK: Verifying

  @Test("properties under an Id that is canonically equivalent to the signed one are not signed")
  func properties() throws {
    var description = XAdES.epes
    description.id = SignatureID("K1")
    let signed = try sign(description, "<a/>")
    let properties = String(
      try #require(signed.firstMatch(of: /<xades:SignedProperties.*<\/xades:SignedProperties>/)).output)
    let forged = properties.replacing("Id=\"K1", with: "Id=\"\u{212A}1")
      .replacing(/<xades:SigningTime>[^<]*/) { _ in "<xades:SigningTime>2001-01-01T00:00:00Z" }
    let moved = "<ds:Object><w xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">\(properties)</w></ds:Object>"
    let document = signed.replacing(properties, with: forged).replacing(
      "</ds:Signature>", with: moved + "</ds:Signature>")
    let report = try #require(try reports(document).first)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .xadesPropertiesNotSigned }, "\(report.findings.map(\.code))")
  }

  @Test("a property about an equivalent Id is about no reference")
  func propertyReference() throws {
    var description = XAdES.baselineB
    description.id = SignatureID("K1")
    let signed = try XAdES.sign(description)
    #expect(try reports(signed).map(\.xades?.form) == [.baselineB])
    let changed = try XAdES.resign(
      signed.replacing("ObjectReference=\"#K1", with: "ObjectReference=\"#\u{212A}1"))
    let report = try #require(try reports(changed).first)
    #expect(
      report.findings.contains { $0.code == .xadesReferenceUnknown },
      "\(report.findings.map(\.code))")
    #expect(report.xades?.form != .baselineB)
  }

  @Test("a policy is looked for by its very identifier")
  func policy() throws {
    var description = XAdES.epes
    description.xades?.policy = .identified(
      SignaturePolicyID(
        ObjectIdentifier("urn:K"), digest: .sha256, digestValue: [UInt8](repeating: 1, count: 32)))
    var verifier = SignatureVerifier()
    verifier.xades.policies = ["urn:\u{212A}": Array("another policy".utf8)]
    let report = try #require(try verifier.verify(Array(try sign(description, "<a/>").utf8)).first)
    #expect(
      report.findings.contains { $0.code == .xadesPolicyNotChecked },
      "\(report.findings.map(\.code))")
  }

  @Test("an element whose name is equivalent to one of KeyInfo's is none")
  func keyInfoNames() throws {
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.keyInfo = [.keyValue]
    let signed = try sign(description, "<r/>").replacing(
      "ds:KeyValue>", with: "ds:\u{212A}eyValue>")
    #expect(try reports(signed).map(\.isValid) == [false])
    #expect(try reports(signed).first?.findings.first?.code == .signatureKeyMissing)
  }

  @Test("an expression between prefixes that are equivalent is refused")
  func prefixes() throws {
    let filter = XPathFilter("not(ancestor-or-self::K:x)", namespaces: ["K": "urn:1"])
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.references[0].transforms.insert(.xpath(filter), at: 1)
    let signed = try sign(description, "<r xmlns:\u{212A}='urn:2'><x xmlns='urn:1'/></r>")
    let report = try #require(try reports(signed).first)
    #expect(
      report.findings.map(\.code).contains(.signatureTransformUnsupported),
      "\(report.findings.map(\.code))")
  }

  // MARK: Signing

  @Test("a signature is found by its very Id")
  func existingSignature() throws {
    func inner(_ id: String) -> SignatureDescription {
      var description = SignatureFormsTests.description([element("r/b")], id: SignatureID(id))
      description.joinsOthers = true
      return description
    }
    let twice = try sign(inner("\u{212A}1"), try sign(inner("K1"), "<r><b Id='B'/></r>"))
    for id in ["K1", "\u{212A}1"] {
      let outer = SignatureFormsTests.description([
        ReferenceDescription(.signature(id), transforms: [.exclusive], digest: .sha256)
      ])
      let report = try #require(try reports(try sign(outer, twice)).last)
      #expect(
        report.isValid
          && report.references.map { Array(($0.uri ?? "").utf8) } == [Array("#\(id)".utf8)])
    }
  }

  @Test("what has an equivalent Id is not signed already")
  func notSignedYet() throws {
    let document = "<r><a Id='K1'/><b Id='\u{212A}1'/></r>"
    let twice = try sign(
      SignatureFormsTests.description([element("r/b")]),
      try sign(SignatureFormsTests.description([element("r/a")]), document))
    #expect(try reports(twice).map(\.references.first?.covers) == ["/r/a", "/r/b"])
  }

  @Test("a combining character at the beginning of an Id does not hide it")
  func combining() throws {
    let signed = try sign(
      SignatureFormsTests.description([element("r/a")]), "<r><a Id='\u{345}1'/><b Id='1'/></r>")
    let report = try #require(try reports(signed).first)
    #expect(report.isValid && report.references.first?.covers == "/r/a", "\(report.findings)")
  }

  @Test("the form of an Id is compared code point by code point")
  func pattern() throws {
    let description = SignatureFormsTests.description([element("r/a", id: .matching("\u{C5}[0-9]"))]
    )
    _ = try sign(description, "<r><a Id='\u{C5}1'/></r>")
    // U+212B ANGSTROM SIGN is canonically equivalent to U+00C5.
    let error = #expect(throws: SignetError.self) {
      try sign(description, "<r><a Id='\u{212B}1'/></r>")
    }
    #expect(error?.finding.code == .signatureIDInvalid)
  }

  @Test("a description may have equivalent Ids, and names each part by its very own")
  func descriptions() throws {
    var description = SignatureFormsTests.description([
      ReferenceDescription(.object("K"), transforms: [], digest: .sha256)
    ])
    description.objects = [
      ObjectDescription(id: "K", .text("1")), ObjectDescription(id: "\u{212A}", .text("2")),
    ]
    #expect(try reports(try sign(description, "<r/>")).map(\.isValid) == [true])
    description.objects.removeFirst()
    let object = #expect(throws: SignetError.self) { try sign(description, "<r/>") }
    #expect(object?.finding.code == .signatureDescriptionInvalid)
    var properties = XAdES.baselineB
    properties.references[0].id = "{id}-K"
    properties.xades?.commitments = []
    properties.xades?.dataObjectFormats = [DataObjectFormat(of: "{id}-\u{212A}")]
    let format = #expect(throws: SignetError.self) { try sign(properties, "<r/>") }
    #expect(format?.finding.code == .signatureDescriptionInvalid)
  }

  @Test("lists of prefixes that are equivalent are not the same")
  func prefixLists() {
    let one = Canonicalization(.exclusive, inclusivePrefixes: ["K"])
    #expect(one != Canonicalization(.exclusive, inclusivePrefixes: ["\u{212A}"]))
    #expect(one == Canonicalization(.exclusive, inclusivePrefixes: ["K"]))
  }
}
