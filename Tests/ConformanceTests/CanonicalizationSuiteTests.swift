import Foundation
import SignetXML
import TestSupport
import Testing

/// Canonical XML 1.0, 1.1 and exclusive: the examples of libxml2 and Santuario, octet for octet.
@Suite("Canonicalization suite", .enabled(if: Availability.sharedData))
struct CanonicalizationSuiteTests {
  struct Case: Decodable {
    let id: String
    let input: String
    let xpath: String?
    let namespaces: [String: String]
    let algorithm: String
    let prefixes: [String]
    let output: String

    enum CodingKeys: String, CodingKey {
      case id, input, xpath, algorithm
      case namespaces = "xpath_namespaces"
      case prefixes = "inclusive_prefixes"
      case output = "expected_output"
    }
  }

  private struct Suite: Decodable {
    let tests: [Case]
  }

  @Test("each example has the canonical form of its suite, or is listed with the reason")
  func suite() throws {
    let folder = Project.shared.appending(path: "conformance/xmldsig/c14n")
    var score = SuiteScore("c14n")
    let suite: Suite = try Manifest.read(folder)
    for example in suite.tests {
      let expected = try [UInt8](contentsOf: folder.appending(path: example.output))
      let canonical = try? canonical(example, in: folder)
      score.count(example.id, isValid: canonical == expected, expected: true)
    }
    score.report()
  }

  private func canonical(_ example: Case, in folder: URL) throws -> [UInt8] {
    var limits = ParsingLimits()
    limits.allowsDTD = true
    let file = folder.appending(path: example.input)
    for name in ["world.txt"] {
      let text = try? Data(contentsOf: file.deletingLastPathComponent().appending(path: name))
      limits.externalEntities[name] = text.map { [UInt8]($0) }
    }
    let tree = try XMLTree(parsing: [UInt8](contentsOf: file), limits: limits)
    let method = try #require(CanonicalizationMethod(rawValue: example.algorithm))
    let canonicalizer = Canonicalizer(Canonicalization(method, inclusivePrefixes: example.prefixes))
    guard let xpath = example.xpath else { return try canonicalizer.bytes(of: DocumentSubset(.document(tree))) }
    return try canonicalizer.bytes(of: XPathSelection(xpath, namespaces: example.namespaces), in: tree)
  }
}
