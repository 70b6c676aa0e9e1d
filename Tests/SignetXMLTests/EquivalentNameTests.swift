import SignetXML
import Testing

/// Names that Swift takes for equal and XML does not: U+212A KELVIN SIGN is canonically equivalent to `K`.
@Suite("Names that look alike")
struct EquivalentNameTests {
  @Test("namespaces with equivalent prefixes are nodes of their own")
  func namespaceNodes() throws {
    let tree = try XMLTree(parsing: Array("<r xmlns:K='urn:1' xmlns:\u{212A}='urn:2'/>".utf8))
    let all = try NodeSet(of: DocumentSubset(.document(tree)), limit: 100)
    let some = try all.filtered(
      by: XPathFilter("name() != 'K'"), here: nil, budget: XPathFilter.Budget(),
      meter: ProcessorMeter(limit: .seconds(10)))
    let bytes = try Canonicalizer(Canonicalization(.c14n10)).bytes(of: some)
    #expect(bytes == Array("<r xmlns:\u{212A}=\"urn:2\"></r>".utf8))
  }

  @Test("attributes with equivalent names give each its own Ids")
  func idAttributes() throws {
    let tree = try XMLTree(parsing: Array("<r><a K='1'/><b \u{212A}='1'/></r>".utf8))
    #expect(try tree.element(withID: "1", idAttributes: ["K"]).localName == "a")
    #expect(try tree.element(withID: "1", idAttributes: ["\u{212A}"]).localName == "b")
  }
}
