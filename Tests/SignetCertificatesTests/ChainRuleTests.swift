import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import Testing

@Suite("Rules of chains")
struct ChainRuleTests {
  @Test("validity includes the second of notAfter, and not the next")
  func lastMoment() throws {
    let pool = CertificatePool(try ChainVectors.chain("expired"))
    let leaf = try ChainVectors.certificate("expired")
    let anchors = try ChainVectors.anchors("root")
    func report(at time: Date) -> ChainReport {
      ChainVerifier(ChainSettings(time: time, anchors: anchors)).verify(leaf: leaf, pool: pool)
    }
    #expect(report(at: leaf.notAfter).isValid)
    #expect(report(at: leaf.notAfter.addingTimeInterval(0.5)).isValid)
    #expect(report(at: leaf.notAfter.addingTimeInterval(1)).errorCodes == ["certificate.expired"])
    #expect(report(at: leaf.notBefore).isValid)
    #expect(!report(at: leaf.notBefore.addingTimeInterval(-1)).isValid)
  }

  @Test("times that no calendar has give no valid chain", arguments: [Double.infinity, -.infinity, .nan, 1e30])
  func impossibleTime(seconds: Double) throws {
    let settings = ChainSettings(
      time: Date(timeIntervalSince1970: seconds), anchors: try ChainVectors.anchors("root"))
    let chain = try ChainVectors.chain("rsa-2048")
    #expect(!ChainVerifier(settings).verify(leaf: chain[0], pool: CertificatePool(chain)).isValid)
  }

  @Test("the chain is told root first, with roles and sources")
  func order() throws {
    var input = ChainInput()
    for (index, certificate) in try ChainVectors.chain("rsa-2048").enumerated() {
      input.add(certificate, source: "block \(index + 1)")
    }
    let report = try #require(ChainVerifier(ChainSettings(time: ChainVectors.now)).verify(input).first)
    #expect(report.chain.map(\.role) == [.root, .intermediate, .endEntity])
    #expect(report.chain.map(\.source) == ["block 3", "block 2", "block 1"])
  }

  @Test("each of several leaves gets a report")
  func severalLeaves() throws {
    var input = ChainInput()
    for name in ["rsa-2048", "p-256", "expired", "ec"] {
      for certificate in try ChainVectors.chain(name) { input.add(certificate) }
    }
    let reports = ChainVerifier(ChainSettings(time: ChainVectors.now)).verify(input)
    #expect(reports.map(\.isValid) == [true, true, false, true])
  }

  @Test("an authority alone is a question too")
  func authorityAlone() throws {
    var input = ChainInput()
    input.add(try ChainVectors.certificate("intermediate"))
    input.add(try ChainVectors.certificate("root"))
    let report = try #require(ChainVerifier(ChainSettings(time: ChainVectors.now)).verify(input).first)
    #expect(report.isValid)
    #expect(report.chain.map(\.role) == [.root, .intermediate])
  }

  @Test("a root alone is its own chain")
  func rootAlone() throws {
    let root = try ChainVectors.certificate("root")
    let settings = ChainSettings(time: ChainVectors.now, anchors: TrustStore(anchors: [root]))
    let report = ChainVerifier(settings).verify(leaf: root)
    #expect(report.isTrusted)
    #expect(report.chain.map(\.role) == [.root])
  }

  @Test("a leaf may be its own anchor")
  func leafAsAnchor() throws {
    let leaf = try ChainVectors.certificate("rsa-2048")
    let settings = ChainSettings(time: ChainVectors.now, anchors: TrustStore(anchors: [leaf]))
    #expect(ChainVerifier(settings).verify(leaf: leaf).isTrusted)
  }

  @Test("two authorities that issued each other end the search")
  func mutualIssuersAlone() throws {
    var input = ChainInput()
    input.add(try ChainVectors.certificate("loop-a"))
    input.add(try ChainVectors.certificate("loop-b"))
    let reports = ChainVerifier(ChainSettings(time: ChainVectors.now)).verify(input)
    #expect(reports.map(\.errorCodes) == [["chain.loop"]])
  }

  @Test("independent faults are all reported")
  func severalFaults() throws {
    let pool = CertificatePool(try ChainVectors.chain("expired-root") + ChainVectors.chain("expired"))
    let settings = ChainSettings(
      time: ChainVectors.date("2100-01-01T00:00:01Z"), purpose: .tlsServer, anchors: TrustStore(anchors: []))
    let report = ChainVerifier(settings).verify(leaf: try ChainVectors.certificate("rsa-2048"), pool: pool)
    #expect(Set(report.errorCodes) == ["certificate.expired", "certificate.wrong-usage", "chain.root-untrusted"])
    #expect(report.errorCodes.count { $0 == "certificate.expired" } == 3)
  }

