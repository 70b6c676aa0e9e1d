import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import TestSupport
import Testing

/// One byte of a genuine document is changed at a time. Whatever still verifies must be exactly what was signed, by
/// exactly the one who signed it.
@Suite("Samples with one byte changed", .enabled(if: Availability.sharedData))
struct ChangedByteTests {
  /// What a valid signature vouches for: nothing of it may change.
  private struct Vouched: Hashable {
    let signer: Certificate?
    let method: SignatureMethod?
    let uris: [String?]
    let contents: [[UInt8]?]

    init(_ report: SignatureReport) {
      signer = report.signer
      method = report.method
      uris = report.references.map(\.uri)
      contents = report.references.map(\.verifiedBytes)
    }
  }

  @Test(
    "no change of what is signed, or of who signed, is overlooked",
    arguments: SignedSample.genuine.filter { $0.path != SignedSample.withoutValidChain })
  func changes(sample: SignedSample) throws {
    let original = try sample.bytes
    let verifier = SignatureVerifier(chainVerifier: try trust(in: original))
    let vouched = Set(try verifier.verify(original).filter(\.isValid).map(Vouched.init))
    #expect(vouched.count == sample.acceptedByJDK.count)

    var generator = SeededGenerator()
    var changed = original
    var refusals = 0
    let positions = positions(in: original, &generator)
    for position in positions {
      changed[position] ^= UInt8.random(in: 1...255, using: &generator)
      let valid = (try? verifier.verify(changed))?.filter(\.isValid) ?? []
      if valid.isEmpty { refusals += 1 }
      for report in valid where !vouched.contains(Vouched(report)) {
        Issue.record("byte \(position) set to \(changed[position]) went unnoticed (\(generator))")
      }
      changed[position] = original[position]
    }
    #expect(refusals > positions.count / 2, "\(generator)")
  }

  /// Trusts the signers of the document and nobody else, when the youngest certificate among theirs was new.
  private func trust(in document: [UInt8]) throws -> ChainVerifier {
    let signers = try SignatureVerifier().verify(document).compactMap(\.signer)
    let time = try #require(signers.map(\.notBefore).max())
    return ChainVerifier(ChainSettings(time: time, anchors: TrustStore(anchors: signers)))
  }

  /// Positions anywhere, and more of them in the signatures.
  private func positions(in document: [UInt8], _ generator: inout SeededGenerator) -> [Int] {
    let anywhere = (0..<300).map { _ in Int.random(in: document.indices, using: &generator) }
    let text = String(decoding: document.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    let signatures = text.ranges(of: /<(\w+:)?SignedInfo.*?<\/(\w+:)?KeyInfo>/.dotMatchesNewlines())
    let offset = { (index: String.Index) in text.utf8.distance(from: text.startIndex, to: index) }
    return anywhere
      + signatures.flatMap { stride(from: offset($0.lowerBound), to: offset($0.upperBound), by: 9) }
  }
}
