import SignetXML
import Testing

/// A program that judges the cross, and which values of it the program does not know.
protocol CrossJudge: Sendable {
  /// What the table calls it.
  var title: String { get }
  /// Why the program does not accept signatures with this value of a dimension, or nil where it does.
  func limitation(of value: String) -> String?
}

extension CrossJudge {
  /// Why the program can't judge a combination, or nil where it can.
  func limitation(for signed: CrossCase) -> String? { signed.values.lazy.compactMap { limitation(of: $0) }.first }
}

extension XMLSec: CrossJudge {
  var title: String { "xmlsec1 1.2.37" }
  func limitation(of value: String) -> String? { nil }
}

extension JDK: CrossJudge {
  var title: String { "JDK 17" }
  func limitation(of value: String) -> String? {
    switch CrossCase.Algorithm(rawValue: value) {
    case .secp256k1, .brainpool: "the JDK dropped these curves in version 16"
    default: nil
    }
  }
}

extension SignXML: CrossJudge {
  var title: String { "signxml 4.5.1" }
  func limitation(of value: String) -> String? { nil }
}

/// The table of the cross in `docs/conformance.md`, between two marks.
enum CrossTable {
  private static let begin = "<!-- cross: begin -->\n"
  private static let end = "<!-- cross: end -->"
  private static let judges: [any CrossJudge] = [XMLSec(), JDK(), SignXML()]

  /// The document with the table as it must be.
  static func updated(_ document: String) throws -> String {
    let start = try #require(document.firstRange(of: begin)).upperBound
    let stop = try #require(document.firstRange(of: end)).lowerBound
    return document[..<start] + markdown + document[stop...]
  }

  private static var markdown: String {
    var notes: [String] = []
    var lines = [
      "There are \(CrossCase.full.count) combinations.",
      "", "| | Value | Signet | " + judges.map(\.title).joined(separator: " | ") + " |",
      "|---|---|---|" + judges.map { _ in "---|" }.joined(),
    ]
    for (title, values) in dimensions {
      for (number, value) in values.enumerated() {
        let cells = judges.map { judge in
          guard let reason = judge.limitation(of: value) else { return "accepts" }
          if !notes.contains(reason) { notes.append(reason) }
          return "not judged (\((notes.firstIndex(of: reason) ?? 0) + 1))"
        }
        lines.append("| \(number == 0 ? title : "") | \(value) | accepts | \(cells.joined(separator: " | ")) |")
      }
    }
    lines.append("")
    lines += notes.enumerated().map { "\($0 + 1). \($1.prefix(1).uppercased() + $1.dropFirst())." }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let dimensions: [(String, [String])] = [
    ("Canonicalization", CanonicalizationMethod.allCases.map(\.shortName)),
    ("References", CrossCase.Kind.allCases.map(\.rawValue)),
    ("Key and method", CrossCase.Algorithm.allCases.map(\.rawValue)),
    ("Encoding", TextEncoding.allCases.map(\.rawValue)),
    ("Form", CrossCase.Form.allCases.map(\.rawValue)),
  ]
}
