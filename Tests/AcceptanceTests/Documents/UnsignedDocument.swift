import Foundation
import SignetXML
import TestSupport

/// A document before it is signed.
struct UnsignedDocument: Sendable {
  let name: String
  let bytes: [UInt8]

  /// The same document in another encoding.
  func encoded(as encoding: TextEncoding) -> UnsignedDocument {
    UnsignedDocument(name: "\(name) (\(encoding))", bytes: encoding.bytes(of: String(decoding: bytes, as: UTF8.self)))
  }
}

// MARK: - The project's own

extension UnsignedDocument {
  /// The NF-e invoices, in every encoding.
  static let nfe = inEveryEncoding(["nfe-4k", "nfe-18k", "nfe-supplement", "nfe-awkward"]) + [invoice("nfe-90k")]

  /// The UBL invoices, in every encoding.
  static let ubl =
    inEveryEncoding(["ubl-pe"]) + ["bom", "latin1", "utf16le", "utf16be"].map { invoice("ubl-pe-\($0)") }

  /// Small documents whose markup is easily misread, in every encoding.
  static let oddities = TextEncoding.allCases.flatMap { encoding in oddShapes.map { $0.encoded(as: encoding) } }

  /// Shapes of a root element that a signature has to be put into.
  private static let oddShapes: [UnsignedDocument] = [
    "<x/>",
    "<x />",
    "<x\n  a='1'\n/>",
    "<x></x>",
    "<x> </x\n>",
    "<x a='>' b=\"/>\">&lt;/x></x>",
    "<x><!-- </x> --><![CDATA[</x>]]><?p </x> ?></x>",
    "\n<?p before?>\r\n<!-- \u{e9} --><a:x xmlns:a='urn:example:a' xmlns:ds='urn:example:other'>\u{e9}\r\n<a:b/>\t</a:x>\n",
    "<x xmlns='urn:example:default' xml:lang='pt' xml:space='preserve'><y xmlns=''/></x><!-- after --><?p after?>",
  ].map { text in
    UnsignedDocument(
      name: text.debugDescription, bytes: Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).utf8))
  }

  private static func inEveryEncoding(_ names: [String]) -> [UnsignedDocument] {
    TextEncoding.allCases.flatMap { encoding in names.map { invoice($0).encoded(as: encoding) } }
  }

  private static func invoice(_ name: String) -> UnsignedDocument {
    let bytes = try? [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/\(name).xml"))
    return UnsignedDocument(name: name, bytes: bytes ?? [])
  }
}

// MARK: - Other people's

extension UnsignedDocument {
  /// Every well-formed sample without a signature; none where the samples are missing.
  static let samples: [UnsignedDocument] = Project.files(below: SignedSample.folder, withExtension: "xml").compactMap {
    file in
    guard let bytes = try? [UInt8](contentsOf: file), let tree = try? XMLTree(parsing: bytes),
      !tree.elements.contains(where: {
        $0.localName == "Signature" && $0.namespace == "http://www.w3.org/2000/09/xmldsig#"
      })
    else { return nil }
    return UnsignedDocument(name: file.path.replacing(SignedSample.folder.path + "/", with: ""), bytes: bytes)
  }

  /// One sample, where the samples are there.
  static func sample(_ name: String) -> [UnsignedDocument] { samples.filter { $0.name == name } }
}
