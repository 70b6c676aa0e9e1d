import ArgumentParser
import Signet

/// A command that reports in the manner common to all: findings become text or JSON, and the exit status.
protocol ReportingCommand: AsyncParsableCommand {
  var outputOptions: OutputOptions { get }

  /// Does the work, writes the result, and says how it ended.
  func report(to console: Console) async throws -> ExitStatus
}

extension ReportingCommand {
  func run() async throws {
    let console = Console(outputOptions)
    let status: ExitStatus
    do {
      status = try await report(to: console)
    } catch let error as SignetError {
      console.failed(error)
      status = error.finding.code.exitStatus
    }
    throw ExitCode(status.rawValue)
  }
}
