import Signet

/// Chains as a JUnit XML report, in which CI systems show a test case for each leaf.
enum JUnitReport {
  /// The report, as text in UTF-8.
  static func text(_ results: [ChainResult]) -> String {
    let failures = results.count { !$0.report.isValid }
    let cases = results.map(testCase).joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="signet chain check" tests="\(results.count)" failures="\(failures)" errors="0" skipped="0">
      \(cases)  </testsuite>
      </testsuites>

      """
  }

  private static func testCase(_ result: ChainResult) -> String {
    let name = result.report.leaf?.subject.rfc4514 ?? "no certificate"
    let head = "    <testcase classname=\"\(escaped(result.file))\" name=\"\(escaped(name))\""
    let findings = result.report.findings.filter { $0.severity > .note }
    let text = escaped(text(of: findings))
    guard let first = findings.first else { return head + "/>\n" }
    let content =
      result.report.isValid
      ? "<system-out>\(text)</system-out>"
      : "<failure type=\"\(first.code)\" message=\"\(escaped(first.message))\">\(text)</failure>"
    return "\(head)>\n      \(content)\n    </testcase>\n"
  }

  private static func text(of findings: [Finding]) -> String {
    findings.map { "\($0.severity.rawValue)[\($0.code)]: \($0.message)\n  \($0.hint)" }.joined(separator: "\n")
  }

  /// Escapes markup; characters that XML 1.0 can't hold become U+FFFD.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n": "&#10;"
      case "\t": "&#9;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
