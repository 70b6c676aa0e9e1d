import ArgumentParser
import Foundation
import Signet

/// Where the passphrase of an input comes from; never from an argument, which other users of the machine could read.
struct PassphraseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the passphrase from the first line of a file.", valueName: "file"))
  var passphraseFile: String?

  @Option(help: ArgumentHelp("Read the passphrase from an environment variable.", valueName: "variable"))
  var passphraseEnv: String?

  func validate() throws {
    if passphraseFile != nil && passphraseEnv != nil {
      throw ValidationError("Choose --passphrase-file or --passphrase-env.")
    }
  }

  private static let asksForPassphrase: Set<FindingCode> = [.keyPassphraseRequired, .pkcs12PassphraseRequired]

  /// The passphrase that the user gave, if any.
  func given() throws -> SecretBytes? {
    try PassphraseSource(file: passphraseFile, variable: passphraseEnv)?.read()
  }

  /// Runs `body` with the passphrase that the user gave, or with none; where it turns out that one is required,
  /// asks for it on the terminal, if there is one.
  ///
  /// - Parameter path: The file that the passphrase is for, as the question names it.
  func unlocking<Result>(_ path: String, _ body: (SecretBytes?) throws -> Result) throws -> Result {
    if let given = try given() { return try body(given) }
    do {
      return try body(nil)
    } catch let error as SignetError where Self.asksForPassphrase.contains(error.finding.code) {
      guard let answer = PassphrasePrompt.ask("Passphrase of \(path.escapedForTerminal)") else { throw error }
      return try body(answer)
    }
  }
}

/// Where the passphrase of an output comes from.
struct OutputPassphraseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Encrypt the output with the first line of a file.", valueName: "file"))
  var outputPassphraseFile: String?

  @Option(help: ArgumentHelp("Encrypt the output with an environment variable.", valueName: "variable"))
  var outputPassphraseEnv: String?

  func validate() throws {
    if outputPassphraseFile != nil && outputPassphraseEnv != nil {
      throw ValidationError("Choose --output-passphrase-file or --output-passphrase-env.")
    }
  }

  /// The passphrase that the user gave, if any.
  func given() throws -> SecretBytes? {
    try PassphraseSource(file: outputPassphraseFile, variable: outputPassphraseEnv)?.read()
  }
}

/// A place that holds a passphrase.
enum PassphraseSource {
  case file(String)
  case variable(String)

  /// The place that was named, if any.
  init?(file: String?, variable: String?) {
    switch (file, variable) {
    case (let file?, _): self = .file(file)
    case (nil, let variable?): self = .variable(variable)
    case (nil, nil): return nil
    }
  }

  /// Reads the passphrase.
  ///
  /// - Throws: ``SignetError`` with `usage.invalid` where the variable is not set, and the errors of reading a file.
  func read() throws -> SecretBytes {
    switch self {
    case .file(let path):
      var file = try InputFile(reading: path, limit: InputFile.passphraseLimit)
      return file.takeFirstLine()
    case .variable(let name):
      guard let value = ProcessInfo.processInfo.environment[name] else {
        throw SignetError(
          .usageInvalid, message: "The environment variable \(name) for the passphrase is not set.",
          hint: "Set and export it, or use --passphrase-file.")
      }
      return SecretBytes(copying: value.utf8)
    }
  }
}
