import SignetFindings
import SignetXML

/// What verifying one document may still cost. All that draw from one budget get no more together than it has.
package final class VerificationBudget {
  /// The processor time that is left.
  let meter: ProcessorMeter
  private var remainingBytes: Int
  private var remainingReferences: Int

  /// The budget of a document with so many signatures; `times` as much time as usual.
  init(_ tree: XMLTree, signatures: Int, limits: VerificationLimits, times: Int = 1) {
    meter = ProcessorMeter(
      limit: limits.processorTime(bytes: tree.byteCount, signatures: signatures) * times)
    remainingBytes = limits.canonicalizationFactor * (tree.byteCount + 65_536)
    remainingReferences = limits.referencesPerDocument
  }

  /// Takes note of one more reference.
  ///
  /// - Throws: `signature.limit-exceeded`, `xml.limit-exceeded`.
  func beginReference() throws(SignetError) {
    remainingReferences -= 1
    guard remainingBytes > 0, remainingReferences >= 0 else {
      throw SignetError(
        .signatureLimitExceeded,
        message: "The references of the document are too many, or cover too much together.",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    try meter.check()
  }

  /// Takes note of bytes that were digested.
  func charge(bytes: Int) { remainingBytes -= bytes }
}
