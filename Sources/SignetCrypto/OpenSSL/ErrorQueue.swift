import COpenSSL
import SignetFindings

/// OpenSSL's error queue of the calling thread.
///
/// Every piece of work that calls OpenSSL runs inside ``scope(_:)``, so that no report of an earlier failure is taken
/// for one of this, and none is left for whoever uses OpenSSL next on the thread.
package enum ErrorQueue {
  /// Runs `body` with the queue empty at its start, and empties it again at its end, also after success.
  package static func scope<Result: ~Copyable, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    clear()
    defer { clear() }
    return try body()
  }

  /// Whether no report waits on the calling thread.
  package static var isEmpty: Bool { ERR_peek_error() == 0 }

  /// Takes all reports off the queue, the deepest cause first.
  package static func drain() -> [OpenSSLReport] {
    var reports: [OpenSSLReport] = []
    while let report = OpenSSLReport.next() { reports.append(report) }
    return reports
  }

  private static func clear() {
    if !isEmpty { ERR_clear_error() }
  }
}

/// The error for a failed call of OpenSSL: `code`, with what OpenSSL reported as its causes.
///
/// - Parameter reports: what OpenSSL reported; the queue's content unless it has been drained already.
package func openSSLFailure(
  _ code: FindingCode, message: String, hint: String, reports: [OpenSSLReport] = ErrorQueue.drain()
) -> SignetError {
  SignetError(code, message: message, hint: hint, causes: reports.map(\.finding))
}
