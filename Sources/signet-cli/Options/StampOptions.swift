import ArgumentParser
import Signet

/// What stamps need from outside of the documents.
struct StampOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A stamp of the scheme to make or check too: see docs/stamps.md. Repeatable.", valueName: "name"))
  var stamp: [StampName] = []

  @Option(
    help: ArgumentHelp(
      "A file that a stamp of the profile needs, such as a secret: see docs/stamps.md. Repeatable.",
      valueName: "name=path"))
  var stampFile: [NamedText] = []

  @Option(
    help: ArgumentHelp(
      "A value that a stamp of the profile needs and everybody may see. Repeatable.", valueName: "name=value"))
  var stampValue: [NamedText] = []

  /// What the largest file may weigh; they are documents at most.
  private static let fileLimit = ParsingLimits().bytes

  /// The profile with the stamps that were asked for; nil stays nil.
  ///
  /// - Throws: ``SignetError`` with `usage.invalid` where no profile was named, `stamp.input-invalid`.
  func adding(to profile: SignatureProfile?) throws -> SignatureProfile? {
    guard let profile else {
      guard stamp.isEmpty else {
        throw SignetError(
          .usageInvalid, message: "--stamp needs a profile.", hint: "Name the profile with --profile.")
      }
      return nil
    }
    return try profile.adding(stamp)
  }

  /// Reads the files.
  ///
  /// - Throws: ``SignetError`` with `usage.invalid` for a value that is given twice, and those of reading files.
  func load() throws -> StampInputs {
    var inputs = StampInputs()
    for file in stampFile {
      var content = try InputFile(reading: file.text, limit: Self.fileLimit)
      defer { content.wipe() }
      inputs.files[file.name, default: []].append(SecretBytes(copying: content.bytes))
    }
    for value in stampValue {
      guard inputs.values.updateValue(value.text, forKey: value.name) == nil else {
        throw SignetError(
          .usageInvalid, message: "--stamp-value \(value.name) is given twice.", hint: "Give it once.")
      }
    }
    return inputs
  }
}

/// A name and a text on the command line, with `=` between them.
struct NamedText: ExpressibleByArgument {
  let name: String
  let text: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    name = String(parts[0])
    text = String(parts[1])
  }
}

extension StampName: ExpressibleByArgument {}
