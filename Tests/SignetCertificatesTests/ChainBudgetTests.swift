import SignetCertificates
import Testing

@Suite("Budgets of chains")
struct ChainBudgetTests {
  private func report(_ name: String, _ budget: ChainBudget) throws -> ChainReport {
    let chain = try ChainVectors.chain(name)
    let settings = ChainSettings(
      time: ChainVectors.now, anchors: try ChainVectors.anchors("root", "ec-root"), budget: budget)
    return ChainVerifier(settings).verify(leaf: chain[0], pool: CertificatePool(chain.dropFirst()))
  }

  @Test("a chain as deep as allowed is found, and one deeper is not")
  func depth() throws {
    #expect(try report("rsa-2048", ChainBudget(depth: 1)).isValid)
    #expect(try report("rsa-2048", ChainBudget(depth: 0)).errorCodes == ["chain.budget-exceeded"])
  }

  @Test(
    "without paths or signature checks, nothing is valid",
    arguments: [
      ChainBudget(paths: 0), ChainBudget(signatureChecks: 0), ChainBudget(signatureChecks: 2),
    ])
  func nothingAllowed(budget: ChainBudget) throws {
    let report = try report("rsa-2048", budget)
    #expect(!report.isValid)
    #expect(report.errorCodes.contains("chain.budget-exceeded"))
  }
}
