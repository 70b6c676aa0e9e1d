import SignetSignatures
import TestSupport
import Testing

/// Other people's documents that were changed after they were signed: the cause is found, without the original.
@Suite("Explanations of other people's documents", .enabled(if: Availability.sharedData))
struct ExplainedSampleTests {
  @Test(
    "what happened to a document after signing is found",
    arguments: [
      ("brazil/nfe-55-signed-pretty.xml", "white-space-removed"),
      ("brazil/nfce-65-signed-qr-pretty.xml", "white-space-removed"),
      ("brazil/evento-110110-cce-pretty.xml", "white-space-removed"),
      ("spain-ticketbai/gobl__invoice-es-es-b2c.xml", "white-space-removed"),
      ("chile/DTE--60910000-1--33--2336600--cleaned.xml", "namespaces-inherited"),
      ("chile/F60T33-ejemplo-oficial-SII.xml", "namespaces-inherited"),
    ])
  func cause(path: String, cause: String) throws {
    let document = try [UInt8](contentsOf: SignedSample.folder.appending(path: path))
    let wrong = try SignatureExplainer().explain(document).flatMap(\.references).filter { !$0.isValid }
    #expect(wrong.contains { $0.cause?.name == cause }, "\(wrong.map { $0.cause?.name })")
  }
}
