import Foundation
import SignetCrypto
import SignetFindings
import SignetProfiles

/// Signs many documents, on as many workers as are wanted. A document that fails does not stop the others.
public struct BatchSigner: Sendable {
  /// Signs each document by its profile.
  public let signing: ProfileSigner
  /// How many documents are worked on at the same time.
  public let workers: Int
  /// Whether an output that is there already is replaced; otherwise its document is skipped, so that running a batch
  /// again signs nothing twice.
  public let replacesOutput: Bool

  /// Prepares a batch.
  public init(
    _ signing: ProfileSigner, workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    replacesOutput: Bool = false
  ) {
    self.signing = signing
    self.workers = max(1, workers)
    self.replacesOutput = replacesOutput
  }

  /// Signs the documents and writes each whole or not at all.
  ///
  /// When the task is cancelled, documents that were begun are finished and the others are left alone.
  ///
  /// - Parameters:
  ///   - documents: What to sign; see ``BatchSource``. Output folders are made as needed.
  ///   - report: Called once for each document as it is done, from one task at a time.
  /// - Throws: `file.cannot-write` if an output folder can't be made; `stamp.input-invalid` for something that is of one
  ///   document alone.
  public func sign(
    _ documents: [BatchDocument], report: (BatchOutcome) async -> Void
  ) async throws(SignetError) -> BatchSummary {
    if documents.count > 1 { try signing.requireInputsForMany() }
    let folders = Set(documents.map { URL(filePath: $0.output).deletingLastPathComponent().path })
    for folder in folders { try AtomicFile.makeFolder(folder) }
    let start = ContinuousClock.now
    var summary = await signAll(documents, report: report)
    for folder in folders { try AtomicFile.flushFolder(folder) }
    summary.seconds = (ContinuousClock.now - start) / .seconds(1)
    return summary
  }

  /// Keeps as many documents in work as there are workers.
  private func signAll(_ documents: [BatchDocument], report: (BatchOutcome) async -> Void) async -> BatchSummary {
    await withTaskGroup(of: BatchOutcome.self) { group in
      var waiting = documents.makeIterator()
      for _ in 0..<workers {
        guard let document = waiting.next() else { break }
        group.addTask { process(document) }
      }
      var summary = BatchSummary()
      while let outcome = await group.next() {
        if !Task.isCancelled, let document = waiting.next() { group.addTask { process(document) } }
        summary.count(outcome)
        await report(outcome)
      }
      return summary
    }
  }

  private func process(_ document: BatchDocument) -> BatchOutcome {
    do throws(SignetError) {
      if !replacesOutput, FileManager.default.fileExists(atPath: document.output) {
        return BatchOutcome(document: document, result: .skipped(exists(document)))
      }
      let signed = try signing.sign(try DocumentFile.read(document.input, limit: signing.limits.bytes))
      try AtomicFile.write(signed.document, to: document.output)
      let sha256 = Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: signed.document))
      return BatchOutcome(
        document: document, result: .signed(sha256: sha256, profile: signed.profile.id, findings: signed.findings),
        stampValues: signed.stampValues)
    } catch {
      let finding = error.about(.file(path: document.input, position: nil)).finding
      return BatchOutcome(document: document, result: .failed(finding))
    }
  }

  private func exists(_ document: BatchDocument) -> Finding {
    Finding(
      .batchOutputExists, .note, about: .file(path: document.output, position: nil),
      message: "\(document.output) is there already, so \(document.input) was not signed again.",
      hint: "Delete it, or have outputs replaced, if it is to be signed anew.")
  }
}

extension BatchSummary {
  fileprivate mutating func count(_ outcome: BatchOutcome) {
    switch outcome.result {
    case .signed: signed += 1
    case .skipped: skipped += 1
    case .failed: failed += 1
    }
  }
}
