import Foundation
import Signet

/// Where a command speaks: results on standard output, findings and progress on standard error.
struct Console: Sendable {
  /// What the user asked of the output.
  let options: OutputOptions
  /// The style of text on standard output.
  let style: TextStyle
  /// The style of text on standard error.
  let errorStyle: TextStyle

  init(_ options: OutputOptions) {
    self.options = options
    style = TextStyle(isColoured: Console.showsColour(STDOUT_FILENO))
    errorStyle = TextStyle(isColoured: Console.showsColour(STDERR_FILENO))
  }

  /// Writes a line of the result, for people; `--json` and `--quiet` leave it out.
  ///
  /// - Throws: ``SignetError`` with `file.cannot-write` where standard output is closed or full.
  func line(_ text: String = "") throws {
    guard !options.json, !options.quiet else { return }
    try write(Array("\(text)\n".utf8))
  }

  /// Writes a result as one JSON document on one line, where `--json` was given.
  func json(_ value: some Encodable) throws {
    guard options.json else { return }
    try write(try JSONText.encode(value))
  }

  /// Writes bytes to standard output as they are.
  func write(_ bytes: [UInt8]) throws {
    try StandardStream.write(bytes, to: STDOUT_FILENO)
  }

  /// Tells the user about a finding; a note only where `--verbose` was given.
  ///
  /// - Parameter file: The file in which it was found, where the finding does not say so itself.
  func finding(_ finding: Finding, in file: String? = nil) {
    switch finding.severity {
    case .note where !options.verbose: return
    case .note, .warning: guard !options.quiet else { return }
    case .error: break
    }
    tell(FindingText.lines(finding, in: file, style: errorStyle).joined(separator: "\n"))
  }

  /// Tells the user that the command ended with an error, in the JSON too.
  func failed(_ error: SignetError) {
    finding(error.finding)
    // Standard output may be what failed; standard error has said so already.
    try? json(ErrorReport(error.finding))
  }

  /// Writes a line to standard error. A standard error that can't be written has nobody to tell.
  func tell(_ text: String) {
    try? StandardStream.write(Array("\(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Whether a progress bar would be seen.
  var showsProgress: Bool { !options.quiet && isatty(STDERR_FILENO) == 1 }

  private static func showsColour(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
