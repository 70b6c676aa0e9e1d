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

  @Test("a mesh of authorities with a way out is left by it")
  func mesh() throws {
    let report = try meshReport(adding: [try ChainVectors.certificate("mesh-6-root")])
    #expect(report.isTrusted, "\(report.findings)")
  }

  @Test("a mesh without a way out ends the search", .timeLimit(.minutes(1)))
  func endlessMesh() throws {
    let report = try meshReport(adding: [])
    #expect(report.errorCodes.contains("chain.budget-exceeded"))
  }

  @Test(
    "a pool of 5 000 authorities that certified each other ends the search", .timeLimit(.minutes(1)),
    arguments: [1, 2, 71, 1_000])
  func explosion(names: Int) throws {
    let chain = try ChainDraft()
    let (verifier, _, _) = try chain.verifier()
    let (leaf, pool) = try chain.mesh(count: 5_000, names: names)
    let report = verifier.verify(leaf: leaf, pool: pool)
    #expect(!report.isValid)
    #expect(report.errorCodes.contains("chain.budget-exceeded"), "\(report.findings)")
  }

  private func meshReport(adding further: [Certificate]) throws -> ChainReport {
    let mesh = try CredentialDecoder.decode(Vectors.bytes("pool/mesh.pem"), source: "mesh.pem").certificates
    let settings = ChainSettings(time: ChainVectors.now, anchors: try ChainVectors.anchors("ec-root"))
    return ChainVerifier(settings)
      .verify(leaf: try ChainVectors.certificate("mesh-company"), pool: CertificatePool(mesh + further))
  }
}
