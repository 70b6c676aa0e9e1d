import SignetCertificates
import SignetFindings

/// What holding one stamp of a document against it found.
public struct StampReport: Sendable {
  /// Which stamp: the name of a ``StampName``, or `digest-string`.
  public let name: String
  /// Whose certificate the document names for the stamp; nil where it names none.
  public let signer: Certificate?
  /// The signer's chain, where trust anchors were given.
  public let chain: ChainReport?
  /// What is wrong, and what could not be checked.
  public let findings: [Finding]
  /// What follows from the document, where the stamp holds.
  public let values: [StampValue]

  /// Whether the stamp holds.
  public var isValid: Bool { !findings.contains { $0.severity == .error } }
}
