/// The one error that Signet's modules throw: a finding that ended the work.
public struct SignetError: Error, Sendable, Hashable {
  /// What happened, and what to do about it.
  public let finding: Finding

  /// Wraps a finding.
  public init(_ finding: Finding) {
    self.finding = finding
  }

  /// Creates the error and its finding in one step.
  public init(
    _ code: FindingCode, about subject: Finding.Subject? = nil, message: String, hint: String, causes: [Finding] = []
  ) {
    finding = Finding(code, .error, about: subject, message: message, hint: hint, causes: causes)
  }

  /// The same error, about `subject` where it did not yet say what it is about.
  public func about(_ subject: Finding.Subject) -> SignetError { SignetError(finding.about(subject)) }
}

extension SignetError: CustomStringConvertible {
  /// The code, the message and the hint, on one line.
  public var description: String { "\(finding.code): \(finding.message) \(finding.hint)" }
}
