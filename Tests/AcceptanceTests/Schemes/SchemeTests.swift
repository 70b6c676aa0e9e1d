import Foundation
import SignetCertificates
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

/// Authorities' own invoices, signed as they ask for it and judged by independent verifiers.
@Suite(
  "Schemes with XAdES", .enabled(if: Availability.sharedData), .enabled(if: Availability.programs("xmlsec1", "java")),
  .enabled(if: Availability.pythonPeers))
struct SchemeTests {
  /// A description and a document for it.
  struct Scheme: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let description: SignatureDescription
    let document: String
    let form: XAdESReport.Form
  }

  static let schemes = [
    Scheme(
      testDescription: "Ecuador", description: SignatureProfile.ecSRI.signatures[0],
      document: "ecuador/invoice-unsigned.xml",
      form: .bes),
    Scheme(
      testDescription: "Colombia", description: SignatureProfile.coDIAN.signatures[0], document: "ubl-pe", form: .epes),
    Scheme(
      testDescription: "Facturae", description: SignatureProfile.esFacturae.signatures[0],
      document: "spain-facturae/derived-unsigned__factura_ejemplo2_32v1.xml", form: .epes),
    Scheme(
      testDescription: "TicketBAI", description: SchemeDescriptions.ticketBAI,
      document: "spain-ticketbai/barnetik__sample-no-signature.xml", form: .epes),
  ]

  private func sign(_ document: [UInt8], _ description: SignatureDescription, identity: String) throws -> [UInt8] {
    let file = Vector.identity(identity)
    let decoded = try CredentialDecoder.decode(try Vector.bytes(file), source: file)
    let signer = try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    return try ReferenceEngine(try SignaturePlan(description, identity: signer, at: Date())).sign(document)
  }

  private func document(_ name: String) throws -> [UInt8] {
    guard name.hasSuffix(".xml") else { return try Vector.bytes(Vector.invoice(name)) }
    return try [UInt8](contentsOf: SignedSample.folder.appending(path: name))
  }

  @Test("xmlsec1, the JDK and signxml accept what Signet makes of them", arguments: schemes)
  func accepted(scheme: Scheme) throws {
    let signed = try sign(try document(scheme.document), scheme.description, identity: "rsa-2048")
    let report = try #require(try SignatureVerifier().verify(signed).first)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.xades?.form == scheme.form)
    let folder = try TemporaryDirectory()
    let file = try folder.write(signed, to: "signed.xml")
    for verifier in [XMLSec(), JDK(), SignXML()] as [any IndependentVerifier] {
      let refusals = try verifier.refusals(of: [file])
      #expect(refusals.isEmpty, "\(verifier): \(refusals.values)")
    }
  }

  @Test("a counter-signature is accepted by the JDK, and leaves the signature as it was", arguments: schemes)
  func countersigned(scheme: Scheme) throws {
    let signed = try sign(try document(scheme.document), scheme.description, identity: "rsa-2048")
    let countersigned = try sign(signed, SchemeDescriptions.counterSignature, identity: "p-256")
    let reports = try SignatureVerifier().verify(countersigned)
    #expect(reports.map(\.isValid) == [true, true], "\(reports.flatMap(\.findings))")
    #expect(reports.map(\.xades?.form) == [scheme.form, .baselineB])
    let folder = try TemporaryDirectory()
    let file = try folder.write(countersigned, to: "signed.xml")
    for verifier in [XMLSec(), JDK()] as [any IndependentVerifier] {
      let refusals = try verifier.refusals(of: [file])
      #expect(refusals.isEmpty, "\(verifier): \(refusals.values)")
    }
  }
}
