import SignetFindings
import SignetXML
import TestSupport
import Testing

@Suite("Hostile and broken documents")
struct HostileDocumentTests {
  /// One document that is refused, and the code.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let document: [UInt8]
    let code: FindingCode

    init(_ description: String, _ document: [UInt8], _ code: FindingCode) {
      testDescription = description
      self.document = document
      self.code = code
    }

    init(_ description: String, _ document: String, _ code: FindingCode) {
      self.init(description, Array(document.utf8), code)
    }
  }

  static let billionLaughs = """
    <!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
    <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
    <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
    <!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]><a>&i;</a>
    """

  static let cases: [Case] = [
    Case("nothing", "", .xmlEmpty),
    Case("white space only", "  \n ", .xmlNotWellFormed),
    Case("text", "hello", .xmlNotWellFormed),
    Case("an element that is not closed", "<a><b></a>", .xmlNotWellFormed),
    Case("a document cut short", "<a><b>text", .xmlNotWellFormed),
    Case("two roots", "<a/><b/>", .xmlNotWellFormed),
    Case("text after the root", "<a/>text", .xmlNotWellFormed),
    Case("an undeclared prefix", "<x:a/>", .xmlNotWellFormed),
    Case("an undeclared entity", "<a>&nbsp;</a>", .xmlNotWellFormed),
    Case("an attribute twice", "<a x='1' x='2'/>", .xmlNotWellFormed),
    Case("an attribute twice by namespace", "<a xmlns:p='u:u' xmlns:q='u:u' p:x='1' q:x='2'/>", .xmlNotWellFormed),
    Case("invalid UTF-8", [UInt8]("<a>".utf8) + [0xC3, 0x28] + [UInt8]("</a>".utf8), .xmlNotWellFormed),
    Case("an overlong encoding", [UInt8]("<a>".utf8) + [0xC0, 0xAF] + [UInt8]("</a>".utf8), .xmlNotWellFormed),
    Case("a control character", [UInt8]("<a>".utf8) + [0x01] + [UInt8]("</a>".utf8), .xmlNotWellFormed),
    Case("U+0000 and a second document", [UInt8]("<a/>".utf8) + [0] + [UInt8]("<b/>".utf8), .xmlNulByte),
    Case("XML 1.1", "<?xml version='1.1'?><a/>", .xmlVersionUnsupported),
    Case("an internal DTD", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", .xmlDTDRefused),
    Case("an external DTD", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", .xmlDTDRefused),
    Case("an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .xmlDTDRefused),
    Case("a parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1/'>%x;]><a/>", .xmlDTDRefused),
    Case("an Id by default attribute", "<!DOCTYPE a [<!ATTLIST a Id CDATA 'x'>]><a/>", .xmlDTDRefused),
    Case("a billion laughs", billionLaughs, .xmlDTDRefused),
    Case(
      "100 000 nested elements",
      String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000), .xmlLimitExceeded),
    Case(
      "20 000 attributes", "<a " + (0..<20_000).map { "a\($0)='' " }.joined() + "/>", .xmlLimitExceeded),
    Case("UTF-7", "<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>", .xmlEncodingUnsupported),
    Case("Shift_JIS", "<?xml version='1.0' encoding='Shift_JIS'?><a/>", .xmlEncodingUnsupported),
    Case(
      "Shift_JIS, named late",
      "<?xml version='1.0'\(String(repeating: " ", count: 600))encoding =\n\"Shift_JIS\"?><a/>", .xmlEncodingUnsupported
    ),
    Case(
      "Shift_JIS after a byte order mark", "\u{FEFF}<?xml version='1.0' encoding='Shift_JIS'?><a/>",
      .xmlEncodingUnsupported),
    Case("UTF-32", [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], .xmlEncodingUnsupported),
    Case("EBCDIC", [0x4C, 0x6F, 0xA7, 0x94, 0x93], .xmlEncodingUnsupported),
    Case("an encoding nobody knows", "<?xml version='1.0' encoding='x-none'?><a/>", .xmlEncodingUnsupported),
  ]

  @Test("are refused with their code", arguments: cases)
  func refuses(_ hostile: Case) {
    let error = #expect(throws: SignetError.self) { try XMLTree(parsing: hostile.document) }
    #expect(error?.finding.code == hostile.code)
    #expect(error?.finding.hint.isEmpty == false)
  }

  @Test("where a DTD is allowed, external and multiplying entities are still refused")
  func entitiesWithDTD() {
    var limits = ParsingLimits()
    limits.allowsDTD = true
    let external = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
    let refusal = #expect(throws: SignetError.self) { try XMLTree(parsing: Array(external.utf8), limits: limits) }
    #expect(refusal?.finding.code == .xmlExternalEntityRefused)
    let laughs = #expect(throws: SignetError.self) {
      try XMLTree(parsing: Array(Self.billionLaughs.utf8), limits: limits)
    }
    #expect(laughs?.finding.code == .xmlNotWellFormed)
  }

  @Test("damage at any byte gives a tree or an error, never a crash")
  func randomDamage() throws {
    let original = try [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/nfe-awkward.xml"))
    var generator = SeededGenerator()
    for _ in 0..<500 {
      var damaged = original
      for _ in 0...Int.random(in: 0...3, using: &generator) {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) { damaged.removeLast(Int.random(in: 0..<damaged.count, using: &generator)) }
      do {
        let tree = try XMLTree(parsing: damaged)
        _ = try? Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.document(tree)))
      } catch {
        #expect(!error.finding.message.isEmpty, "seed \(generator.seed)")
      }
    }
  }
}
