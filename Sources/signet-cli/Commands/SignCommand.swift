import ArgumentParser
import Foundation
import Signet

/// `signet sign`: signs documents.
struct SignCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign documents.",
    discussion: """
      One document, or several into a folder:

        signet sign invoice.xml --profile br-nfe --identity company.p12 \\
          --passphrase-file passphrase.txt -o signed.xml
        signet sign june/*.xml --profile br-nfe --identity company.pem \\
          --output-dir signed/

      Nothing but the signature is added: every other byte stays as it was. What
      is there already under an output's name is replaced.
      """)

  @Argument(help: "The documents; - is standard input.", completion: .file())
  var files: [String]

  @OptionGroup var signing: SigningOptions

  @Option(name: .shortAndLong, help: "Where to write the one document; - is standard output.", completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("The folder for several, under their names.", valueName: "folder"), completion: .directory)
  var outputDir: String?

  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    guard (output == nil) != (outputDir == nil) else {
      throw ValidationError("Say where to write: -o for one document, or --output-dir for several.")
    }
    guard output == nil || files.count == 1 else { throw ValidationError("Several documents need --output-dir.") }
    if output == "-" && outputOptions.json {
      throw ValidationError("With --json, standard output is taken: write to a file with -o.")
    }
    guard outputDir == nil || !files.contains("-") else {
      throw ValidationError("Standard input has no name to write under: use -o.")
    }
  }

  func report(to console: Console) async throws -> ExitStatus {
    let signer = try signing.signer(console: console)
    if let output { return try sign(files[0], to: output, with: signer, console: console) }
    let documents = try BatchSource.documents(in: files, outputFolder: outputDir ?? ".", suffix: signer.fileNameSuffix)
    let batch = BatchSigner(signer, replacesOutput: true)
    return try await BatchRun(signer: batch, console: console, namesEveryDocument: true).sign(documents)
  }

  /// Signs one document, which may come from a pipe or go to one; its failure decides the exit status.
  private func sign(
    _ file: String, to output: String, with signer: ProfileSigner, console: Console
  ) throws -> ExitStatus {
    let start = ContinuousClock.now
    var summary = BatchSummary()
    var status = ExitStatus.success
    do {
      let input = try InputFile(reading: file, limit: signer.limits.bytes)
      let signed = try signer.sign(input.bytes)
      try OutputFile.write(signed.document, to: output)
      summary.signed = 1
      if output != "-" { try console.line("\(file) → \(output)".escapedForTerminal) }
      if output != "-" {
        for value in signed.stampValues { try console.line("  \(value.name): \(value.text)".escapedForTerminal) }
      }
      let sha256 = Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: signed.document))
      try console.json(
        DocumentReport(
          input: file, output: output, sha256: sha256, profile: signed.profile.id, findings: signed.findings,
          stampValues: signed.stampValues))
    } catch let error as SignetError {
      summary.failed = 1
      status = error.finding.code.exitStatus
      console.finding(error.finding, in: file)
      try console.json(DocumentReport(input: file, failure: error.finding))
    }
    summary.seconds = (ContinuousClock.now - start) / .seconds(1)
    try console.json(SummaryReport(summary))
    return status
  }
}
