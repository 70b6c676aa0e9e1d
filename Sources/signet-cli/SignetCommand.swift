import ArgumentParser

@main
struct SignetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signet",
    abstract: "Checks certificate chains and signs e-invoices.")
}
