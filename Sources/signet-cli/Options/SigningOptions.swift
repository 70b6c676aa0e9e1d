import ArgumentParser
import Foundation
import Signet

/// Who signs, how, and when.
struct SigningOptions: ParsableArguments {
  @Option(
    help: "How to sign: a profile's name, the path of one in YAML, or auto: the one that recognizes the document.")
  var profile: ProfileArgument

  @OptionGroup var identity: IdentityOptions

  @Option(help: ArgumentHelp("The time of signing, in RFC 3339; now without it.", valueName: "time"))
  var at: Instant?

  @Option(
    help: "What makes the signatures: one-pass, which is fast, or reference, which reads every document into a tree.")
  var engine: SigningEngine = .onePass

  @OptionGroup var stamps: StampOptions

  func validate() throws {
    guard identity.identity != nil else { throw ValidationError("Say who signs: --identity.") }
  }

  /// What signs documents as the options say.
  func signer(console: Console) throws -> ProfileSigner {
    let identity = try identity.load(from: identity.identity ?? "-", console: console)
    let time = at?.date ?? Date()
    let inputs = try stamps.load()
    guard let profile = try stamps.adding(to: profile.loadUnlessAutomatic()) else {
      return ProfileSigner(
        recognizing: SignatureProfile.countries, identity: identity, at: time, stampInputs: inputs, engine: engine)
    }
    let signer = try ProfileSigner(profile, identity: identity, at: time, stampInputs: inputs, engine: engine)
    signer.findings.forEach { console.finding($0) }
    return signer
  }
}

extension SigningEngine: ExpressibleByArgument {}
