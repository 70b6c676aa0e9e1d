import Signet

/// A finding in JSON.
struct FindingReport: Encodable {
  let code: FindingCode
  let severity: Severity
  /// The SHA-256 fingerprint of the certificate that it is about.
  let certificate: OrNull<String>
  /// The file, with the position in it, or the element that it is about.
  let subject: OrNull<String>
  let message: String
  let hint: String
  let causes: [FindingReport]

  init(_ finding: Finding) {
    code = finding.code
    severity = finding.severity
    message = finding.message
    hint = finding.hint
    causes = finding.causes.map(FindingReport.init)
    switch finding.subject {
    case .certificate(let sha256):
      certificate = OrNull(sha256)
      subject = OrNull(nil)
    case .file(let path, let position):
      certificate = OrNull(nil)
      subject = OrNull([path, position].compactMap { $0 }.joined(separator: ", "))
    case .element(let xpath):
      certificate = OrNull(nil)
      subject = OrNull(xpath)
    case nil:
      certificate = OrNull(nil)
      subject = OrNull(nil)
    }
  }
}

/// The JSON document of a command that an error stopped.
struct ErrorReport: Encodable {
  let error: FindingReport

  init(_ finding: Finding) {
    error = FindingReport(finding)
  }
}
