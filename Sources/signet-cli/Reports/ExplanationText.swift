import Signet

/// An explanation as lines for people.
enum ExplanationText {
  /// Every signature step by step, then what nothing covers.
  static func lines(_ explanation: DocumentExplanation, style: TextStyle) -> [String] {
    explanation.signatures.flatMap { lines($0, style: style) } + coverage(explanation.coverage, style: style)
  }

  private static func lines(_ signature: SignatureExplanation, style: TextStyle) -> [String] {
    var lines = [style.bold("explanation of \(signature.xpath)".escapedForTerminal)]
    if let finding = signature.finding { lines += FindingText.lines(finding, style: style).map { "  \($0)" } }
    for (number, reference) in signature.references.enumerated() {
      lines += Self.lines(reference, number: number + 1, style: style).map { "  \($0)" }
    }
    if let value = signature.value { lines.append("  SignatureValue: " + value.sentence.escapedForTerminal) }
    return lines
  }

  private static func lines(_ reference: ReferenceExplanation, number: Int, style: TextStyle) -> [String] {
    let uri = reference.uri.map { "\"\($0)\"" } ?? "without a URI"
    let verdict = reference.isValid ? style.good("right") : style.bad("WRONG")
    var lines = ["Reference \(number) \(uri.escapedForTerminal): \(verdict)"]
    if let finding = reference.finding { return lines + FindingText.lines(finding, style: style).map { "  \($0)" } }
    var before: Int?
    for step in reference.steps {
      let name = step.name == "selected" ? "selected \(reference.covers ?? "")" : step.name
      let change = before.map { " (\(step.byteCount >= $0 ? "+" : "−")\(abs(step.byteCount - $0)))" } ?? ""
      lines.append("  \(name.escapedForTerminal): \(step.byteCount) bytes\(change)")
      before = step.byteCount
    }
    lines.append("  \(reference.digest.title) signed:   \(Base64.encode(reference.expected))")
    if let computed = reference.computed {
      lines.append("  \(reference.digest.title) computed: \(Base64.encode(computed))")
    }
    guard !reference.isValid else { return lines }
    return lines + cause(reference, style: style).map { "  \($0)" }
  }

  private static func cause(_ reference: ReferenceExplanation, style: TextStyle) -> [String] {
    var lines: [String] = []
    if let difference = reference.difference {
      lines.append("against the original: " + difference.sentence.escapedForTerminal)
      if let offset = difference.offset, let path = difference.path {
        lines.append("  from byte \(offset) of the canonical form, in \(path.escapedForTerminal)")
        lines.append("  original: \(difference.original.escapedForTerminal)")
        lines.append("  document: \(difference.found.escapedForTerminal)")
      }
    }
    if let cause = reference.cause {
      lines.append(
        style.bold("cause: ") + "the signed digest is right for this document \(cause.condition)".escapedForTerminal
          + ".")
      lines.append("  " + cause.remedy.escapedForTerminal)
    } else if reference.difference == nil {
      lines.append("No change that was tried makes the digest right. Compare with the original: --against.")
    }
    return lines
  }

  private static func coverage(_ coverage: Coverage, style: TextStyle) -> [String] {
    let count = "\(coverage.coveredCount) of \(coverage.elementCount) elements are covered by a valid signature"
    guard !coverage.uncovered.isEmpty else { return [style.bold("coverage"), "  \(count): all of them"] }
    let gaps = coverage.uncovered.prefix(40).map { gap in
      "  not covered: \(gap.xpath.escapedForTerminal)\(gap.isWhole ? "" : " (its own tags and text)")"
    }
    let more = coverage.uncovered.count - gaps.count
    return [style.bold("coverage"), "  \(count)"] + gaps + (more > 0 ? ["  … and \(more) more; --json lists them"] : [])
  }
}
