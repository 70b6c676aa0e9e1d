/// Something that a person should know about a certificate, a chain, a document or a signature, and what to do about it.
///
/// Findings are the only way in which Signet speaks to people: a report is a list of them, a thrown ``SignetError``
/// carries one.
public struct Finding: Sendable, Hashable {
  /// The stable name of what was found.
  public let code: FindingCode
  /// How much it matters here.
  public let severity: Severity
  /// What it is about.
  public let subject: Subject?
  /// What is wrong, in one sentence. Never holds a secret.
  public let message: String
  /// What to do about it, in one sentence.
  public let hint: String
  /// The lower findings that led to this one, most important first; usually none or one.
  public let causes: [Finding]

  /// What a finding is about.
  public enum Subject: Sendable, Hashable {
    /// The certificate with this SHA-256 fingerprint, as 64 lower-case hexadecimal digits.
    case certificate(sha256: String)
    /// A file, and where in it: a block number, a line or a byte offset, in words.
    case file(path: String, position: String?)
    /// A place in an XML document, as an XPath expression.
    case element(xpath: String)
  }

  /// Creates a finding.
  public init(
    _ code: FindingCode, _ severity: Severity = .error, about subject: Subject? = nil, message: String, hint: String,
    causes: [Finding] = []
  ) {
    self.code = code
    self.severity = severity
    self.subject = subject
    self.message = message
    self.hint = hint
    self.causes = causes
  }

  /// The same finding, about `subject` where it did not yet say what it is about.
  public func about(_ subject: Subject) -> Finding {
    guard self.subject == nil else { return self }
    return Finding(code, severity, about: subject, message: message, hint: hint, causes: causes)
  }
}
