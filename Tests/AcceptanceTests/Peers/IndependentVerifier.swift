import Foundation
import TestSupport

/// A program of other people that verifies XML signatures.
protocol IndependentVerifier: Sendable {
  /// Why the program can't judge a document, or nil where it can.
  func limitation(for document: SignedDocument) -> String?

  /// Judges files, in one run of the program where it can.
  ///
  /// - Returns: What the program said of each file that it refused.
  func refusals(of files: [URL]) throws -> [URL: String]
}

extension IndependentVerifier {
  /// Judges documents, those within the program's limits.
  ///
  /// - Returns: How many were judged, and what was said of each that was refused.
  func judge(_ documents: [SignedDocument]) throws -> (judged: Int, refusals: [String]) {
    let folder = try TemporaryDirectory()
    var names: [URL: String] = [:]
    for (number, document) in documents.enumerated() where limitation(for: document) == nil {
      names[try folder.write(document.bytes, to: "\(number).xml")] = document.name
    }
    let files = names.keys.sorted { $0.path < $1.path }
    let refusals = try refusals(of: files)
    return (names.count, refusals.map { file, reason in "\(names[file] ?? file.path): \(reason)" }.sorted())
  }
}

extension Command.Result {
  /// The refusals in lines of the form `FILE <tab> … <tab> valid|INVALID <tab> reason`; a file without a line is refused.
  func refusals(of files: [URL]) -> [URL: String] {
    var verdicts: [String: String] = [:]
    for line in lines {
      let fields = line.components(separatedBy: "\t")
      guard fields.count >= 3 else { continue }
      verdicts[fields[0]] = fields.dropFirst().joined(separator: " ")
    }
    return files.reduce(into: [:]) { refusals, file in
      let verdict = verdicts[file.path] ?? "no verdict; \(errors.suffix(500))"
      if !verdict.contains(" valid") { refusals[file] = verdict }
    }
  }
}