  @Test("a missing intermediate is named, and so is the place to get it")
  func whereToGetIntermediate() throws {
    let leaf = try ChainVectors.certificate("second-company")
    let settings = ChainSettings(time: ChainVectors.now, anchors: try ChainVectors.anchors("root"))
    let finding = try #require(ChainVerifier(settings).verify(leaf: leaf).findings.first)
    #expect(finding.message.contains("CN=AC Filiais Test Signet"))
    #expect(finding.hint.contains("http://ac.example.test/second-intermediate.p7b"))
    #expect(finding.subject == .certificate(sha256: leaf.sha256Fingerprint))
  }

  @Test("the pool of the settings serves every leaf")
  func sharedPool() throws {
    let settings = ChainSettings(
      time: ChainVectors.now, anchors: try ChainVectors.anchors("root"),
      pool: CertificatePool([try ChainVectors.certificate("second-intermediate")], source: "pool"))
    let report = ChainVerifier(settings).verify(leaf: try ChainVectors.certificate("second-company"))
    #expect(report.isTrusted)
    #expect(report.chain.map(\.source) == [nil, "pool", nil])
  }

  @Test("a chain that ends within the notice is warned of, and stays valid")
  func expiresSoon() throws {
    let leaf = try ChainVectors.certificate("expired")
    let pool = CertificatePool([try ChainVectors.certificate("intermediate")])
    func report(days: Double) throws -> ChainReport {
      let settings = ChainSettings(
        time: leaf.notAfter.addingTimeInterval(-10 * 86_400), anchors: try ChainVectors.anchors("root"),
        expiryNotice: days * 86_400)
      return ChainVerifier(settings).verify(leaf: leaf, pool: pool)
    }
    #expect(try report(days: 30).codes == ["certificate.expires-soon"])
    #expect(try report(days: 30).isValid)
    #expect(try report(days: 9).codes == [])
  }

  @Test("one verifier serves many threads")
  func concurrency() async throws {
    let verifier = ChainVerifier(ChainSettings(time: ChainVectors.now, anchors: try ChainVectors.anchors("root")))
    let chain = try ChainVectors.chain("rsa-2048")
    let pool = CertificatePool(chain.dropFirst())
    let verdicts = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 { group.addTask { verifier.verify(leaf: chain[0], pool: pool).isTrusted } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(verdicts == Array(repeating: true, count: 200))
  }

  @Test("a private key that fits no certificate makes the input invalid")
  func keyMismatch() throws {
    var input = ChainInput()
    for certificate in try ChainVectors.chain("rsa-2048") { input.add(certificate) }
    input.add(try ChainVectors.certificate("rsa-2048").publicKey, source: "right.pem")
    let verifier = ChainVerifier(ChainSettings(time: ChainVectors.now))
    #expect(verifier.verify(input).map(\.isValid) == [true])
    input.add(try ChainVectors.certificate("p-256").publicKey, source: "wrong.pem")
    #expect(verifier.verify(input).map(\.errorCodes) == [["certificate.key-mismatch"]])
  }

  @Test("an input without certificates has a report that says so")
  func noCertificate() {
    let reports = ChainVerifier(ChainSettings(time: ChainVectors.now)).verify(ChainInput())
    #expect(reports.map(\.errorCodes) == [["chain.no-certificate"]])
    #expect(reports.allSatisfy { !$0.isValid && $0.chain.isEmpty })
  }

  @Test("a flipped byte anywhere in leaf or intermediate never leaves a trusted chain", arguments: 0..<64)
  func flippedByte(part: Int) throws {
    let chain = try ChainVectors.chain("p-256")
    let verifier = ChainVerifier(ChainSettings(time: ChainVectors.now, anchors: try ChainVectors.anchors("root")))
    for victim in 0...1 {
      for offset in stride(from: part, to: chain[victim].der.count, by: 64) {
        var der = chain[victim].der
        der[offset] ^= 0x01
        guard let damaged = try? Certificate(der: der) else { continue }
        let leaf = victim == 0 ? damaged : chain[0]
        let report = verifier.verify(leaf: leaf, pool: CertificatePool([victim == 1 ? damaged : chain[1]]))
        #expect(!report.isValid, "byte \(offset) of certificate \(victim)")
      }
    }
  }
}
