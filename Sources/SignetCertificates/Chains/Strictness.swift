/// Which rules a chain has to keep besides those of path validation (RFC 5280 §6); raw values as on the command line.
public enum Strictness: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  /// Only path validation; breaches of the other rules are warnings and notes.
  case path
  /// The profile of certificates too (RFC 5280 §4).
  case profile
  /// The CA/Browser Forum's Baseline Requirements for TLS servers too (§7.1).
  case webPKI = "web-pki"

  /// A stricter level is greater.
  public static func < (left: Strictness, right: Strictness) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .path: 0
    case .profile: 1
    case .webPKI: 2
    }
  }
}
