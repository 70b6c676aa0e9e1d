import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// Signed documents that were changed on their way are not valid, unless what they cover is what was signed, byte for byte.
@Suite("Mutated signatures")
struct MutatedSignatureTests {
  /// How many mutations of each document are tried; more with `SIGNET_FUZZ_COUNT`, as `make fuzz` asks.
  private static let count = ProcessInfo.processInfo.environment["SIGNET_FUZZ_COUNT"].flatMap { Int($0) } ?? 500
  /// The seed; chosen with `SIGNET_FUZZ_SEED`, else new in every run.
  private static let seed = ProcessInfo.processInfo.environment["SIGNET_FUZZ_SEED"].flatMap { UInt64($0) }

  static let document = """
    <Invoice xmlns="urn:invoice" xmlns:x="urn:x" id="i1"><!-- draft --><Name>Café &amp; Söhne</Name>
      <Line x:n="1"><Price unit="PC">1</Price></Line><Line x:n="2"><Price unit="KG">22</Price></Line></Invoice>
    """

  static let forms: [String: SignatureDescription] = [
    "enveloped": SigningTests.enveloped,
    "by Id": {
      var description = SigningTests.enveloped
      description.references = [
        ReferenceDescription(
          .element("*", idAttribute: "id", id: .any), transforms: [.envelopedSignature, .c14n10], digest: .sha256)
      ]
      return description
    }(),
    "XPath": {
      var description = SigningTests.enveloped
      let filter = XPathFilter("not(ancestor-or-self::ds:Signature) and true()", namespaces: TransformTests.prefixes)
      description.references = [
        ReferenceDescription(.document, transforms: [.xpath(filter), .c14n10], digest: .sha256)
      ]
      return description
    }(),
    "XAdES": XAdES.epes,
  ]

  @Test("a valid mutation covers what was signed", arguments: forms.keys.sorted())
  func mutations(form: String) throws {
    let generator = Self.seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
    print("mutated signature, \(form): \(generator)")
    let identity = try Vectors.identity("p-256")
    let plan = try SignaturePlan(try #require(Self.forms[form]), identity: identity, at: Date())
    let signed = try ReferenceEngine(plan).sign(Array(Self.document.utf8))
    let verifier = SignatureVerifier(allowedSigners: .certificates([identity.certificate]))
    let honest = try #require(try verifier.verify(signed).first)
    try #require(honest.isValid, "\(honest.findings)")

    var mutation = MarkupMutation(generator)
    var stillValid = 0
    for _ in 0..<Self.count {
      let mutated = mutation.mutate(signed)
      guard let reports = try? verifier.verify(mutated) else { continue }
      for report in reports {
        guard report.isValid else {
          #expect(report.references.allSatisfy { $0.verifiedBytes == nil })
          #expect(report.findings.contains { $0.severity == .error })
          continue
        }
        stillValid += 1
        #expect(
          report.references.map(\.verifiedBytes) == honest.references.map(\.verifiedBytes),
          "\(generator): \(String(decoding: mutated, as: UTF8.self))")
      }
    }
    // Changes outside of what is signed must not make every case trivial.
    #expect(stillValid < Self.count)
  }
}
