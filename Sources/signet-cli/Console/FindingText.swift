import Signet

/// Findings as lines for people.
enum FindingText {
  /// `error[code]: message`, where it is, the hint, and the causes, each indented beneath its effect.
  ///
  /// - Parameter file: The file in which it was found, where the finding does not say so itself.
  static func lines(_ finding: Finding, in file: String? = nil, style: TextStyle) -> [String] {
    let label = "\(finding.severity.rawValue)[\(finding.code)]"
    let place = place(finding.subject, in: file).map { "\($0): " } ?? ""
    var lines = ["\(colour(label, finding.severity, style)): \(place)\(finding.message.escapedForTerminal)"]
    if !finding.hint.isEmpty {
      lines.append("  hint: \(finding.hint.escapedForTerminal)")
    }
    for cause in finding.causes {
      lines += self.lines(cause, style: style).map { "  \($0)" }
    }
    return lines
  }

  /// The file and the place in it that a finding is about; a certificate is named by the message itself.
  private static func place(_ subject: Finding.Subject?, in file: String?) -> String? {
    let parts =
      switch subject {
      case .certificate, nil: [file]
      case .file(let path, let position): [path, position]
      case .element(let xpath): [file, xpath]
      }
    let known = parts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ").escapedForTerminal
  }

  private static func colour(_ text: String, _ severity: Severity, _ style: TextStyle) -> String {
    switch severity {
    case .error: style.bad(text)
    case .warning: style.doubtful(text)
    case .note: style.dim(text)
    }
  }
}
