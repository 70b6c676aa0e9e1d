import Foundation
import SignetCertificates
import Testing

@Suite("Verifying again, and many at once")
struct RepeatedVerificationTests {
  @Test("a leaf that comes again gets the same report, also from several threads")
  func again() async throws {
    let chain = try ChainDraft()
    let (verifier, leaf, pool) = try chain.verifier()
    let first = verifier.verify(leaf: leaf, pool: pool)
    #expect(first.isValid)
    await withTaskGroup(of: ChainReport.self) { group in
      for _ in 0..<64 { group.addTask { verifier.verify(leaf: leaf, pool: pool) } }
      for await report in group { #expect(report == first) }
    }
  }

  @Test("what came with a leaf matters, also where the leaf was verified before")
  func otherPool() throws {
    let (verifier, leaf, pool) = try ChainDraft().verifier()
    #expect(verifier.verify(leaf: leaf, pool: pool).isValid)
    #expect(!verifier.verify(leaf: leaf).isValid)
    #expect(verifier.verify(leaf: leaf, pool: pool).isValid)
  }

  @Test("the reports of many leaves are in the order of the leaves")
  func order() throws {
    var input = ChainInput()
    let drafts = try (0..<40).map { number in
      var draft = try ChainDraft()
      draft.leaf.subject = DERText.name("leaf \(number)")
      return draft
    }
    let leaves = try drafts.map { try $0.verifier().leaf }
    for leaf in leaves { input.add(leaf) }
    let verifier = ChainVerifier(ChainSettings(time: Date()))
    #expect(verifier.verify(input).map(\.leaf) == leaves)
    #expect(
      verifier.verify(
        leaves.map { leaf in
          var input = ChainInput(); input.add(leaf); return input
        }
      )
      .map { $0.map(\.leaf) } == leaves.map { [$0] })
  }
}
