import SignetCrypto
import SignetXML
import TestSupport
import Testing

@Suite("One pass")
struct OnePassTests {
  /// A document, and its canonical form without comments (Canonical XML 1.0).
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let document: String
    let canonical: String

    init(_ description: String, _ document: String, _ canonical: String) {
      testDescription = description
      self.document = document
      self.canonical = canonical
    }
  }

  static let forms: [Form] = [
    Form("what is canonical stays", "<a b=\"c\"><d>é</d></a>", "<a b=\"c\"><d>é</d></a>"),
    Form("an empty element", "<a b=\"c\"/>", "<a b=\"c\"></a>"),
    Form("the declaration and a byte order mark", "\u{FEFF}<?xml version='1.0'?>\r\n<a/>\n", "<a></a>"),
    Form("instructions around the root", "<?x?>\n<?y  z ?><a/><?w\tv?>", "<?x?>\n<?y z ?>\n<a></a>\n<?w v?>"),
    Form("white space in tags", "<a\r\n  b = 'c'  ><d\n></d ></a\t>", "<a b=\"c\"><d></d></a>"),
    Form(
      "attributes in order", "<a z=\"\" xmlns:q=\"urn:a\" xmlns:p=\"urn:b\" p:a=\"\" q:b=\"\" c=\"\"/>",
      "<a xmlns:p=\"urn:b\" xmlns:q=\"urn:a\" c=\"\" z=\"\" q:b=\"\" p:a=\"\"></a>"),
    Form(
      "values", "<a b='\"&gt;&apos;&lt;&#38;\t\r\n&#xa;&#9;&#13;'/>",
      "<a b=\"&quot;>'&lt;&amp;  &#xA;&#x9;&#xD;\"></a>"),
    Form(
      "text", "<a>&quot;>&gt;&#x3C;&amp;&#xE9;\r\n\r&#13;&#x10FFFF;</a>",
      "<a>\"&gt;&gt;&lt;&amp;é\n\n&#xD;\u{10FFFF}</a>"),
    Form("CDATA sections", "<a><![CDATA[<&>]]]]><![CDATA[>\r]]></a>", "<a>&lt;&amp;&gt;]]&gt;\n</a>"),
    Form("comments", "<!--x--><a>b<!-- - -->c</a><!--y-->", "<a>bc</a>"),
    Form(
      "declarations said again", "<a xmlns=\"urn:a\"><b xmlns=\"urn:a\"><c xmlns=\"\"/></b></a>",
      "<a xmlns=\"urn:a\"><b><c xmlns=\"\"></c></b></a>"),
    Form(
      "no default namespace taken away", "<a xmlns=\"\"><b xmlns=\"urn:b\" xmlns:x='urn:x'/></a>",
      "<a><b xmlns=\"urn:b\" xmlns:x=\"urn:x\"></b></a>"),
  ]

  @Test("writes the canonical form", arguments: forms)
  func canonicalForm(form: Form) throws {
    let document = Array(form.document.utf8)
    let request = OnePassRequest(.document, Canonicalization(.c14n10))
    let bytes = try OnePassCanonicalizer([request]).bytes(of: document)
    #expect(String(decoding: bytes[0], as: UTF8.self) == form.canonical)
    let tree = try XMLTree(parsing: document)
    #expect(try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.document(tree))) == bytes[0])
  }

  static let asides: [(document: String, reason: StepAside)] = [
    ("", .notWellFormed), ("<a>", .notWellFormed), ("<a></b>", .notWellFormed), ("<a/><b/>", .notWellFormed),
    ("<a/>x", .notWellFormed), ("<a b=\"1\" b=\"2\"/>", .notWellFormed), ("<a>]]></a>", .notWellFormed),
    ("<a b=\"<\"/>", .notWellFormed), ("<a><!-- -- --></a>", .notWellFormed), ("<p:a/>", .notWellFormed),
    ("<a xmlns:p='urn:u' xmlns:q='urn:u' p:x='1' q:x='2'/>", .notWellFormed), ("<a>\u{FFFE}</a>", .notWellFormed),
    ("<a>&#1;</a>", .notWellFormed), ("<a b:c:d=\"\"/>", .notWellFormed), ("<?a:b?><a/>", .notWellFormed),
    ("<a xmlns:p=\"\"/>", .notWellFormed), ("<a b=\"\"c=\"\"/>", .notWellFormed), ("<xml:a/>", .notWellFormed),
    ("<!DOCTYPE a><a/>", .documentType), ("<?xml version=\"1.1\"?><a/>", .version),
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", .encoding),
    ("<?xmlversion='1' encoding='x'?><a/>", .encoding), ("<a>&nbsp;</a>", .entity),
    ("<a>&#00000000065;</a>", .entity), ("<a xmlns=\"relative\"/>", .namespace),
    ("<a xmlns=\"urn:&amp;\"/>", .namespace),
    ("<a xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"/>", .namespace),
    ("<?oasis-xml-catalog catalog=\"c\"?><a/>", .unsupported),
    (String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300), .limit),
  ]

  @Test("steps aside with the reason", arguments: asides)
  func stepsAside(document: String, reason: StepAside) throws {
    let canonicalizer = try OnePassCanonicalizer([OnePassRequest(.document, Canonicalization(.c14n10))])
    #expect(throws: reason) { try canonicalizer.bytes(of: Array(document.utf8)) }
    #expect(canonicalizer.stepsAside == [reason: 1])
    // Nothing of it is left for the next document.
    #expect(try canonicalizer.bytes(of: Array("<a/>".utf8)) == [Array("<a></a>".utf8)])
    #expect(canonicalizer.documentCount == 1)
  }

  @Test("one document meets several requests")
  func severalRequests() throws {
    let document = """
      <r xmlns="urn:r" xmlns:u="urn:u" xml:lang="pt"><a Id="x"><u:b/><s/></a><a Id="y"><!--c--><s>t</s></a></r>
      """
    let outer = try ElementPath("d:r/d:a/d:s", namespaces: ["d": "urn:r"])
    let requests = [
      OnePassRequest(.element(.id("x")), Canonicalization(.c14n10), omitting: [.named("s", namespace: "urn:r")]),
      OnePassRequest(.element(.id("y")), Canonicalization(.exclusiveWithComments)),
      OnePassRequest(.document, Canonicalization(.c14n11), omitting: [.path(outer), .id("x")]),
    ]
    let canonicalizer = try OnePassCanonicalizer(requests)
    let forms = try canonicalizer.bytes(of: Array(document.utf8))
    #expect(
      forms.map { String(decoding: $0, as: UTF8.self) } == [
        "<a xmlns=\"urn:r\" xmlns:u=\"urn:u\" Id=\"x\" xml:lang=\"pt\"><u:b></u:b></a>",
        "<a xmlns=\"urn:r\" Id=\"y\"><!--c--><s>t</s></a>",
        "<r xmlns=\"urn:r\" xmlns:u=\"urn:u\" xml:lang=\"pt\"><a Id=\"y\"></a></r>",
      ])
    let digests = try canonicalizer.digests(of: Array(document.utf8), [[.sha256], [.sha1, .sha512], []])
    #expect(digests[0] == [DigestAlgorithm.sha256.digest(of: forms[0])])
    #expect(digests[1] == [DigestAlgorithm.sha1.digest(of: forms[1]), DigestAlgorithm.sha512.digest(of: forms[1])])
    #expect(digests[2].isEmpty)
  }

  @Test(
    "an element that is missing, there twice or left out is nobody's choice",
    arguments: [
      ("<r><a Id=\"z\"/></r>", StepAside.notFound), ("<r><a Id=\"x\" id=\"x\"/></r>", .notUnique),
      ("<r><a Id=\"x\"/><b xml:id=\"x\"/></r>", .notUnique), ("<r><s><a Id=\"x\"/></s></r>", .leftOut),
      ("<r><s Id=\"x\"/></r>", .leftOut), ("<r xml:base=\"b\"><a Id=\"x\"/></r>", .base),
    ])
  func choiceFails(document: String, reason: StepAside) throws {
    let omitted = ElementChoice.path(try ElementPath("*/s", namespaces: [:]))
    let request = OnePassRequest(.element(.id("x")), Canonicalization(.c14n11), omitting: [omitted])
    #expect(throws: reason) { try OnePassCanonicalizer([request]).bytes(of: Array(document.utf8)) }
  }

  @Test("a path with conditions is not taken", arguments: ["//a", "a/b[2]", "a/b[c='d']", "a | b"])
  func unsupportedPath(path: String) throws {
    let choice = ElementChoice.path(try ElementPath(path, namespaces: [:]))
    #expect(throws: StepAside.unsupported) {
      try OnePassCanonicalizer([OnePassRequest(.element(choice), Canonicalization(.c14n10))])
    }
  }

  @Test("an Id is compared after references and white space are read")
  func normalizedID() throws {
    let request = OnePassRequest(.element(.id("a b\u{E9}")), Canonicalization(.exclusive))
    let document = "<r><e k=\"1\" ID='&#97;\r\nb&#xE9;'/></r>"
    let bytes = try OnePassCanonicalizer([request]).bytes(of: Array(document.utf8))
    #expect(String(decoding: bytes[0], as: UTF8.self) == "<e ID=\"a b\u{E9}\" k=\"1\"></e>")
  }

  @Test("documents of any length pass, at every place of the buffers' ends", arguments: [1_000, 16_300, 40_000])
  func lengths(length: Int) throws {
    let canonicalizer = try OnePassCanonicalizer([OnePassRequest(.document, Canonicalization(.c14n10))])
    for extra in 0..<40 {
      let text = String(repeating: "x", count: length + extra)
      let document = "<a>\(text)&#65;<b/>\(text.prefix(900)) > <b a='\(text.prefix(length / 30 + extra))'/></a>"
      let bytes = try canonicalizer.bytes(of: Array(document.utf8))
      let tree = try XMLTree(parsing: Array(document.utf8))
      #expect(try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.document(tree))) == bytes[0])
    }
  }

  @Test("a document cut off anywhere is left to libxml2, which refuses it")
  func cutOff() throws {
    let document = try [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/nfe-awkward.xml"))
    let canonicalizer = try OnePassCanonicalizer([OnePassRequest(.document, Canonicalization(.c14n10))])
    let rootEnd = try #require(document.lastIndex(of: UInt8(ascii: ">")))
    for length in stride(from: 0, to: min(rootEnd, 3_000), by: 1) {
      #expect(throws: StepAside.self) { try canonicalizer.bytes(of: Array(document.prefix(length))) }
    }
  }
}
