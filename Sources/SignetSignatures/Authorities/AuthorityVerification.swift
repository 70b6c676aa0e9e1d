import SignetFindings
import SignetXML

extension SignatureVerifier {
  /// Verifies one signature as an authority reads it that departs from the standard.
  ///
  /// Only profiles do this. Each departure is a word of the description; everything else is verified as ever: strictly by
  /// the schema, with the same limits, and by the signer's key.
  ///
  /// - Parameters:
  ///   - description: How the authority has signatures made.
  ///   - budget: What all such readings of the document may cost together.
  /// - Returns: What was found, with places told as they are in the signature's own document.
  package func verify(
    _ signature: XMLElement, as description: SignatureDescription, within budget: VerificationBudget
  ) throws(SignetError) -> SignatureReport {
    var verifier = self
    verifier.idAttributes.formUnion(description.idAttributes)
    var first: SignatureReport?
    for context in description.contexts where !budget.meter.isExhausted {
      let context = try ResolvedContext(context, description.namespaces)
      guard let scene = try context.scene(of: signature) else { continue }
      let report = try verifier.verify(scene, at: signature, as: description, within: budget)
      if report.isValid { return report }
      first = first ?? report
    }
    if let first { return first }
    let whole = SignatureScene(tree: signature.document, signature: signature, part: nil)
    return try verifier.verify(whole, at: signature, as: nil, within: budget)
  }

  /// The budget for reading the signatures of a document as authorities do, beyond that of ``verify(_:)-(XMLTree)``.
  package func budget(for tree: XMLTree) -> VerificationBudget {
    VerificationBudget(tree, signatures: tree.signatures.count, limits: limits)
  }

  private func verify(
    _ scene: SignatureScene, at signature: XMLElement, as description: SignatureDescription?,
    within budget: VerificationBudget
  ) throws(SignetError) -> SignatureReport {
    var context = context(within: budget)
    context.reading = description
    let report = verify(scene.signature, ReferenceVerifier(scene.tree, context), context)
    guard let part = scene.part else { return report.noting(description, at: signature) }
    return report.placed(in: part, rootOfCopy: try scene.tree.root.xpath).noting(description, at: signature)
  }
}

extension SignatureReport {
  /// The report with the places of a copy told as those of the document.
  fileprivate func placed(in part: XMLElement, rootOfCopy root: String) -> SignatureReport {
    func place(_ xpath: String) -> String {
      if xpath == "/" { return part.xpath }
      return xpath.hasPrefix(root) ? part.xpath + xpath.dropFirst(root.count) : xpath
    }
    let references = references.map { reference in
      ReferenceReport(
        uri: reference.uri, transforms: reference.transforms, digest: reference.digest, isValid: reference.isValid,
        covers: reference.covers.map(place),
        place: reference.place.map { part.ordinals + $0.dropFirst() }, manifest: reference.manifest,
        verifiedBytes: reference.verifiedBytes)
    }
    return SignatureReport(
      id: id, xpath: place(xpath), isValid: isValid, method: method, canonicalization: canonicalization,
      references: references, signer: signer, chain: chain, xades: xades,
      findings: findings.map { finding in
        guard case .element(let xpath) = finding.subject else { return finding }
        return Finding(
          finding.code, finding.severity, about: .element(xpath: place(xpath)), message: finding.message,
          hint: finding.hint, causes: finding.causes)
      })
  }

  /// The report with a note of what the signature does not protect.
  fileprivate func noting(_ description: SignatureDescription?, at element: XMLElement) -> SignatureReport {
    guard let description, description.signs != .signedInfo, isValid else { return self }
    let note = Finding(
      .signatureCoversDocumentOnly, .note, about: .element(xpath: element.xpath),
      message:
        "The signature value was made over the document alone; nothing else in the signature is protected by it.",
      hint: "That is how the authority has it; rely on the document, and on nothing that the signature says of itself.")
    return SignatureReport(
      id: id, xpath: xpath, isValid: isValid, method: method, canonicalization: canonicalization,
      references: references, signer: signer, chain: chain, xades: xades, findings: findings + [note])
  }
}
