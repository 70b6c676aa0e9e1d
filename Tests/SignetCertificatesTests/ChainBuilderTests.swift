import SignetCertificates
import Testing
import TestSupport

@Suite("Building chains")
struct ChainBuilderTests {
  private func build(_ leaf: String, from pool: [Certificate]) throws -> BuiltChain {
    ChainBuilder(ChainSettings(time: ChainVectors.now))
      .build(leaf: try ChainVectors.certificate(leaf), pool: CertificatePool(pool))
  }

  @Test("the chain comes out of a heap in either order, and the rest is listed", arguments: 1...10)
  func heap(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let heap = try ["rsa-2048", "ec", "expired-root", "loop", "impostor-twin"].flatMap(ChainVectors.chain)
    let built = try build("rsa-2048", from: Array(Set(heap)).shuffled(using: &generator))
    let expected = try ChainVectors.chain("rsa-2048")
    #expect(built.report.isValid)
    #expect(built.certificates(.leafFirst) == expected)
    #expect(built.certificates(.rootFirst) == expected.reversed())
    #expect(built.certificates(.leafFirst, includesRoot: false) == expected.dropLast())
    #expect(Set(built.unrelated.map(\.certificate)) == Set(heap).subtracting(expected))
  }

  @Test("an incomplete chain is built as far as it goes")
  func incomplete() throws {
    let built = try build("rsa-2048", from: [try ChainVectors.certificate("intermediate")])
    #expect(built.report.errorCodes == ["chain.root-missing"])
    #expect(try built.certificates(.leafFirst) == ChainVectors.chain("root-missing"))
  }

  @Test("a self-signed leaf is never left out as a root")
  func selfSignedLeaf() throws {
    let built = try build("root", from: [])
    #expect(built.certificates(includesRoot: false).count == 1)
  }
}
