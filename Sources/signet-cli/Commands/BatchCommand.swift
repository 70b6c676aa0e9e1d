import ArgumentParser

/// `signet batch`: what concerns very many documents.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Sign very many documents.",
    discussion: """
      For example:

        signet batch sign invoices/ --output-dir signed/ --profile br-nfe \\
          --identity company.pem
      """,
    subcommands: [BatchSignCommand.self])
}
