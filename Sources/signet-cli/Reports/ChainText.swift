import Foundation
import Signet

/// A chain as a tree for people: the root on top, each certificate beneath its issuer, findings beneath theirs.
enum ChainText {
  static func lines(_ report: ChainReport, options: OutputOptions, style: TextStyle) -> [String] {
    let shown = report.findings.filter { $0.severity > .note || options.verbose }
    let fingerprints = Set(report.chain.map(\.certificate.sha256Fingerprint))
    let (attached, general) = shown.partitioned { $0.certificateFingerprint.map(fingerprints.contains) ?? false }
    let links = report.chain.enumerated().flatMap { depth, link in
      let findings = attached.filter { $0.certificateFingerprint == link.certificate.sha256Fingerprint }
      return self.lines(link, depth: depth, findings: findings, options: options, style: style)
    }
    return links + general.flatMap { FindingText.lines($0, style: style) } + [verdict(report, style: style)]
  }

  private static func lines(
    _ link: ChainLink, depth: Int, findings: [Finding], options: OutputOptions, style: TextStyle
  ) -> [String] {
    let certificate = link.certificate
    let branch = depth == 0 ? "" : String(repeating: "   ", count: depth - 1) + "└─ "
    let indentation = String(repeating: "   ", count: depth)
    var facts = [
      "\(roleName(link.role)), \(CertificateText.keyDescription(certificate)), \(CertificateText.validity(certificate))"
    ]
    facts += [revocation(link.revocation)].compactMap(\.self)
    if options.verbose {
      facts.append("serial \(certificate.serialNumber.hexadecimal), SHA-256 \(certificate.sha256Fingerprint)")
      facts += [link.source].compactMap { $0?.escapedForTerminal }
    }
    let mark = findings.contains { $0.severity == .error } ? " " + style.bad("✗") : ""
    let subject = "\(style.dim(branch))\(style.bold(certificate.subject.description.escapedForTerminal))\(mark)"
    let findingLines = findings.flatMap { FindingText.lines($0, style: style) }
    return [subject] + facts.map { indentation + style.dim($0) } + findingLines.map { indentation + $0 }
  }

  /// What is known about a revocation; nil where nobody asked, and where a finding says it.
  private static func revocation(_ status: RevocationStatus) -> String? {
    switch status {
    case .good(let until?): "not revoked, as far as is known until \(until.formatted(.iso8601))"
    case .good(nil): "not revoked"
    case .notChecked, .revoked, .unknown: nil
    }
  }

  private static func roleName(_ role: ChainLink.Role) -> String {
    switch role {
    case .endEntity: "end entity"
    case .intermediate: "intermediate"
    case .root: "root"
    }
  }

  private static func verdict(_ report: ChainReport, style: TextStyle) -> String {
    guard report.isValid else { return style.bad("The chain is not valid.") }
    let until = report.validUntil.map { " until \($0.formatted(.iso8601))" } ?? ""
    guard report.isTrusted else {
      return style.doubtful(
        "The chain is valid\(until), but its root was not independently trusted: no --anchors were given.")
    }
    return style.good("The chain is valid and trusted\(until).")
  }
}

extension Finding {
  fileprivate var certificateFingerprint: String? {
    if case .certificate(let sha256) = subject { sha256 } else { nil }
  }
}

extension Array {
  /// The elements that satisfy a condition, and the others, both in order.
  fileprivate func partitioned(by condition: (Element) -> Bool) -> (matching: [Element], others: [Element]) {
    (filter(condition), filter { !condition($0) })
  }
}
