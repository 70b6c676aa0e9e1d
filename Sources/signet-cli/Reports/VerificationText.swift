import Signet

/// What was found about the signatures of a document, as lines for people.
enum VerificationText {
  /// The verdict on the document, and beneath it each signature; of a valid document only where `showsAll` says so.
  static func lines(
    _ file: String, _ reports: [ProfiledReport], _ stamps: [StampReport], rules: [Finding], showsAll: Bool,
    console: Console
  ) -> [String] {
    let isValid = reports.allSatisfy(\.isValid) && stamps.allSatisfy(\.isValid)
    let verdict = isValid ? console.style.good("valid") : console.style.bad("INVALID")
    let broken = rules.flatMap { FindingText.lines($0, style: console.style) }
    let details =
      (reports.flatMap { lines($0, console: console) } + stamps.flatMap { lines($0, console: console) } + broken)
      .map { "  \($0)" }
    return ["\(file.escapedForTerminal): \(verdict)"] + (showsAll || !isValid ? details : [])
  }

  private static func lines(_ report: StampReport, console: Console) -> [String] {
    let style = console.style
    let findings = report.findings
      .filter { $0.severity > .note || console.options.verbose }
      .flatMap { FindingText.lines($0, style: style) }
    var rows = Rows()
    rows.add("Signer", report.signer?.subject.description)
    if report.signer != nil { rows.add("Trust", trust(report.chain)) }
    for value in report.values { rows.add(value.name, value.text.escapedForTerminal) }
    let verdict = report.isValid ? style.good("valid") : style.bad("INVALID")
    return ["\(style.bold("stamp \(report.name)")): \(verdict)"] + rows.lines(style: style)
      + findings.map { "  \($0)" }
  }

  private static func lines(_ report: ProfiledReport, console: Console) -> [String] {
    let style = console.style
    let signature = report.signature
    let name = signature.id.map { " \($0)" } ?? ""
    let title = "signature\(name) at \(signature.xpath)".escapedForTerminal
    var rows = Rows()
    rows.add("Profile", report.profile?.id)
    rows.add("Method", signature.method?.rawValue)
    for reference in signature.references { rows.add("Covers", text(reference)) }
    rows.add("Signer", signature.signer?.subject.description)
    rows.add("Trust", trust(signature))
    if let properties = signature.xades { add(properties, to: &rows) }
    let findings = report.findings
      .filter { $0.severity > .note || console.options.verbose }
      .flatMap { FindingText.lines($0, style: style) }
    return ["\(style.bold(title)): \(report.isValid ? style.good("valid") : style.bad("INVALID"))"]
      + rows.lines(style: style) + findings.map { "  \($0)" }
  }

  /// What the signer claims; whoever signs can write anything, so nothing of it reaches the terminal unescaped.
  private static func add(_ properties: XAdESReport, to rows: inout Rows) {
    let level = properties.unsignedLevel.map { ", with the unsigned properties of \($0.rawValue), not examined" } ?? ""
    rows.add("Form", "XAdES \(properties.form.rawValue)\(level)")
    rows.add("Claimed time", properties.signingTimeText?.escapedForTerminal)
    switch properties.policy {
    case .implied: rows.add("Policy", "implied")
    case .identified(let policy): rows.add("Policy", policy.identifier.identifier.escapedForTerminal)
    case nil: break
    }
    for role in properties.role?.claimed ?? [] { rows.add("Claimed role", role.escapedForTerminal) }
    rows.add("Claimed place", properties.place.map { $0.lines.joined(separator: ", ").escapedForTerminal })
    for commitment in properties.commitments {
      rows.add("Commitment", commitment.identifier.identifier.escapedForTerminal)
    }
  }

  private static func text(_ reference: ReferenceReport) -> String {
    let place = reference.covers ?? "nothing"
    let uri = reference.uri.map { "\"\($0)\"" } ?? "no URI"
    return "\(place) (\(uri), \(reference.digest.rawValue))\(reference.isValid ? "" : ", changed or missing")"
  }

  private static func trust(_ signature: SignatureReport) -> String? {
    signature.signer.map { _ in trust(signature.chain) }
  }

  private static func trust(_ chain: ChainReport?) -> String {
    guard let chain else { return "the signer was not checked: no --anchors were given" }
    guard chain.isTrusted, let root = chain.chain.first else { return "the signer's chain is not trusted" }
    return "up to \(root.certificate.subject.description)"
  }
}
