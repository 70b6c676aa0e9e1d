import ArgumentParser
import Foundation
import Signet

/// The program: its commands, and what becomes of errors that no command expected.
@main
struct SignetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signet",
    abstract: "Checks certificate chains and signs e-invoices.",
    discussion: """
      A session, from a vault's secret to a signed and verified invoice:

        signet show company.p12 --passphrase-file passphrase.txt
        signet chain check company.pem --pool authorities/ --anchors root.pem
        signet sign invoice.xml --profile br-nfe --identity company.pem -o signed.xml
        signet verify signed.xml --profile br-nfe --anchors root.pem

      Exit status: 0 all good, 1 found something bad, 64 wrong usage,
      65 input not understood, 66 input missing, 70 a bug, 73 output can't be
      written, 75 stopped, 77 permission or passphrase wrong, 78 configuration
      wrong.

      Completion: signet --generate-completion-script bash|zsh|fish
      """,
    version: "0.1.0",
    subcommands: [
      ShowCommand.self, ConvertCommand.self, ChainCommand.self, SignCommand.self, VerifyCommand.self, BatchCommand.self,
      BenchCommand.self,
      CanonicalizeCommand.self, ProfilesCommand.self,
    ])

  static func main() async {
    // A closed pipe and a full quota are to be errors like any other, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) != .failure || error is ExitCode {
      exit(withError: error)
    } catch {
      let inconsistency = SignetError(
        .internalInconsistency, message: "An unexpected error: \(error).",
        hint: "Please report it with the command that you ran.")
      Console(.init()).failed(inconsistency)
      exit(withError: ExitCode(ExitStatus.internalError.rawValue))
    }
  }
}
