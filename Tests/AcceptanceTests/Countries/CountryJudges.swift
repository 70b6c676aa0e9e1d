import Foundation
import SignetXML
import TestSupport

/// Other people's verifiers, and what they say of everything that was signed for the table.
struct CountryJudges: Sendable {
  /// A verifier.
  enum Judge: String, CaseIterable, Sendable {
    case xmlsec1, jdk = "JDK", signxml

    /// Whether the verifier is asked about a row: signxml for its XAdES properties alone.
    func judges(_ outcome: CountryOutcome) -> Bool {
      if case .by(let judges, _) = outcome.sample.judging, !judges.contains(self) { return false }
      return self != .signxml || outcome.hasProperties
    }

    fileprivate func refusals(of files: [URL]) throws -> [URL: String] {
      switch self {
      case .xmlsec1: try XMLSec(lookingInto: files).refusals(of: files)
      case .jdk: try JDK().refusals(of: files)
      case .signxml: try SignXML().refusals(of: files)
      }
    }
  }

  /// What a verifier refused, by the index of the row in ``CountryOutcome/all``.
  private let refusals: [Judge: [Int: String]]

  static let all = Result { try CountryJudges() }

  init() throws {
    let folder = try TemporaryDirectory()
    var refusals: [Judge: [Int: String]] = [:]
    for judge in Judge.allCases {
      var rows: [URL: Int] = [:]
      for (row, outcome) in CountryOutcome.all.enumerated() where judge.judges(outcome) {
        for (number, document) in outcome.judged.enumerated() {
          rows[try folder.write(document, to: "\(judge.rawValue)/\(row)-\(number).xml")] = row
        }
      }
      let files = rows.keys.sorted { $0.path < $1.path }
      refusals[judge] = [:]
      guard !files.isEmpty else { continue }
      for (file, reason) in try judge.refusals(of: files) {
        if let row = rows[file] { refusals[judge]?[row] = reason }
      }
    }
    self.refusals = refusals
  }

  /// What a verifier said against a row, or nil.
  func refusal(by judge: Judge, of row: Int) -> String? { refusals[judge]?[row] }
}
