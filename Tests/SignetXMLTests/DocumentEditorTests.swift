import Foundation
import SignetFindings
import SignetXML
import TestSupport
import Testing

@Suite("Adding to a document")
struct DocumentEditorTests {
  /// A document in an encoding, as text and as bytes.
  struct Encoded: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let encode: @Sendable (String) -> [UInt8]
  }

  static let encodings: [Encoded] = [
    Encoded(testDescription: "UTF-8") { Array($0.utf8) },
    Encoded(testDescription: "UTF-8 with BOM") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    Encoded(testDescription: "ISO-8859-1") {
      let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + $0
      return Array(text.data(using: .isoLatin1) ?? Data())
    },
    Encoded(testDescription: "windows-1252") {
      let text = "<?xml version='1.0' encoding='windows-1252'?>" + $0
      return Array(text.data(using: .windowsCP1252) ?? Data())
    },
    Encoded(testDescription: "UTF-16LE") { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
    Encoded(testDescription: "UTF-16BE") { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } },
  ]

  static let text =
    "<!-- <no> --><ä:r xmlns:ä='urn:a' q=\"a>b\"><?pi <x>?><p a='/>' />\r\n<![CDATA[<p></p>]]><p>é</p><q><p/></q ></ä:r >"

  /// Where an element is added to `text`, and the piece of the text that changes.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ordinal: Int
    let point: @Sendable (XMLElement) -> InsertionPoint
    let before: String
    let after: String
  }

  static let places: [Place] = [
    Place(
      testDescription: "at the end of the root", ordinal: 0, point: { .lastChild(of: $0) },
      before: "</q ></ä:r >", after: "</q ><S/></ä:r >"),
    Place(
      testDescription: "before an element", ordinal: 1, point: { .before($0) },
      before: "<p a=", after: "<S/><p a="),
    Place(
      testDescription: "after an empty-element tag", ordinal: 1, point: { .after($0) },
      before: "'/>' />", after: "'/>' /><S/>"),
    Place(
      testDescription: "into an empty-element tag", ordinal: 4, point: { .lastChild(of: $0) },
      before: "<q><p/>", after: "<q><p><S/></p>"),
    Place(
      testDescription: "after an end tag", ordinal: 2, point: { .after($0) },
      before: "é</p>", after: "é</p><S/>"),
  ]

  @Test("changes nothing else, in any encoding", arguments: encodings, places)
  func splice(encoded: Encoded, place: Place) throws {
    let original = encoded.encode(Self.text)
    let tree = try XMLTree(parsing: original)
    let editor = DocumentEditor(tree, original: original)
    let element = try #require(Array(tree.elements).dropFirst(place.ordinal).first)
    _ = try editor.attach(Array("<S/>".utf8), at: place.point(element))
    editor.insert(Array("<S/>".utf8), at: place.point(element))
    let result = try editor.finish()
    #expect(result == encoded.encode(Self.text.replacing(place.before, with: place.after)))

    let canonicalizer = Canonicalizer(Canonicalization(.c14n10WithComments))
    let reparsed = try canonicalizer.bytes(of: DocumentSubset(.document(XMLTree(parsing: result))))
    let edited = try canonicalizer.bytes(of: DocumentSubset(.document(tree)))
    #expect(reparsed == edited, "the tree and the text tell the same story")
  }

  @Test("adds attributes inside start tags", arguments: encodings)
  func attributes(encoded: Encoded) throws {
    let original = encoded.encode("<a><b x='>'/><c ></c></a>")
    let tree = try XMLTree(parsing: original)
    let editor = DocumentEditor(tree, original: original)
    for element in try tree.root.children { editor.addAttribute("Id", value: "i", to: element) }
    #expect(try editor.finish() == encoded.encode("<a><b x='>' Id=\"i\"/><c  Id=\"i\"></c></a>"))
  }

  @Test(
    "inserting into every element of every document leaves all other bytes alone",
    arguments: CanonicalizationTests.documents)
  func samples(document: URL) throws {
    let original = try [UInt8](contentsOf: document)
    guard let tree = try? XMLTree(parsing: original) else { return }
    let ordinals = [0, 1, Array(tree.elements).count - 1]
    for ordinal in ordinals {
      let tree = try XMLTree(parsing: original)
      guard let element = Array(tree.elements).dropFirst(ordinal).first else { continue }
      let editor = DocumentEditor(tree, original: original)
      editor.insert(Array("<S/>".utf8), at: .before(element))
      guard ordinal > 0 else { continue }
      let result = try editor.finish()
      let wide = tree.encoding != .asciiCompatible
      #expect(result.count == original.count + (wide ? 8 : 4))
      let common = zip(result, original).prefix { $0 == $1 }.count
      #expect(result.suffix(original.count - common) == original.suffix(original.count - common))
    }
  }
}
