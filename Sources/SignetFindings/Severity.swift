/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, Codable, Comparable, CaseIterable {
  /// Worth knowing; changes no verdict.
  case note
  /// Works today, but should be mended.
  case warning
  /// Makes the thing it is about invalid or unusable.
  case error

  /// A note is less than a warning, and a warning less than an error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
