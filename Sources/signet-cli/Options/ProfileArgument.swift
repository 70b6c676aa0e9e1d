import ArgumentParser
import Signet

/// A profile as an argument: the name of one that Signet brings, or the path of one in YAML.
struct ProfileArgument: ExpressibleByArgument {
  private let text: String

  init(argument: String) {
    text = argument
  }

  static var allValueStrings: [String] { SignatureProfile.all.map(\.id) }

  /// The profile, or nil for `auto`, with which each document decides.
  ///
  /// - Throws: What ``load()`` throws.
  func loadUnlessAutomatic() throws -> SignatureProfile? { text == "auto" ? nil : try load() }

  /// The profile.
  ///
  /// - Throws: ``SignetError`` with `profile.unknown` or `profile.invalid`, and the errors of reading a file.
  func load() throws -> SignatureProfile {
    guard text.hasSuffix(".yaml") || text.hasSuffix(".yml") || text.contains("/") else {
      return try SignatureProfile.named(text)
    }
    let yaml = try InputFile(reading: text, limit: 1 << 20).bytes
    do {
      return try SignatureProfile(yaml: String(decoding: yaml, as: UTF8.self))
    } catch {
      throw error.about(.file(path: text, position: nil))
    }
  }
}
