/// The exit statuses of the command line, after `sysexits.h`.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  /// All good.
  case success = 0
  /// The command worked and found something bad: an invalid chain or signature, documents that were not signed.
  case foundBad = 1
  /// Wrong usage.
  case usage = 64
  /// The input can't be understood.
  case badInput = 65
  /// The input is missing.
  case missingInput = 66
  /// A vault or server can't be reached.
  case unavailable = 69
  /// A bug in Signet.
  case internalError = 70
  /// The output can't be written.
  case cannotWrite = 73
  /// Stopped; run it again to go on.
  case stopped = 75
  /// Permission or passphrase wrong.
  case permission = 77
  /// The configuration is wrong.
  case configuration = 78
}
