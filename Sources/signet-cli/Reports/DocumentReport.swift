import Signet

/// What became of one document that was to be signed: a line of JSON.
struct DocumentReport: Encodable {
  /// Why a document was not signed.
  struct Failure: Encodable {
    let code: FindingCode
    let message: String
    let hint: String
  }

  let input: String
  let output: OrNull<String>
  let ok: Bool
  /// The digest of the signed document, in hexadecimal.
  let sha256: OrNull<String>
  let error: OrNull<Failure>
  /// By which profile the document was signed.
  let profile: OrNull<String>
  /// What is weak in the signatures that were made.
  let findings: [FindingReport]
  /// What follows from the document's stamps, by name: the text of a QR code, the link for the next document.
  let stampValues: [String: String]

  /// A document that was signed.
  init(
    input: String, output: String, sha256: String, profile: String, findings: [Finding], stampValues: [StampValue]
  ) {
    self.init(
      input: input, output: output, ok: true, sha256: sha256, error: nil, profile: profile, findings: findings,
      stampValues: stampValues)
  }

  /// A document whose output was there already.
  init(input: String, skippedFor output: String) {
    self.init(input: input, output: output, ok: true, sha256: nil, error: nil)
  }

  /// A document that was not signed.
  init(input: String, failure: Finding) {
    let error = Failure(code: failure.code, message: failure.message, hint: failure.hint)
    self.init(input: input, output: nil, ok: false, sha256: nil, error: error)
  }

  private init(
    input: String, output: String?, ok: Bool, sha256: String?, error: Failure?, profile: String? = nil,
    findings: [Finding] = [], stampValues: [StampValue] = []
  ) {
    self.stampValues = Dictionary(stampValues.map { ($0.name, $0.text) }) { first, _ in first }
    self.profile = OrNull(profile)
    self.input = input
    self.output = OrNull(output)
    self.ok = ok
    self.sha256 = OrNull(sha256)
    self.error = OrNull(error)
    self.findings = findings.map(FindingReport.init)
  }
}

/// How the signing of several documents went: the last line of JSON.
struct SummaryReport: Encodable {
  private struct Summary: Encodable {
    let signed: Int
    let failed: Int
    let skipped: Int
    let seconds: Double
    let documentsPerSecond: Double
  }

  private let summary: Summary

  init(_ batch: BatchSummary) {
    summary = Summary(
      signed: batch.signed, failed: batch.failed, skipped: batch.skipped, seconds: batch.seconds.rounded(digits: 3),
      documentsPerSecond: batch.documentsPerSecond.rounded(digits: 1))
  }
}

extension Double {
  /// The nearest number with `digits` digits after the point.
  func rounded(digits: Int) -> Double {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
