import ArgumentParser
import Foundation
import Signet

extension Purpose: ExpressibleByArgument {}

/// What a chain is checked for.
struct ChainOptions: ParsableArguments {
  @OptionGroup var trust: TrustOptions

  @Option(help: "What the certificate is to be used for.")
  var purpose = Purpose.any

  @Option(help: ArgumentHelp("How many intermediates there may be.", valueName: "count"))
  var maxDepth: Int?

  @OptionGroup var rules: RuleOptions
  @OptionGroup var revocation: RevocationOptions
  @OptionGroup var policies: PolicyOptions

  func validate() throws {
    if let maxDepth, maxDepth < 0 { throw ValidationError("--max-depth can't be negative.") }
  }

  /// The settings, with files read.
  ///
  /// - Parameter enclosed: revocation lists that came with the certificates.
  func settings(
    enclosed: [RevocationList] = [], console: Console, expiryNotice: TimeInterval? = nil
  ) throws -> ChainSettings {
    var settings = ChainSettings(
      time: trust.at?.date ?? Date(), purpose: purpose, anchors: try trust.trustStore(console: console),
      pool: try trust.certificatePool(console: console), expiryNotice: expiryNotice)
    settings.revocation = try revocation.settings(enclosed: enclosed, console: console)
    rules.apply(to: &settings)
    settings.policies = policies.settings
    if let maxDepth { settings.budget.depth = maxDepth }
    return settings
  }
}
