import ArgumentParser
import Foundation
import Signet

/// `signet profiles check`: what the authority would refuse, before it does.
struct ProfilesCheckCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check what the authority would refuse in documents, signatures and the signer's certificate.",
    discussion: """
      A document that is signed, or one that is to be signed and who will sign it:

        signet profiles check signed.xml --profile br-nfe
        signet profiles check invoice.xml --profile br-nfe --identity company.pem

      Each broken rule is told with the authority's own code, where it is written,
      and the cure. Exit status 1 means that the authority would refuse a document.
      """)

  @Argument(help: "The documents, signed or not; - is standard input.", completion: .file())
  var files: [String]

  @Option(
    help: "Whose rules: a profile's name, the path of one in YAML, or auto: the one that recognizes the document.")
  var profile = ProfileArgument(argument: "auto")

  @OptionGroup var identity: IdentityOptions

  @Option(help: ArgumentHelp("For when certificates must be in force, in RFC 3339; now without it.", valueName: "time"))
  var at: Instant?

  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) throws -> ExitStatus {
    let certificate = try identity.identity.map { try identity.load(from: $0, console: console).certificate }
    var reports: [RulesReport] = []
    for file in files {
      do {
        let report = try check(file, certificate, console: console)
        reports.append(report)
      } catch let error as SignetError where files.count > 1 {
        let finding = error.about(.file(path: file, position: nil)).finding
        console.finding(finding)
        reports.append(RulesReport(file: file, failure: finding))
      }
    }
    if let report = reports.first, files.count == 1 {
      try console.json(report)
    } else {
      try console.json(RulesReports(results: reports))
    }
    return reports.allSatisfy(\.accepted) ? .success : .foundBad
  }

  private func check(_ file: String, _ certificate: Certificate?, console: Console) throws -> RulesReport {
    let input = try InputFile(reading: file, limit: ParsingLimits().bytes)
    do {
      let content = SignedMessage.isLikely(input.bytes) ? try SignedMessage(decoding: input.bytes).open().content : nil
      let tree = try XMLTree(parsing: content ?? input.bytes)
      let profile = try profile.loadUnlessAutomatic() ?? .recognizing(tree, in: content == nil ? .xml : .cms)
      let check = ProfileCheck(profile, certificate: certificate, at: at?.date ?? Date())
      let report = try check.check(input.bytes)
      try show(report, of: file, console: console)
      return RulesReport(file: file, report)
    } catch let error as SignetError {
      throw error.about(.file(path: file, position: nil))
    }
  }

  private func show(_ report: ProfileCheckReport, of file: String, console: Console) throws {
    let verdict = report.isAccepted ? "nothing would be refused" : "would be refused"
    try console.line("\(file.escapedForTerminal): \(report.profile.id): \(verdict)")
    for result in report.results {
      switch result.outcome {
      case .kept: if console.options.verbose { try console.line("  ok      \(result.rule.id): \(result.rule.demand)") }
      case .notChecked(let reason): try console.line("  skipped \(result.rule.id): \(reason)")
      case .broken(let finding):
        for line in FindingText.lines(finding, style: console.style) { try console.line("  " + line) }
        try console.line("  source: \(result.rule.citation)")
      }
    }
    if report.results.isEmpty { try console.line("  The profile has no rules of its own.") }
  }
}

/// What checking the rules found for several documents, in JSON.
private struct RulesReports: Encodable {
  let results: [RulesReport]
}

/// What checking the rules found for one document, in JSON.
private struct RulesReport: Encodable {
  /// One rule and what became of it.
  struct Rule: Encodable {
    let id: String
    let demand: String
    let citation: String
    let severity: Severity
    /// `kept`, `broken` or `not-checked`.
    let outcome: String
    /// Why it was not checked.
    let reason: OrNull<String>
    let finding: OrNull<FindingReport>

    init(_ result: RuleResult) {
      id = result.rule.id
      demand = result.rule.demand
      citation = result.rule.citation
      severity = result.rule.severity
      switch result.outcome {
      case .kept: (outcome, reason, finding) = ("kept", OrNull(nil), OrNull(nil))
      case .broken(let broken): (outcome, reason, finding) = ("broken", OrNull(nil), OrNull(FindingReport(broken)))
      case .notChecked(let why): (outcome, reason, finding) = ("not-checked", OrNull(why), OrNull(nil))
      }
    }
  }

  let file: String
  let profile: OrNull<String>
  let accepted: Bool
  let rules: [Rule]
  /// Why the document could not be looked at.
  let error: OrNull<FindingReport>

  init(file: String, _ report: ProfileCheckReport) {
    self.file = file
    profile = OrNull(report.profile.id)
    accepted = report.isAccepted
    rules = report.results.map(Rule.init)
    error = OrNull(nil)
  }

  init(file: String, failure: Finding) {
    self.file = file
    profile = OrNull(nil)
    accepted = false
    rules = []
    error = OrNull(FindingReport(failure))
  }
}
