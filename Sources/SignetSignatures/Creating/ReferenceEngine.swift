import SignetCrypto
import SignetFindings
import SignetXML

/// Signs documents by their libxml2 tree: the engine that does everything and against which others are tested.
public struct ReferenceEngine: Sendable {
  /// What to do.
  public let plan: SignaturePlan

  /// Creates an engine for a job.
  public init(_ plan: SignaturePlan) {
    self.plan = plan
  }

  /// Signs one document: locate, digest, fill, sign, splice.
  ///
  /// - Parameter document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  /// - Returns: The same bytes with the signature in its place.
  /// - Throws: what ``XMLTree`` throws; `xml.element-not-found`, `xml.id-duplicate`, `signature.id-invalid`,
  ///   `signature.place-missing`, `signature.already-present`, `xml.canonicalization-failed`.
  public func sign(_ document: [UInt8]) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: plan.limits)
    let editor = DocumentEditor(tree, original: document)

    let located = try Locator(plan: plan, tree: tree, editor: editor).locate(document: document)
    var values = try digests(of: located)
    let signature = try editor.attach(plan.template.filled(with: values), at: located.insertionPoint)
    values[.signatureValue] = try signatureValue(over: signature)
    editor.insert(plan.template.filled(with: values), at: located.insertionPoint)
    return try editor.finish()
  }

  private func digests(of located: Locator.Located) throws(SignetError) -> [SignatureTemplate.Hole: [UInt8]] {
    var values: [SignatureTemplate.Hole: [UInt8]] = [:]
    values[.signatureID] = located.signatureID.map(Markup.attributeValue)
    for (number, reference) in plan.references.enumerated() {
      let (uri, apex) = located.references[number]
      let digest = try ReferenceProcessor(transforms: reference.transforms, signature: nil)
        .digest(of: apex, reference.digest)
      values[.uri(number)] = Markup.attributeValue(uri)
      values[.digest(number)] = Array(Base64.encode(digest).utf8)
    }
    return values
  }

  private func signatureValue(over signature: XMLElement) throws(SignetError) -> [UInt8] {
    guard let signedInfo = signature.children.first else {
      throw SignetError(
        .internalInconsistency, message: "The signature that was written has no SignedInfo.",
        hint: "Please report this.")
    }
    let bytes = try Canonicalizer(plan.description.canonicalization).bytes(of: DocumentSubset(.element(signedInfo)))
    let value = try plan.identity.key.signature(for: bytes, algorithm: plan.method.algorithm)
    return Array(Base64.encode(value).utf8)
  }
}
