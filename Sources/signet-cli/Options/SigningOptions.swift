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

  /// What signs documents as the options say, and what is weak in what it will make.
  func signing(console: Console) throws -> (sequence: SigningSequence, findings: [Finding]) {
    let profile = try profile.load()
    let identity = try identity.load(from: identity.identity ?? "-", console: console)
    let engine = { (signature: SignatureDescription) in
      ReferenceEngine(try SignaturePlan(signature, identity: identity, at: at?.date ?? Date()))
    }
    let sequence = SigningSequence(try engine(profile.signature), try profile.outerSignatures.map(engine))
    let findings = profile.weighed(sequence.findings)
    findings.forEach { console.finding($0) }
    return (sequence, findings)
  }
}
