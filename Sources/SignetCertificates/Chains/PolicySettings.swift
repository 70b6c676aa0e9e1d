/// The inputs of path validation that concern certificate policies (RFC 5280 §6.1.1 (c), (e), (f), (g)).
public struct PolicySettings: Sendable, Hashable {
  /// The policies that are acceptable; empty for any.
  public var initialPolicies: [OID]
  /// Whether the path has to be valid for at least one of the acceptable policies.
  public var requiresExplicitPolicy: Bool
  /// Whether an authority may not declare another's policy equal to its own.
  public var inhibitsMapping: Bool
  /// Whether `anyPolicy` in a certificate stands for no policy.
  public var inhibitsAnyPolicy: Bool

  /// Creates settings; without arguments, those of RFC 5280 that ask for nothing.
  public init(
    initialPolicies: [OID] = [], requiresExplicitPolicy: Bool = false, inhibitsMapping: Bool = false,
    inhibitsAnyPolicy: Bool = false
  ) {
    self.initialPolicies = initialPolicies
    self.requiresExplicitPolicy = requiresExplicitPolicy
    self.inhibitsMapping = inhibitsMapping
    self.inhibitsAnyPolicy = inhibitsAnyPolicy
  }
}
