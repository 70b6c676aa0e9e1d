import SignetCertificates
import Testing

@Suite("Hosts and mailboxes")
struct HostTests {
  private func chain(_ names: [UInt8]...) throws -> ChainDraft {
    var chain = try ChainDraft()
    chain.leaf.set(ChainDraft.alternativeNames, DERText.element(0x30, names.flatMap(\.self)))
    return chain
  }

  @Test(
    "a certificate is for the hosts that it lists",
    arguments: [
      ("a.example", true), ("A.Example", true), ("a.example.", true), ("b.example", false), ("x.w.example", true),
      ("x.y.w.example", false), ("w.example", false), ("192.0.2.1", true), ("192.0.2.2", false),
      ("2001:db8::1", true), ("2001:0DB8:0::1", true), ("2001:db8::2", false), (".example", false),
      ("*.w.example", false), ("", false), ("a.example\0.b", false), ("leaf", false),
    ])
  func hosts(host: String, isFor: Bool) throws {
    let chain = try chain(
      DERText.dns("a.example"), DERText.dns("*.w.example"), DERText.address([192, 0, 2, 1]),
      DERText.address([0x20, 0x01, 0x0D, 0xB8] + Array(repeating: 0, count: 11) + [1]))
    let report = try chain.report { $0.host = host }
    #expect(report.isValid == isFor)
    #expect(report.errorCodes == (isFor ? [] : ["certificate.host-mismatch"]))
  }

  @Test("a common name is no host")
  func commonName() throws {
    var chain = try chain(DERText.dns("a.example"))
    chain.leaf.subject = DERText.name("b.example")
    #expect(try chain.report { $0.host = "b.example" }.errorCodes == ["certificate.host-mismatch"])
    chain.leaf.remove(ChainDraft.alternativeNames)
    let report = try chain.report {
      $0.host = "b.example"
      $0.strictness = .path
    }
    #expect(report.errorCodes == ["certificate.host-mismatch"])
  }

  @Test(
    "a certificate is for the mailboxes that it lists",
    arguments: [("ana@a.example", true), ("ana@A.EXAMPLE", true), ("eva@a.example", false), ("", false)])
  func mailboxes(email: String, isFor: Bool) throws {
    let report = try chain(DERText.email("ana@a.example")).report { $0.email = email }
    #expect(report.isValid == isFor)
    #expect(report.errorCodes == (isFor ? [] : ["certificate.email-mismatch"]))
  }
}
