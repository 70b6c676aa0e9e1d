import SignetCertificates
import Testing

@Suite("Name constraints")
struct NameConstraintTests {
  /// A name of the leaf under constraints of the intermediate.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let name: [UInt8]
    var permitted: [[UInt8]] = []
    var excluded: [[UInt8]] = []
    let isValid: Bool
  }

  @Test(
    "a name is held against what is permitted and excluded",
    arguments: [
      Example(
        testDescription: "a permitted DNS name", name: DERText.dns("a.x.example"),
        permitted: [DERText.dns("x.example")],
        isValid: true),
      Example(
        testDescription: "a DNS name elsewhere", name: DERText.dns("ax.example"), permitted: [DERText.dns("x.example")],
        isValid: false),
      Example(
        testDescription: "a wildcard that takes in an excluded name", name: DERText.dns("*.x.example"),
        excluded: [DERText.dns("bar.x.example")], isValid: false),
      Example(
        testDescription: "a wildcard beside an excluded name two labels below", name: DERText.dns("*.x.example"),
        excluded: [DERText.dns("foo.bar.x.example")], isValid: true),
      Example(
        testDescription: "a malformed DNS name", name: DERText.dns("a..x.example"),
        permitted: [DERText.dns("x.example")],
        isValid: false),
      Example(
        testDescription: "an excluded name that ends in a period", name: DERText.dns("a.x.example"),
        excluded: [DERText.dns("x.example.")], isValid: false),
      Example(
        testDescription: "an excluded wildcard", name: DERText.dns("a.x.example"),
        excluded: [DERText.dns("*.x.example")], isValid: false),
      Example(
        testDescription: "a malformed e-mail address", name: DERText.email("a@b@x.example"),
        excluded: [DERText.email("y.example")], isValid: false),
      Example(
        testDescription: "a permitted URI", name: DERText.uri("http://a.x.example/p:q?r#s"),
        permitted: [DERText.uri(".x.example")], isValid: false),
      Example(
        testDescription: "a permitted URI with a port", name: DERText.uri("http://a.x.example:8080/p"),
        permitted: [DERText.uri(".x.example")], isValid: true),
      Example(
        testDescription: "a URI with the permitted host as its user",
        name: DERText.uri("http://x.example:a@y.example/"),
        permitted: [DERText.uri("x.example")], isValid: false),
      Example(
        testDescription: "a URI with the permitted host in its query",
        name: DERText.uri("http://y.example?.x.example"), permitted: [DERText.uri(".x.example")], isValid: false),
      Example(
        testDescription: "a URI whose path has a colon", name: DERText.uri("http://x.example/a:b"),
        excluded: [DERText.uri("x.example")], isValid: false),
      Example(
        testDescription: "a URI of an address", name: DERText.uri("http://192.0.2.1/"),
        excluded: [DERText.uri("x.example")], isValid: false),
      Example(
        testDescription: "an address in an excluded net", name: DERText.address([192, 0, 2, 7]),
        excluded: [DERText.address([192, 0, 2, 0, 255, 255, 255, 0])], isValid: false),
      Example(
        testDescription: "an address beside an excluded net", name: DERText.address([192, 0, 3, 7]),
        excluded: [DERText.address([192, 0, 2, 0, 255, 255, 255, 0])], isValid: true),
    ])
  func verdicts(_ example: Example) throws {
    var chain = try ChainDraft()
    chain.leaf.set(ChainDraft.alternativeNames, DERText.sequence(example.name))
    // Without a common name, which OpenSSL takes for a host's where no DNS name is listed.
    chain.leaf.subject = DERText.sequence()
    chain.leaf.mark(ChainDraft.alternativeNames, critical: true)
    chain.intermediate.set(
      ChainDraft.nameConstraints, critical: true,
      DERText.nameConstraints(permitted: example.permitted, excluded: example.excluded))
    let report = try chain.report { $0.strictness = .path }
    #expect(report.isValid == example.isValid, "\(report.findings)")
    if !example.isValid { #expect(report.errorCodes.contains("chain.name-constraint-violated")) }
  }
}
