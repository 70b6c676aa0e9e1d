import Signet

/// A batch and what the user sees of it: a line for each document or a progress bar, and the summary.
struct BatchRun {
  let signer: BatchSigner
  let console: Console
  /// Whether people see a line for every document that was signed, not only for those that were not.
  let namesEveryDocument: Bool

  /// Signs `documents`.
  ///
  /// - Returns: Success where all were signed or were there already.
  func sign(_ documents: [BatchDocument]) async throws -> ExitStatus {
    var progress = ProgressBar(total: documents.count, isShown: console.showsProgress && !namesEveryDocument)
    var status = ExitStatus.success
    var outputFailure: (any Error)?
    let summary = try await signer.sign(documents) { outcome in
      if let worse = self.status(of: outcome) { status = status == .cannotWrite ? status : worse }
      progress.clear()
      do {
        try show(outcome)
      } catch {
        outputFailure = outputFailure ?? error
      }
      progress.advance()
    }
    progress.clear()
    if let outputFailure { throw outputFailure }
    try console.line(text(summary))
    try console.json(SummaryReport(summary))
    return status
  }

  /// The status of a run in which this was the worst outcome; nil where it is good.
  private func status(of outcome: BatchOutcome) -> ExitStatus? {
    guard case .failed(let finding) = outcome.result else { return nil }
    return finding.code.exitStatus == .cannotWrite ? .cannotWrite : .foundBad
  }

  private func show(_ outcome: BatchOutcome) throws {
    let document = outcome.document
    switch outcome.result {
    case .signed(let sha256, let profile, let findings):
      if namesEveryDocument { try console.line("\(document.input) → \(document.output)".escapedForTerminal) }
      try console.json(
        DocumentReport(
          input: document.input, output: document.output, sha256: sha256, profile: profile, findings: findings,
          stampValues: outcome.stampValues))
    case .skipped(let finding):
      console.finding(finding)
      try console.json(DocumentReport(input: document.input, skippedFor: document.output))
    case .failed(let finding):
      console.finding(finding, in: document.input)
      try console.json(DocumentReport(input: document.input, failure: finding))
    }
  }

  private func text(_ summary: BatchSummary) -> String {
    let counts = ["\(summary.signed) signed", "\(summary.failed) failed", "\(summary.skipped) skipped"]
    let speed =
      "\(summary.documentsPerSecond.rounded(digits: 0).formatted(.number.grouping(.never))) documents per second"
    return "\(counts.joined(separator: ", ")) in \(summary.seconds.rounded(digits: 2)) s: \(speed)"
  }
}
