import ArgumentParser
import Signet

/// `signet chain check`: whether a chain holds, and if not, why.
struct ChainCheckCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify chains from root to leaf, and explain.",
    discussion: """
      A leaf alone or with its chain, in any order and any container:

        signet chain check company.pem --pool authorities/ --anchors root.pem \\
          --purpose document-signing --expiring 30d

      Without --anchors a root in the input is used; it is then said that nobody
      vouched for it. Exit status 1 means that a chain is not valid.
      """)

  @Argument(help: "A leaf, or a leaf with its chain; - is standard input.", completion: .file())
  var files: [String]

  @OptionGroup var chain: ChainOptions

  @Option(help: ArgumentHelp("Warn of a chain that ends sooner, for example 30d.", valueName: "duration"))
  var expiring: TimeSpan?

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) throws -> ExitStatus {
    let decoded = try files.map { file in
      try passphrase.unlocking(file) { try CredentialFile.decode(file, passphrase: $0, console: console) }
    }
    var input = ChainInput()
    for file in decoded { input.add(file) }
    if input.certificates.entries.isEmpty { _ = try decoded.first?.requireCertificates() }

    let settings = try chain.settings(
      enclosed: decoded.flatMap(\.revocationLists), console: console, expiryNotice: expiring?.seconds)
    let reports = ChainVerifier(settings).verify(input)
    for report in reports {
      for line in ChainText.lines(report, options: console.options, style: console.style) { try console.line(line) }
      if console.options.quiet { report.findings.forEach { console.finding($0) } }
    }
    if reports.count == 1 {
      try console.json(ChainVerdict(reports[0]))
    } else {
      try console.json(ChainVerdicts(results: reports.map(ChainVerdict.init)))
    }
    return reports.allSatisfy(\.isValid) ? .success : .foundBad
  }
}
