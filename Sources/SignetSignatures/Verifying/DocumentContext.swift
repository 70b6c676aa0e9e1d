import SignetFindings
import SignetXML

/// What the parts of one verification share: what they may look up, and the budget that they all draw from.
struct DocumentContext {
  let limits: VerificationLimits
  /// Gives what references outside of the document point to; nil follows none.
  var resolver: ReferenceResolver?
  /// Names of attributes that give an Id besides `Id`, `ID` and `id`.
  var idAttributes: Set<String> = []
  /// How an authority reads signatures that departs from the standard; nil for the standard.
  var reading: SignatureDescription?
  /// The processor time that is left.
  let meter: ProcessorMeter

  /// The context of a document with so many signatures, for which so many times the usual time is given.
  init(_ tree: XMLTree, signatures: Int, limits: VerificationLimits, times: Int = 1) {
    self.limits = limits
    meter = ProcessorMeter(limit: limits.processorTime(bytes: tree.byteCount, signatures: signatures) * times)
  }
}
