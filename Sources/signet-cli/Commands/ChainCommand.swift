import ArgumentParser

/// `signet chain`: what concerns certificates that issued each other.
struct ChainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chain",
    abstract: "Check and build certificate chains.",
    discussion: """
      For example:

        signet chain check company.pem --pool authorities/ --anchors root.pem
      """,
    subcommands: [ChainCheckCommand.self, ChainBuildCommand.self])
}
