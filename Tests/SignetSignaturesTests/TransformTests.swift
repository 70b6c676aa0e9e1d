import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Transforms")
struct TransformTests {
  static let prefixes = ["ds": "http://www.w3.org/2000/09/xmldsig#"]
  static let allSignatures = "not(ancestor-or-self::ds:Signature)"
  static let ownSignature =
    "count(ancestor-or-self::ds:Signature | here()/ancestor::ds:Signature[1]) > count(ancestor-or-self::ds:Signature)"

  private func signed(_ document: String, _ transforms: [Transform]) throws -> [UInt8] {
    var description = SigningTests.enveloped
    description.references = [ReferenceDescription(.document, transforms: transforms, digest: .sha256)]
    let plan = try SignaturePlan(description, identity: try Vectors.identity("p-256"), at: Date())
    return try ReferenceEngine(plan).sign(Array(document.utf8))
  }

  /// What a signature with these transforms covers, as its verifier returns it.
  private func covered(_ document: String, _ transforms: [Transform]) throws -> [UInt8]? {
    let report = try #require(try SignatureVerifier().verify(try signed(document, transforms)).first)
    #expect(report.isValid, "\(report.findings)")
    return report.references.first?.verifiedBytes
  }

  private func xpath(_ expression: String) -> Transform { .xpath(XPathFilter(expression, namespaces: Self.prefixes)) }

  // MARK: Short-cuts

  @Test("what is said without XPath says the same as XPath, node by node", arguments: CanonicalizationMethod.allCases)
  func shortCuts(method: CanonicalizationMethod) throws {
    var generator = SeededGenerator()
    let canonicalization = Transform.canonicalization(
      Canonicalization(method, inclusivePrefixes: method.isExclusive ? ["p"] : []))
    for _ in 0..<25 {
      let document = RandomDocument.make(&generator)
      let enveloped = try covered(document, [.envelopedSignature, canonicalization])
      for general: [Transform] in [
        [xpath(Self.ownSignature), canonicalization],
        [xpath(Self.allSignatures), canonicalization],
        [xpath(Self.allSignatures + " and true()"), canonicalization],
        [.envelopedSignature, xpath("true()"), canonicalization],
        [
          .xpathFilter2([
            NodeSet.FilterStep(.subtract, XPathFilter("here()/ancestor::ds:Signature[1]", namespaces: Self.prefixes))
          ]), canonicalization,
        ],
        [
          .xpathFilter2([
            NodeSet.FilterStep(.intersect, XPathFilter("/*")),
            NodeSet.FilterStep(.subtract, XPathFilter("//ds:Signature", namespaces: Self.prefixes)),
            NodeSet.FilterStep(.union, XPathFilter("/comment() | /processing-instruction()")),
          ]), canonicalization,
        ],
      ] {
        #expect(try covered(document, general) == enveloped, "seed \(generator.seed): \(document)")
      }
    }
  }

  @Test("canonical octets are read again by what wants nodes")
  func chained() throws {
    let document = "<a xmlns:x='urn:x' xmlns:u='urn:u'><x:b u='1'/><!--c--></a>"
    let twice = try covered(document, [.envelopedSignature, .c14n10, .exclusive])
    #expect(twice == Array("<a><x:b xmlns:x=\"urn:x\" u=\"1\"></x:b></a>".utf8))
  }

  @Test("base64 decodes the texts of what is selected")
  func base64() throws {
    let bytes = try covered("<a>aGVs<b>bG8=</b></a>", [.envelopedSignature, xpath("self::text()"), .base64])
    #expect(bytes == Array("hello".utf8))
    let error = #expect(throws: SignetError.self) { try signed("<a>!</a>", [.envelopedSignature, .base64]) }
    #expect(error?.finding.code == .signatureTransformFailed)
  }

  // MARK: Refusals

  @Test(
    "an expression that can't be used is an error",
    arguments: ["", "]", "true()] | //x[true()", "none:a", "$v", "document('x')", "unknown()"])
  func badExpressions(expression: String) throws {
    let error = #expect(throws: SignetError.self) { try signed("<a/>", [xpath(expression), .c14n10]) }
    #expect(error?.finding.code == .xmlPathInvalid)
  }

  @Test("an expression that would take for ever is refused", .timeLimit(.minutes(1)))
  func expensiveExpressions() throws {
    let document = "<a>" + String(repeating: "<b><c/></b>", count: 3_000) + "</a>"
    for expression in [
      "count(//*[count(//*[count(//*) > 0]) > 0]) > 0", "count(//* | //*/ancestor::* | //*/following::*) > 0",
      String(repeating: "(", count: 20_000),
    ] {
      let error = #expect(throws: SignetError.self) { try signed(document, [xpath(expression), .c14n10]) }
      #expect([.xmlLimitExceeded, .xmlPathInvalid].contains(error?.finding.code), "\(expression.prefix(40))")
    }
  }

  @Test("thousands of references and transforms are refused, or verified soon", .timeLimit(.minutes(1)))
  func many() throws {
    let signed = String(decoding: try signed("<a/>", [.envelopedSignature, .c14n10]), as: UTF8.self)
    for (pattern, count) in [
      (/<ds:Reference .*<\/ds:Reference>/, 3_000), (/<ds:Transform [^>]*c14n-20010315"\/>/, 1_000),
    ] {
      let piece = try #require(signed.firstMatch(of: pattern)).output
      let document = signed.replacing(piece, with: String(repeating: String(piece), count: count))
      let report = try #require(try SignatureVerifier().verify(Array(document.utf8)).first)
      #expect(!report.isValid)
      #expect(report.findings.map(\.code) == [.signatureLimitExceeded])
    }
  }

  @Test("a reference whose transforms leave nothing is no signature over anything")
  func nothing() throws {
    let signed = try signed("<a/>", [.envelopedSignature, xpath("false()"), .c14n10])
    let report = try #require(try SignatureVerifier().verify(signed).first)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .signatureCoversNothing && $0.severity == .error })
  }
}

/// Small documents with everything that canonicalization cares about.
enum RandomDocument {
  static func make(_ generator: inout SeededGenerator) -> String {
    let before = pick(&generator, ["", "<!--before-->", "<?p before?>\n"])
    return before + element(&generator, depth: 0) + pick(&generator, ["", "\n<!--after-->", "\n<?p after?>"])
  }

  private static func pick<Element>(_ generator: inout SeededGenerator, _ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  private static func element(_ generator: inout SeededGenerator, depth: Int) -> String {
    let prefix = pick(&generator, ["", "", "p:", "q:"])
    var declarations: [String] = []
    if depth == 0 || pick(&generator, [true, false]) {
      declarations.append(" xmlns:p=\"urn:p\(Int.random(in: 0...1, using: &generator))\"")
    }
    if depth == 0 { declarations.append(" xmlns:q=\"urn:q\"") }
    let name = prefix + pick(&generator, ["a", "b", "c"])
    let attributes =
      declarations
      + [
        pick(&generator, [" xmlns=\"urn:d\"", " xmlns=\"\""]), " xml:lang=\"en\"", " xml:space=\"preserve\"",
        " z=\"&#13;&quot;\"", " q:y='1'", "",
      ]
      .filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    let content = (0..<Int.random(in: 0...(depth < 4 ? 4 : 0), using: &generator)).map { _ in
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: "text &amp; é\n"
      case 1: "<!--comment-->"
      case 2: "<?p data?>"
      case 3: "<![CDATA[<&]]>"
      default: element(&generator, depth: depth + 1)
      }
    }
    return "<\(name)\(attributes.joined())>\(content.joined())</\(name)>"
  }
}
