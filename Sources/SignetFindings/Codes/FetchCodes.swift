/// Codes about what is fetched over the network.
extension FindingCode {
  static let fetch: [FindingCode] = [
    fetchRefused, fetchFailed, fetchTooLarge, fetchTimedOut, fetchUnusable, fetchLimitExceeded,
  ]

  /// An address is not followed.
  public static let fetchRefused = FindingCode(
    "fetch.refused", "An address is not followed, because of its scheme or where it leads.", exit: .unavailable)
  /// A server can't be reached, or answers with an error.
  public static let fetchFailed = FindingCode(
    "fetch.failed", "A server can't be reached, or answers with an error.", exit: .unavailable)
  /// A server sends more than is allowed.
  public static let fetchTooLarge = FindingCode(
    "fetch.too-large", "A server sends more than is allowed.", exit: .unavailable)
  /// A server does not answer in time.
  public static let fetchTimedOut = FindingCode(
    "fetch.timed-out", "A server does not answer in time.", exit: .unavailable)
  /// A server sends something else than it should.
  public static let fetchUnusable = FindingCode(
    "fetch.unusable", "A server sends something else than it should.", exit: .unavailable)
  /// More would have to be fetched than is allowed.
  public static let fetchLimitExceeded = FindingCode(
    "fetch.limit-exceeded", "More would have to be fetched than is allowed.", exit: .unavailable)
}
