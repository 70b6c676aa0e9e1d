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

      Every certificate of a deployment, with a report for the CI job:

        signet chain check certificates/ --anchors root.pem --report junit=chains.xml

      Without --anchors a root in the input is used; it is then said that nobody
      vouched for it. Exit status 1 means that a chain is not valid.
      """)

  @Argument(
    help: "A leaf, or a leaf with its chain; or a folder of such files, each checked by itself. - is standard input.",
    completion: .file())
  var files: [String]

  @OptionGroup var chain: ChainOptions
  @OptionGroup var fetching: FetchOptions

  @Option(help: ArgumentHelp("Warn of a chain that ends sooner, for example 30d.", valueName: "duration"))
  var expiring: TimeSpan?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp("Write a report for other programs too. Repeatable.", valueName: "junit|json=path"))
  var reports: [ChainReportFile] = []

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) async throws -> ExitStatus {
    let subjects = try ChainSubject.read(files, passphrase: passphrase, console: console)
    var settings = try chain.settings(
      enclosed: subjects.flatMap(\.lists), console: console, expiryNotice: expiring?.seconds)
    // In a folder, each file is a question, and all the others may hold its issuers.
    if subjects.count > 1 {
      for entry in subjects.flatMap(\.input.certificates.entries) {
        settings.pool.add(entry.certificate, source: entry.source)
      }
    }
    try await fetching.complete(
      &settings, for: subjects.map(\.input), mode: chain.revocation.revocation, console: console)
    let verifier = ChainVerifier(settings)
    let results = zip(subjects, verifier.verify(subjects.map(\.input))).flatMap { subject, reports in
      reports.map { ChainResult(file: subject.name, report: $0) }
    }
    try show(results, console: console)
    for file in reports { try file.write(results) }
    return results.allSatisfy(\.report.isValid) ? .success : .foundBad
  }

  private func show(_ results: [ChainResult], console: Console) throws {
    for result in results {
      if results.count > 1 { try console.line(console.style.bold(result.file.escapedForTerminal)) }
      for line in ChainText.lines(result.report, options: console.options, style: console.style) {
        try console.line(line)
      }
      if results.count > 1 { try console.line() }
      if console.options.quiet { result.report.findings.forEach { console.finding($0) } }
    }
    if results.count == 1 {
      try console.json(ChainVerdict(results[0].report))
    } else {
      try console.line("\(results.count { $0.report.isValid }) of \(results.count) chains are valid.")
      try console.json(ChainVerdicts(results: results.map { ChainVerdict($0.report, file: $0.file) }))
    }
  }
}
