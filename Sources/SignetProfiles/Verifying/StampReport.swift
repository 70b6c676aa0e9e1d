import SignetFindings

/// What holding one stamp of a document against it found.
public struct StampReport: Sendable {
  /// Which stamp: the name of a ``StampName``, or `digest-string`.
  public let name: String
  /// What is wrong, and what could not be checked.
  public let findings: [Finding]
  /// What follows from the document, where the stamp holds.
  public let values: [StampValue]

  /// Whether the stamp holds.
  public var isValid: Bool { !findings.contains { $0.severity == .error } }
}
