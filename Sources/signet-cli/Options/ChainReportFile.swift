import ArgumentParser
import Signet

/// A report on chains for other programs, and where it goes: `junit=PATH` or `json=PATH`.
struct ChainReportFile: ExpressibleByArgument {
  private enum Form: String { case junit, json }

  private let form: Form
  private let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let form = Form(rawValue: String(parts[0])) else { return nil }
    self.form = form
    path = String(parts[1])
  }

  /// Writes the report, whole or not at all.
  func write(_ results: [ChainResult]) throws {
    let bytes =
      switch form {
      case .junit: Array(JUnitReport.text(results).utf8)
      case .json: try JSONText.encode(ChainVerdicts(results: results.map { ChainVerdict($0.report, file: $0.file) }))
      }
    try OutputFile.write(bytes, to: path)
  }
}
