import ArgumentParser
import Signet

/// Which certificate policies are asked for (RFC 5280 §6.1.1).
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A certificate policy that is acceptable; any without it. Repeatable.", valueName: "oid"))
  var policy: [String] = []

  @Flag(help: "Refuse a chain that is valid for none of the acceptable policies.")
  var requireExplicitPolicy = false

  @Flag(help: "Let no authority declare another's policy equal to its own.")
  var inhibitPolicyMapping = false

  @Flag(help: "Let anyPolicy in a certificate stand for none.")
  var inhibitAnyPolicy = false

  func validate() throws {
    for policy in policy where policy.wholeMatch(of: /[0-2](\.[0-9]{1,39})+/) == nil {
      throw ValidationError("--policy takes an object identifier such as 2.16.76.1.2.1.1, and not “\(policy)”.")
    }
  }

  /// The settings.
  var settings: PolicySettings {
    PolicySettings(
      initialPolicies: policy.map { OID($0) }, requiresExplicitPolicy: requireExplicitPolicy,
      inhibitsMapping: inhibitPolicyMapping, inhibitsAnyPolicy: inhibitAnyPolicy)
  }
}
