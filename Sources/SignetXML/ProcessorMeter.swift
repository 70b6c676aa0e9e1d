#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import SignetFindings

/// Counts the processor time of one thread against a limit, for work whose cost a document decides.
///
/// Other threads' load and waiting do not count. A meter belongs to the thread that made it.
public final class ProcessorMeter {
  /// The most time.
  public let limit: Duration
  private let start: Duration

  /// Starts counting.
  public init(limit: Duration) {
    self.limit = limit
    start = Self.now
  }

  /// Whether the limit is passed.
  public var isExhausted: Bool { Self.now - start > limit }

  /// Goes on while there is time.
  ///
  /// - Throws: `xml.limit-exceeded`.
  public func check() throws(SignetError) {
    guard isExhausted else { return }
    throw SignetError(
      .xmlLimitExceeded, message: "The document takes more than \(limit.formatted) of processor time.",
      hint: "Raise the limit if the document comes from a source you trust.")
  }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}

extension Duration {
  /// In milliseconds, for people.
  fileprivate var formatted: String {
    "\(components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000) ms"
  }
}
