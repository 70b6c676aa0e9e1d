import CLibXML2
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import SignetFindings

/// One XML document as a tree, parsed by libxml2 with everything switched off that hostile documents use.
///
/// A tree is used by one thread at a time: canonicalization and signing change it for a moment and put it back.
public final class XMLTree {
  /// How the bytes of the document stand for characters.
  public let encoding: DocumentEncoding
  /// How many bytes the document has.
  public let byteCount: Int
  let document: xmlDocPtr
  /// What was looked up before; replaced by whoever changes the tree for longer than a moment.
  var index = TreeIndex()

  /// Parses a document.
  ///
  /// - Parameters:
  ///   - bytes: The document in UTF-8, UTF-16 or an encoding that extends ASCII (see ``DocumentEncoding``).
  ///   - limits: What the document may cost.
  /// - Throws: `xml.empty`, `xml.not-well-formed`, `xml.version-unsupported`, `xml.dtd-refused`,
  ///   `xml.external-entity-refused`, `xml.nul-byte`, `xml.encoding-unsupported`, `xml.limit-exceeded`.
  public init(parsing bytes: [UInt8], limits: ParsingLimits = ParsingLimits()) throws(SignetError) {
    let parsed = try TreeParser.parse(bytes, limits: limits)
    encoding = parsed.encoding
    byteCount = bytes.count
    document = parsed.document
  }

  /// Takes over a document that was made from a part of another one.
  init(copied document: xmlDocPtr, from tree: XMLTree) {
    encoding = tree.encoding
    byteCount = tree.byteCount
    self.document = document
  }

  deinit {
    xmlFreeDoc(document)
  }

  /// The name of the encoding that the document declares, or nil.
  public var declaredEncoding: String? { document.pointee.encoding.map { String($0) } }

  /// The outermost element.
  public var root: XMLElement {
    get throws(SignetError) {
      guard let node = xmlDocGetRootElement(document) else {
        throw SignetError(
          .internalInconsistency, message: "A parsed document has no root element.", hint: "Please report this.")
      }
      return XMLElement(node: node, tree: self)
    }
  }

  /// Every element, in document order.
  public var elements: some Sequence<XMLElement> {
    sequence(state: xmlDocGetRootElement(document)) { [self] next in
      guard let node = next else { return nil }
      next = XMLElement.successor(of: node, within: UnsafeMutableRawPointer(document))
      return XMLElement(node: node, tree: self)
    }
  }

  /// The elements with a name, in document order.
  public func elements(named localName: String, in namespace: String) -> [XMLElement] {
    var elements: [XMLElement] = []
    localName.withCString { name in
      let length = strlen(name) + 1
      forEachNode { node in
        // Most names differ in their first bytes, so that only a few elements are looked at more closely.
        guard strncmp(UnsafeRawPointer(node.pointee.name).assumingMemoryBound(to: CChar.self), name, length) == 0 else {
          return
        }
        let element = XMLElement(node: node, tree: self)
        if element.isNamed(localName, in: namespace) { elements.append(element) }
      }
    }
    return elements
  }

  /// Visits every element in document order.
  func forEachNode(_ visit: (xmlNodePtr) -> Void) {
    var next = xmlDocGetRootElement(document)
    while let node = next {
      visit(node)
      next = XMLElement.successor(of: node, within: UnsafeMutableRawPointer(document))
    }
  }
}
