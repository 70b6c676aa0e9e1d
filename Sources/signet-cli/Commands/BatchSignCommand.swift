import ArgumentParser
import Foundation
import Signet

/// `signet batch sign`: a folder of documents in, a folder of signed documents out.
struct BatchSignCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign folders of documents, with as many workers as there are cores.",
    discussion: """
      Every file in the folder and its subfolders whose name ends in .xml:

        signet batch sign invoices/ --output-dir signed/ --profile br-nfe \\
          --identity company.pem --json > report.jsonl

      A document that can't be signed does not stop the others. Documents whose
      output is there already are skipped, so the same command finishes what was
      interrupted. With --json there is one line for each document, and a summary
      as the last.
      """)

  @Argument(help: "Folders and files.", completion: .file())
  var source: [String]

  @Option(help: ArgumentHelp("The folder for the signed documents.", valueName: "folder"), completion: .directory)
  var outputDir: String

  @OptionGroup var signing: SigningOptions

  @Option(help: ArgumentHelp("How many documents to work on at once; as many as there are cores.", valueName: "count"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be at least 1.") }
  }

  func report(to console: Console) async throws -> ExitStatus {
    let signing = try signing.signer(console: console)
    let documents = try BatchSource.documents(in: source, outputFolder: outputDir, suffix: signing.fileNameSuffix)
    let signer = BatchSigner(signing, workers: workers)
    return try await BatchRun(signer: signer, console: console, namesEveryDocument: console.options.verbose).sign(
      documents)
  }
}
