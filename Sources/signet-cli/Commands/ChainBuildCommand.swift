import ArgumentParser
import Signet

extension BuiltChain.Order: ExpressibleByArgument {}

/// `signet chain build`: the chain of a leaf out of a heap of certificates.
struct ChainBuildCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Find, order and write the chain of a certificate.",
    discussion: """
      Out of a folder of authorities, in the order that TLS servers want:

        signet chain build company.cer --pool authorities/ \\
          --order leaf-first --no-root -o chain.pem

      Nothing is written where no valid chain is found.
      """)

  @Argument(help: "The certificate that the chain is for; - is standard input.", completion: .file())
  var leaf: String

  @OptionGroup var chain: ChainOptions
  @OptionGroup var fetching: FetchOptions

  @Option(name: .shortAndLong, help: "Where to write; - is standard output.", completion: .file())
  var output: String

  @Option(help: "Which end comes first.")
  var order = BuiltChain.Order.rootFirst

  @Flag(name: .customLong("no-root"), help: "Leave out the root.")
  var omitsRoot = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) async throws -> ExitStatus {
    let decoded = try passphrase.unlocking(leaf) {
      try CredentialFile.decode(leaf, passphrase: $0, console: console)
    }
    let certificates = try decoded.requireCertificates()
    var input = ChainInput()
    input.add(decoded)
    var settings = try chain.settings(enclosed: decoded.revocationLists, console: console)
    try await fetching.complete(&settings, for: [input], mode: chain.revocation.revocation, console: console)
    let built = ChainBuilder(settings).build(leaf: input.leaves.first ?? certificates[0], pool: input.certificates)
    guard built.report.isValid else {
      built.report.findings.forEach { console.finding($0) }
      try console.json(ChainVerdict(built.report))
      return .foundBad
    }
    let pem = try CredentialEncoder(certificates: built.certificates(order, includesRoot: !omitsRoot)).encode(as: .pem)
    try OutputFile.write(pem.withUnsafeBytes { Array($0) }, to: output)
    for entry in built.unrelated where input.certificates.contains(entry.certificate) {
      console.tell(
        "Left out: \(entry.certificate.subject.description.escapedForTerminal), which is no part of the chain.")
    }
    guard output != "-" else { return .success }
    for line in ChainText.lines(built.report, options: console.options, style: console.style) { try console.line(line) }
    try console.json(ChainVerdict(built.report))
    return .success
  }
}
