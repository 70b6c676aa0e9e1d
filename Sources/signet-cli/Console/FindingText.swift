import Signet

/// Findings as lines for people.
enum FindingText {
  /// `error[code]: message`, where it is, the hint, and the causes, each indented beneath its effect.
  static func lines(_ finding: Finding, style: TextStyle) -> [String] {
    let label = "\(finding.severity.rawValue)[\(finding.code)]"
    let place = finding.subject.flatMap(place).map { "\($0): " } ?? ""
    var lines = ["\(colour(label, finding.severity, style)): \(place)\(finding.message.escapedForTerminal)"]
    if !finding.hint.isEmpty {
      lines.append("  hint: \(finding.hint.escapedForTerminal)")
    }
    for cause in finding.causes {
      lines += self.lines(cause, style: style).map { "  \($0)" }
    }
    return lines
  }

  /// The file or element that a finding is about; a certificate is named by the message itself.
  private static func place(_ subject: Finding.Subject) -> String? {
    switch subject {
    case .certificate: nil
    case .file(let path, let position):
      ([path] + [position].compactMap { $0 }).joined(separator: ", ").escapedForTerminal
    case .element(let xpath): xpath.escapedForTerminal
    }
  }

  private static func colour(_ text: String, _ severity: Severity, _ style: TextStyle) -> String {
    switch severity {
    case .error: style.bad(text)
    case .warning: style.doubtful(text)
    case .note: style.dim(text)
    }
  }
}
