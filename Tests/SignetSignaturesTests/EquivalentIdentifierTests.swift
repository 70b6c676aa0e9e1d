import Foundation
import SignetSignatures
import Testing

@Suite("Ids that look alike")
struct EquivalentIdentifierTests {
  @Test("properties under an Id that is canonically equivalent to the signed one are not signed")
  func kelvinSign() throws {
    var description = XAdES.epes
    description.id = SignatureID("K1")
    let plan = try SignaturePlan(description, identity: try Vectors.identity("p-256"), at: Date())
    let signed = String(decoding: try ReferenceEngine(plan).sign(Array("<a/>".utf8)), as: UTF8.self)
    let properties = String(
      try #require(signed.firstMatch(of: /<xades:SignedProperties.*<\/xades:SignedProperties>/)).output)
    let forged = properties.replacing("Id=\"K1", with: "Id=\"\u{212A}1")
      .replacing(/<xades:SigningTime>[^<]*/) { _ in "<xades:SigningTime>2001-01-01T00:00:00Z" }
    let moved = "<ds:Object><w xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">\(properties)</w></ds:Object>"
    let document = signed.replacing(properties, with: forged).replacing(
      "</ds:Signature>", with: moved + "</ds:Signature>")
    let report = try #require(try SignatureVerifier().verify(Array(document.utf8)).first)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .xadesPropertiesNotSigned }, "\(report.findings.map(\.code))")
  }
}
