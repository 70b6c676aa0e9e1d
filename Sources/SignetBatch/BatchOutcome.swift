import SignetFindings
import SignetProfiles

/// What became of one document.
public struct BatchOutcome: Sendable {
  /// The document.
  public let document: BatchDocument
  /// What became of it.
  public let result: Result
  /// What follows from its stamps, see ``Stamp/values(of:)``.
  public var stampValues: [StampValue] = []

  /// What can become of a document.
  public enum Result: Sendable {
    /// It was signed and written: the SHA-256 of the written bytes, as 64 lower-case hexadecimal digits, the id of the
    /// profile by which it was signed, and what is weak in what was made.
    case signed(sha256: String, profile: String, findings: [Finding])
    /// Its output was there already and was left alone.
    case skipped(Finding)
    /// It was not signed, and nothing was written.
    case failed(Finding)
  }
}
