/// How a batch went.
public struct BatchSummary: Sendable, Hashable {
  /// Documents that were signed and written in this run.
  public var signed = 0
  /// Documents that could not be signed.
  public var failed = 0
  /// Documents whose output was there already.
  public var skipped = 0
  /// How long the run took, in seconds.
  public var seconds = 0.0

  /// A run in which nothing was done yet.
  public init() {}

  /// Documents signed per second of the run.
  public var documentsPerSecond: Double { seconds > 0 ? Double(signed) / seconds : 0 }
}
