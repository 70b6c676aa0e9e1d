import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Explains why signatures hold or do not: what each reference selected, what its transforms made of that, and which change
/// of the bytes would make the digest right.
///
/// An explanation is for people who mend a signer. It accepts nothing: the verdict is ``SignatureVerifier``'s.
public struct SignatureExplainer: Sendable {
  /// Keys that may have signed, besides those in `KeyInfo`.
  public var keys: [PublicKey]
  /// What a document may cost.
  public var limits: VerificationLimits
  /// Names of attributes that give an Id besides `Id`, `ID` and `id`, in any namespace.
  public var idAttributes: Set<String> = []
  /// How many bytes the search for a cause may change and digest for each reference.
  public var searchBudget = 1 << 27

  /// Creates an explainer.
  public init(keys: [PublicKey] = [], limits: VerificationLimits = VerificationLimits()) {
    self.keys = keys
    self.limits = limits
  }

  /// Explains every signature of a document.
  ///
  /// - Parameters:
  ///   - document: the bytes of the document.
  ///   - original: the document as it was when, or before, it was signed; nil where nobody has it.
  /// - Returns: one explanation per `Signature`, in document order; none where there is no signature.
  /// - Throws: what ``XMLTree`` throws about the document or the original.
  public func explain(
    _ document: [UInt8], against original: [UInt8]? = nil
  ) throws(SignetError) -> [SignatureExplanation] {
    let tree = try XMLTree(parsing: document, limits: limits.parsing)
    let comparison = try original.map { original throws(SignetError) in
      Comparison(document: document, original: original, tree: try XMLTree(parsing: original, limits: limits.parsing))
    }
    let signatures = tree.signatures.prefix(limits.signatures)
    // The search for a cause tries many documents for one.
    let budget = VerificationBudget(tree, signatures: signatures.count, limits: limits, times: 8)
    var context = DocumentContext(limits: limits, budget: budget)
    context.idAttributes = idAttributes
    return signatures.enumerated().map { number, element in
      explain(element, number: number, of: tree, comparison, context)
    }
  }

  private func explain(
    _ element: XMLElement, number: Int, of tree: XMLTree, _ comparison: Comparison?, _ context: DocumentContext
  ) -> SignatureExplanation {
    do {
      let signature = try SignatureElement(element, context)
      let explainer = ReferenceExplainer(
        tree: tree, signature: element, number: number, comparison: comparison, searchBudget: searchBudget,
        context: context)
      let enclosed =
        signature.keyInfo.certificates.compactMap { try? Certificate(der: $0).publicKey } + signature.keyInfo.keys
      return SignatureExplanation(
        id: signature.id, xpath: element.xpath, references: signature.references.map { explainer.explain($0) },
        value: ValueExplainer(signature: signature, keys: enclosed + keys, tree: tree).explanation(), finding: nil)
    } catch {
      return SignatureExplanation(
        id: element.attribute("Id"), xpath: element.xpath, references: [], value: nil, finding: error.finding)
    }
  }
}

/// The original that a document is compared with.
struct Comparison {
  let document: [UInt8]
  let original: [UInt8]
  let tree: XMLTree
}
