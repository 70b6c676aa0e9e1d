import SignetXML

/// What verifying one document may cost before it is refused with `signature.limit-exceeded`.
public struct VerificationLimits: Sendable, Hashable {
  /// What parsing may cost.
  public var parsing = ParsingLimits()
  /// The most signatures in one document; envelopes of signed documents have hundreds.
  public var signatures = 4_096
  /// The most references in one signature.
  public var referencesPerSignature = 64
  /// The most references in all signatures and manifests of one document.
  public var referencesPerDocument = 16_384
  /// The most transforms in one reference.
  public var transformsPerReference = 8
  /// What one XPath transform may cost.
  public var xpath = XPathFilter.Budget()
  /// The most certificates in the `KeyInfo` of one signature.
  public var certificatesPerSignature = 32
  /// How many times the size of the document may be canonicalized in all, so that many references over the whole of a
  /// large document end soon.
  public var canonicalizationFactor = 16
  /// The most processor time for all signatures of a document, beyond what its size and their number add.
  public var processorTime = Duration.milliseconds(500)
  /// The processor time that each megabyte of the document adds.
  public var processorTimePerMegabyte = Duration.milliseconds(200)
  /// The processor time that each signature adds.
  public var processorTimePerSignature = Duration.microseconds(500)

  /// The limits that fit documents from outside.
  public init() {}

  /// The most processor time for a document.
  func processorTime(bytes: Int, signatures: Int) -> Duration {
    processorTime + processorTimePerMegabyte * (Double(bytes) / 1_000_000) + processorTimePerSignature * signatures
  }
}
