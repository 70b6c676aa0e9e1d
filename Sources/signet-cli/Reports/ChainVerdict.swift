import Foundation
import Signet

/// The verdict on one chain, in JSON.
struct ChainVerdict: Encodable {
  /// The file in which the leaf was, where there are several.
  let file: String?
  let valid: Bool
  let trusted: Bool
  /// Root first.
  let chain: [LinkReport]
  /// Until when a valid chain holds.
  let validUntil: OrNull<Date>
  /// The policies for which a valid chain holds, as object identifiers.
  let policies: [String]
  let findings: [FindingReport]

  init(_ report: ChainReport, file: String? = nil) {
    self.file = file
    valid = report.isValid
    trusted = report.isTrusted
    chain = report.chain.map(LinkReport.init)
    validUntil = OrNull(report.validUntil)
    policies = report.policies.map(\.dotted)
    findings = report.findings.map(FindingReport.init)
  }
}

/// The verdicts on several chains, in JSON.
struct ChainVerdicts: Encodable {
  let results: [ChainVerdict]
}

/// A certificate at its place in a chain, in JSON.
struct LinkReport: Encodable {
  let subject: String
  let issuer: String
  let serial: String
  let notBefore: Date
  let notAfter: Date
  let sha256: String
  let role: ChainLink.Role
  let source: OrNull<String>
  let revocation: RevocationReport

  init(_ link: ChainLink) {
    subject = link.certificate.subject.rfc4514
    issuer = link.certificate.issuer.rfc4514
    serial = link.certificate.serialNumber.hexadecimal
    notBefore = link.certificate.notBefore
    notAfter = link.certificate.notAfter
    sha256 = link.certificate.sha256Fingerprint
    role = link.role
    source = OrNull(link.source)
    revocation = RevocationReport(link.revocation)
  }
}
