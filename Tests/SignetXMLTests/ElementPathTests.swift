import SignetFindings
import SignetXML
import Testing

@Suite("Paths to elements")
struct ElementPathTests {
  private static let document = """
    <r xmlns:n="urn:n"><a v="1"><b>1</b></a><n:a v="2"><b>2</b><b>3</b></n:a><c><a v="2"><b>4</b></a></c></r>
    """

  @Test(
    "lead to the elements that they name, in document order",
    arguments: [
      ("r/a/b", ["1"]), ("r/n:a/b", ["2", "3"]), ("r/n:a/b[2]", ["3"]), ("//a/b", ["1", "4"]),
      ("//b", ["1", "2", "3", "4"]),
      ("//b[1]", ["1", "2", "4"]), ("r/c/a/b | r/a/b", ["1", "4"]), ("//a/b|//n:a/b", ["1", "2", "3", "4"]),
      ("r/a/b | //a/b | r/none", ["1", "4"]), ("r/*[@v='2']/b", ["2", "3"]), ("//a[@v='2']/b", ["4"]),
      ("r/*[b='2']/b[1]", ["2"]), ("//*[@v='2'][b='4']/b", ["4"]), ("r/a[@n='1']/b", []),
      ("r/a[b='|']/b | r/a/b", ["1"]),
    ])
  func elements(path: String, texts: [String]) throws {
    let tree = try XMLTree(parsing: Array(Self.document.utf8))
    let found = try ElementPath(path, namespaces: ["n": "urn:n"]).elements(in: tree)
    #expect(found.map(\.pureText) == texts)
  }

  @Test("say what can't be understood", arguments: ["r/", "r | ", "r/x:a", "r/a[@n:v='1']", "r/a[v]", "r/a[@v=1]", ""])
  func refused(path: String) {
    let error = #expect(throws: SignetError.self) { try ElementPath(path, namespaces: ["n": "urn:n"]) }
    #expect(error?.finding.code == .xmlPathInvalid)
  }
}
