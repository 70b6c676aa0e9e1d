import ArgumentParser
import Signet

/// `signet show`: what is in a file.
struct ShowCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Say what is in any file of certificates or keys.",
    discussion: """
      PEM, DER, PKCS#7, PKCS#12, or the base64 text of a vault's secret:

        signet show company.p12 --passphrase-file passphrase.txt

      Of private keys only public facts are shown.
      """)

  @Argument(help: "The files; - is standard input.", completion: .file())
  var files: [String]

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) throws -> ExitStatus {
    let decoded = try files.map { file in
      try passphrase.unlocking(file) { try CredentialFile.decode(file, passphrase: $0, console: console) }
    }
    for file in decoded {
      for item in file.items {
        try console.line(console.style.bold("\(file.source): \(item.position)".escapedForTerminal))
        for line in ItemText.lines(item, style: console.style) { try console.line(line) }
        try console.line()
      }
    }
    try console.json(ShowReport(files: decoded.map(FileReport.init)))
    return .success
  }
}
