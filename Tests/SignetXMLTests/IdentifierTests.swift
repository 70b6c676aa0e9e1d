import SignetFindings
import SignetXML
import TestSupport
import Testing

@Suite("Looking up Ids")
struct IdentifierTests {
  @Test(
    "finds the attribute under each of its names",
    arguments: ["Id='x'", "ID='x'", "id='x'", "xml:id='x'", "w:Id='x'"])
  func names(attribute: String) throws {
    let tree = try XMLTree(parsing: Array("<a xmlns:w='urn:w'><b \(attribute)/><c name='x' iD='x'/></a>".utf8))
    #expect(try tree.element(withID: "x").localName == "b")
  }

  @Test(
    "refuses an Id that stands twice",
    arguments: [
      "<b Id='x'/><c Id='x'/>", "<b Id='x'/><c ID='x'/>", "<b id='x'><c xml:id='x'/></b>", "<b Id='x' ID='x'/>",
    ])
  func duplicates(content: String) throws {
    let tree = try XMLTree(parsing: Array("<a>\(content)</a>".utf8))
    let error = #expect(throws: SignetError.self) { try tree.element(withID: "x") }
    #expect(error?.finding.code == .xmlIDDuplicate)
  }

  @Test("says when no element has the Id", arguments: ["y", "X", "", "x'] | //*['"])
  func missing(id: String) throws {
    let tree = try XMLTree(parsing: Array("<a Id='x'/>".utf8))
    let error = #expect(throws: SignetError.self) { try tree.element(withID: id) }
    #expect(error?.finding.code == .xmlIDNotFound)
  }
}
