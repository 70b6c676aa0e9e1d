/// What the search for a chain may use, so that hostile certificates can't keep it busy.
///
/// The standard values are far above what any real chain needs, and small enough to end within a second.
public struct ChainBudget: Sendable, Hashable {
  /// How many intermediate certificates may stand between leaf and root.
  public var depth: Int
  /// How many candidate paths are tried.
  public var paths: Int
  /// How many signatures are checked.
  public var signatureChecks: Int

  /// Creates a budget.
  public init(depth: Int = 16, paths: Int = 200, signatureChecks: Int = 2_000) {
    self.depth = depth
    self.paths = paths
    self.signatureChecks = signatureChecks
  }

  /// The parts of a budget, as they are named when one is used up.
  enum Part: String {
    case depth = "the number of intermediate certificates"
    case paths = "the number of paths"
    case signatureChecks = "the number of signature checks"
  }
}
