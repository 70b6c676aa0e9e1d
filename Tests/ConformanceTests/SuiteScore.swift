import Foundation
import TestSupport
import Testing

/// How often a suite and Signet say the same, held against what `docs/conformance.md` admits.
struct SuiteScore {
  /// The suite's heading in the document.
  let suite: String
  private var total = 0
  private var falseAccepts: [String] = []
  private var falseRejects: [String] = []

  /// Begins with no cases.
  init(_ suite: String) {
    self.suite = suite
  }

  /// Counts a case.
  mutating func count(_ id: String, isValid: Bool, expected: Bool) {
    total += 1
    if isValid && !expected { falseAccepts.append(id) }
    if !isValid && expected { falseRejects.append(id) }
  }

  /// How many cases have the suite's verdict.
  var met: Int { total - falseAccepts.count - falseRejects.count }
  /// Cases that are called valid against the suite.
  var unexpectedlyValid: [String] { falseAccepts }
  /// All cases with another verdict than the suite's.
  var deviations: Set<String> { Set(falseAccepts + falseRejects) }

  /// Prints the score, and expects that the document names exactly the cases that deviate.
  func report(sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(suite): \(met) of \(total) as expected")
    for id in falseAccepts.sorted() { print("  valid against the suite: \(id)") }
    for id in falseRejects.sorted() { print("  refused against the suite: \(id)") }
    #expect(deviations == Self.documented(suite), "docs/conformance.md is out of date", sourceLocation: sourceLocation)
  }

  /// The ids in the table under the suite's heading: the first column, in backquotes.
  static func documented(_ suite: String) -> Set<String> {
    let file = Project.root.appending(path: "docs/conformance.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let sections = text.split(separator: "\n## ")
    let section = sections.first { $0.prefix { $0 != "\n" } == suite[...] } ?? ""
    return Set(section.matches(of: /\n\| `([^`]+)` \|/).map { String($0.1) })
  }
}
