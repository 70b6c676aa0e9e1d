import ArgumentParser
import Foundation
import Signet

/// Who signs, how, and when.
struct SigningOptions: ParsableArguments {
  @Option(help: "How to sign: a profile's name, or the path of one in YAML.")
  var profile: ProfileArgument

  @OptionGroup var identity: IdentityOptions

  @Option(help: ArgumentHelp("The time of signing, in RFC 3339; now without it.", valueName: "time"))
  var at: Instant?

  func validate() throws {
    guard identity.identity != nil else { throw ValidationError("Say who signs: --identity.") }
  }

  /// What signs documents as the options say.
  func engine(console: Console) throws -> ReferenceEngine {
    let signature = try profile.load().signature
    let identity = try identity.load(from: identity.identity ?? "-", console: console)
    return ReferenceEngine(try SignaturePlan(signature, identity: identity, at: at?.date ?? Date()))
  }
}
