import Foundation
import SignetFindings
import SignetSignatures
import TestSupport
import Testing

/// A genuine signature is kept, but moved or surrounded so that a careless reader takes something else for signed.
@Suite("Signatures in a forged surrounding")
struct WrappedSignatureTests {
  /// `<x>` by its Id, signed inside of `<r>`.
  private func signed() throws -> (document: String, signature: String) {
    let plan = try SignaturePlan(
      SigningErrorsTests.byID(.any), identity: try Vectors.identity("rsa-2048"), at: Date())
    let document = String(
      decoding: try ReferenceEngine(plan).sign(Array("<r><x Id='A1'>10</x></r>".utf8)), as: UTF8.self)
    let signature = try #require(document.firstMatch(of: /<Signature .*<\/Signature>/)).output
    return (document, String(signature))
  }

  private func verify(_ document: String) throws -> SignatureReport {
    try #require(try SignatureVerifier().verify(Array(document.utf8)).first)
  }

  @Test("an unsigned element beside the signed one is never among what was verified")
  func unsignedSibling() throws {
    let forged = try signed().document.replacing("<r>", with: "<r><x>1000</x>")
    let report = try verify(forged)
    #expect(report.isValid)
    #expect(report.references.map(\.covers) == ["/r/x[2]"])
    #expect(report.references.map(\.verifiedBytes) == [Array("<x Id=\"A1\">10</x>".utf8)])
  }

  @Test(
    "a second element with the Id of the signed one makes the signature invalid",
    arguments: ["Id='A1'", "ID='A1'", "id='A1'", "xml:id='A1'", "q:Id='A1' xmlns:q='urn:q'"])
  func secondID(attribute: String) throws {
    for forged in ["<x \(attribute)>1000</x>", "<y><x \(attribute)>1000</x></y>"] {
      let report = try verify(try signed().document.replacing("<r>", with: "<r>" + forged))
      #expect(!report.isValid)
      #expect(report.findings.contains { $0.code == .signatureReferenceUnresolved })
    }
  }

  @Test("the signed element moved into the signature itself is nothing that an enveloped signature covers")
  func movedInside() throws {
    let forged = try signed().document.replacing("<x Id='A1'>10</x>", with: "<x>1000</x>")
      .replacing("</Signature>", with: "<Object><x Id='A1'>10</x></Object></Signature>")
    let report = try verify(forged)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .signatureCoversNothing })
  }

  @Test("the genuine SignedInfo moved into an Object leaves a signature that can't be read")
  func signedInfoInObject() throws {
    let (document, signature) = try signed()
    let signedInfo = try #require(signature.firstMatch(of: /<SignedInfo>.*<\/SignedInfo>/)).output
    for other in ["", signedInfo.replacing("#A1", with: "#A2")] {
      let forged = document.replacing(signedInfo, with: other)
        .replacing("</Signature>", with: "<Object>\(signedInfo)</Object></Signature>")
      let report = try verify(forged)
      #expect(!report.isValid)
      #expect(report.references.compactMap(\.verifiedBytes).isEmpty)
    }
  }

  @Test("a SignedInfo without references signs nothing")
  func noReferences() throws {
    let (document, signature) = try signed()
    let reference = try #require(signature.firstMatch(of: /<Reference .*<\/Reference>/)).output
    let report = try verify(document.replacing(reference, with: ""))
    #expect(!report.isValid)
    #expect(report.findings.map(\.code) == [.signatureMalformed])
  }

  @Test(
    "a value that is empty, cut short or made longer is not valid",
    arguments: ["SignatureValue", "DigestValue", "X509Certificate"])
  func values(element: String) throws {
    let (document, signature) = try signed()
    let value = try #require(signature.firstMatch(of: try Regex("<\(element)>([^<]*)<"))?[1].substring)
    let changed: [String] = [
      "", " ", "=", "\(value.dropLast(4))", "\(value.dropFirst(4))", "AAAA\(value)", "\(value)AAAA",
      "!\(value.dropFirst())",
    ]
    for forged in changed {
      #expect(try !verify(document.replacing(value, with: forged)).isValid, "\(forged.prefix(20))")
    }
  }

  @Test("100 references are refused unread")
  func manyReferences() throws {
    let (document, signature) = try signed()
    let reference = try #require(signature.firstMatch(of: /<Reference .*<\/Reference>/)).output
    let report = try verify(document.replacing(reference, with: String(repeating: String(reference), count: 100)))
    #expect(report.findings.map(\.code) == [.signatureLimitExceeded])
    #expect(report.references.isEmpty)
  }
}
