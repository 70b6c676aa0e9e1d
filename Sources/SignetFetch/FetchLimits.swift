/// What may be fetched for one command, so that a hostile server can't keep it busy.
public struct FetchLimits: Sendable, Hashable {
  /// The largest answer, in bytes; the largest revocation lists in use have about 20 million.
  public var byteCount: Int
  /// How long one answer may take from the first byte of the request to its own last byte.
  public var time: Duration
  /// How many redirects one request follows.
  public var redirectCount: Int
  /// How many requests are sent altogether.
  public var requestCount: Int

  /// Creates limits.
  public init(
    byteCount: Int = 64 << 20, time: Duration = .seconds(10), redirectCount: Int = 3, requestCount: Int = 24
  ) {
    self.byteCount = byteCount
    self.time = time
    self.redirectCount = redirectCount
    self.requestCount = requestCount
  }
}
