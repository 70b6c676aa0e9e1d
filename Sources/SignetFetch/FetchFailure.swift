import SignetFindings

/// The errors of fetching.
enum FetchFailure {
  static func refused(_ address: String, _ reason: String) -> SignetError {
    error(.fetchRefused, address, "is not fetched: \(reason)", "Get it by other means, and add the file.")
  }

  static func failed(_ address: String, _ reason: String) -> SignetError {
    error(.fetchFailed, address, "can't be fetched: \(reason)", "Try again later, or get it by other means.")
  }

  static func tooLarge(_ address: String, _ limit: Int) -> SignetError {
    error(
      .fetchTooLarge, address, "gives more than \(limit) bytes, which is the limit",
      "Look at what the server gives; it may not be what the certificate promises.")
  }

  static func timedOut(_ address: String) -> SignetError {
    error(.fetchTimedOut, address, "did not answer in time", "Try again later, or get it by other means.")
  }

  static func unusable(_ address: String, _ reason: String) -> SignetError {
    error(.fetchUnusable, address, "gives something else than it should: \(reason)", "Tell the authority.")
  }

  static func limitExceeded(_ address: String) -> SignetError {
    error(
      .fetchLimitExceeded, address, "was not asked any more: the limit of requests is reached",
      "See that the certificates are what you think; real chains need a handful of requests.")
  }

  private static func error(_ code: FindingCode, _ address: String, _ clause: String, _ hint: String) -> SignetError {
    let shown = address.unicodeScalars.map { (0x20...0x7E).contains($0.value) ? String($0) : "?" }.joined()
    return SignetError(code, message: "“\(shown.prefix(300))” \(clause).", hint: hint)
  }
}
