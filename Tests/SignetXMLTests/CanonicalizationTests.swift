import Foundation
import SignetCrypto
import SignetFindings
import SignetXML
import TestSupport
import Testing

@Suite("Canonicalization")
struct CanonicalizationTests {
  /// Every document that the tests can see: the project's own, and the samples beside it.
  static let documents =
    Project.files(below: Project.testVectors.appending(path: "invoices"), withExtension: "xml")
    + Project.files(below: Project.shared.appending(path: "samples"), withExtension: "xml")

  @Test(
    "equals xmllint on every document", .enabled(if: Availability.programs("xmllint")), arguments: documents)
  func equalsXMLLint(document: URL) throws {
    let bytes = try [UInt8](contentsOf: document)
    let options: [(CanonicalizationMethod, String)] = [
      (.c14n10WithComments, "--c14n"), (.c14n11WithComments, "--c14n11"), (.exclusiveWithComments, "--exc-c14n"),
    ]
    for (method, option) in options {
      let peer = try Command.run("xmllint", [option, document.path])
      do {
        let tree = try XMLTree(parsing: bytes)
        let ours = try Canonicalizer(Canonicalization(method)).bytes(of: DocumentSubset(.document(tree)))
        #expect(ours == peer.standardOutput, "\(option) \(document.lastPathComponent)")
      } catch {
        // What Signet refuses, xmllint must refuse too: it exits with 0, but writes nothing.
        #expect(peer.status != 0 || peer.standardOutput.isEmpty, "\(error) \(document.lastPathComponent)")
      }
    }
  }

  @Test("without comments is the form with comments less the comments", arguments: documents.prefix(40))
  func commentsAreLeftOut(document: URL) throws {
    guard let tree = try? XMLTree(parsing: [UInt8](contentsOf: document)) else { return }
    let subset = DocumentSubset(.document(tree), includesComments: false)
    for (plain, withComments) in [
      (CanonicalizationMethod.c14n10, CanonicalizationMethod.c14n10WithComments), (.c14n11, .c14n11WithComments),
      (.exclusive, .exclusiveWithComments),
    ] {
      let left = Result { try Canonicalizer(Canonicalization(plain)).bytes(of: DocumentSubset(.document(tree))) }
      let right = Result { try Canonicalizer(Canonicalization(withComments)).bytes(of: subset) }
      #expect((try? left.get()) == (try? right.get()))
    }
  }

  @Test(
    "the quick walk over an element equals the node-set of the standard", arguments: CanonicalizationMethod.allCases)
  func quickWalkEqualsNodeSet(method: CanonicalizationMethod) throws {
    let document = """
      <?xml version="1.0"?><!-- before --><r:root xmlns:r="urn:r" xmlns="urn:default" xmlns:unused="urn:unused" xml:lang="pt">
      <a x="1" r:y='2' xml:space="preserve"> text &amp; <b xmlns="">none<c xmlns="urn:c" xmlns:r="urn:other"><r:d/></c></b>
      <?pi data?><!-- inside --><e/></a><f xmlns:g="urn:g"><g:h g:i="&#xD;&quot;"/></f></r:root>
      """
    for canonicalization in [
      Canonicalization(method), Canonicalization(method, inclusivePrefixes: ["unused", "#default"]),
    ] {
      let tree = try XMLTree(parsing: Array(document.utf8))
      let canonicalizer = Canonicalizer(canonicalization)
      for (number, element) in tree.elements.enumerated() {
        let path = "(//*)[\(number + 1)]"
        let selection = XPathSelection(
          "\(path)/descendant-or-self::node() | \(path)/descendant-or-self::*/@* | \(path)/descendant-or-self::*/namespace::*"
        )
        let expected = try canonicalizer.bytes(of: selection, in: tree)
        #expect(try canonicalizer.bytes(of: DocumentSubset(.element(element))) == expected, "\(element.xpath)")
      }
    }
  }

  @Test("an omitted element leaves the rest as it was, and comes back")
  func omission() throws {
    let tree = try XMLTree(parsing: Array("<a>one<b/><c><d/></c>two<e/></a>".utf8))
    let canonicalizer = Canonicalizer(Canonicalization(.c14n10))
    let whole = try canonicalizer.bytes(of: DocumentSubset(.document(tree)))
    let elements = Array(tree.elements)
    let expected = [
      "", "<a>one<c><d></d></c>two<e></e></a>", "<a>one<b></b>two<e></e></a>",
      "<a>one<b></b><c></c>two<e></e></a>", "<a>one<b></b><c><d></d></c>two</a>",
    ]
    for (element, remaining) in zip(elements, expected) {
      let subset = DocumentSubset(.document(tree), omitting: [element])
      #expect(String(decoding: try canonicalizer.bytes(of: subset), as: UTF8.self) == remaining)
      #expect(try canonicalizer.bytes(of: DocumentSubset(.document(tree))) == whole)
    }
    let several = DocumentSubset(.document(tree), omitting: Array(elements[1...3]))
    #expect(String(decoding: try canonicalizer.bytes(of: several), as: UTF8.self) == "<a>onetwo<e></e></a>")
    #expect(try canonicalizer.bytes(of: DocumentSubset(.document(tree))) == whole)
  }

  @Test("a subset whose apex is omitted is empty")
  func emptySubset() throws {
    let tree = try XMLTree(parsing: Array("<a><b/></a>".utf8))
    let elements = Array(tree.elements)
    let subset = DocumentSubset(.element(elements[1]), omitting: [elements[0]])
    #expect(subset.isEmpty)
    #expect(try Canonicalizer(Canonicalization(.c14n10)).bytes(of: subset).isEmpty)
  }

  @Test("a relative namespace name has no canonical form")
  func relativeNamespace() throws {
    let tree = try XMLTree(parsing: Array("<a xmlns='relative/name'/>".utf8))
    let error = #expect(throws: SignetError.self) {
      try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.document(tree)))
    }
    #expect(error?.finding.code == .xmlCanonicalizationFailed)
  }

  @Test("the digest is that of the canonical bytes", arguments: [DigestAlgorithm.sha1, .sha256, .sha3_256])
  func digest(algorithm: DigestAlgorithm) throws {
    let tree = try XMLTree(parsing: [UInt8](contentsOf: Project.testVectors.appending(path: "invoices/nfe-90k.xml")))
    let canonicalizer = Canonicalizer(Canonicalization(.c14n10))
    let subset = DocumentSubset(.document(tree))
    #expect(try canonicalizer.digest(of: subset, algorithm) == algorithm.digest(of: canonicalizer.bytes(of: subset)))
  }
}
