import ArgumentParser
import Foundation
import Signet

/// `signet bench`: how fast this machine signs, and how fast it could at best.
struct BenchCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast this machine signs, beside the speed of the key alone.",
    discussion: """
      With your own key and one of your documents:

        signet bench --identity company.pem --profile br-nfe --input invoice.xml

      Signs in memory. The limit is one private-key operation and one SHA-256
      pass over the canonical bytes, measured in turns with the signing.
      """)

  @OptionGroup var identity: IdentityOptions

  @Option(help: "The document to sign; an NF-e of 18 KB without it.", completion: .file())
  var input: String?

  @Option(help: "How to sign: a profile's name, or the path of one in YAML.")
  var profile = ProfileArgument(argument: SignatureProfile.brNFe.id)

  @Option(help: ArgumentHelp("How many threads sign; as many as there are cores.", valueName: "count"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("How long to measure, in seconds.", valueName: "seconds"))
  var seconds = 5.0

  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be at least 1.") }
    guard seconds > 0, seconds <= 3600 else { throw ValidationError("--seconds must be more than 0, at most 3600.") }
  }

  func report(to console: Console) throws -> ExitStatus {
    let profile = try profile.load()
    guard let signature = profile.signatures.first else {
      throw ValidationError("The profile \(profile.id) makes no XML signature that could be measured.")
    }
    let plan = try SignaturePlan(signature, identity: try signer(console: console), at: Date())
    let document = try document()
    let speed = try SigningBenchmark(plan, document: document).run(seconds: seconds, threads: threads)
    try show(speed, plan: plan, document: document, console: console)
    return .success
  }

  private func signer(console: Console) throws -> SigningIdentity {
    if let path = identity.identity { return try identity.load(from: path, console: console) }
    return try SigningIdentity.selfSigned(
      key: .generate(.rsa(bits: 2048)), commonName: "signet bench", notBefore: Date(timeIntervalSinceNow: -3600),
      notAfter: Date(timeIntervalSinceNow: 86_400))
  }

  private func document() throws -> [UInt8] {
    guard let input else { return SampleInvoice.nfe(byteCount: 18_000) }
    return try InputFile(reading: input, limit: ParsingLimits().bytes).bytes
  }

  private func show(_ speed: SpeedComparison, plan: SignaturePlan, document: [UInt8], console: Console) throws {
    let report = SpeedReport(
      documentsPerSecond: speed.workPerSecond.rounded(digits: 1),
      limitPerSecond: speed.limitPerSecond.rounded(digits: 1), ratio: speed.ratio.rounded(digits: 3), threads: threads,
      bytes: document.count, algorithm: plan.method.rawValue)
    try console.line(
      "\(report.algorithm) with \(plan.identity.key.algorithm), \(report.bytes) bytes, \(threads) threads")
    var rows = Rows()
    rows.add("Signed documents per second", "\(report.documentsPerSecond)")
    rows.add("Limit: key operation and SHA-256", "\(report.limitPerSecond)")
    rows.add("Ratio", "\(report.ratio)")
    for line in rows.lines(style: console.style) { try console.line(line) }
    try console.json(report)
  }
}

/// What `signet bench` found, in JSON.
private struct SpeedReport: Encodable {
  let documentsPerSecond: Double
  let limitPerSecond: Double
  let ratio: Double
  let threads: Int
  /// The size of the unsigned document.
  let bytes: Int
  let algorithm: String
}
