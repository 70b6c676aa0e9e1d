import SignetCrypto
import SignetFindings
import SignetXML

/// Explains the references of one signature.
struct ReferenceExplainer {
  let tree: XMLTree
  let signature: XMLElement
  /// Which signature of the document it is, from 0.
  let number: Int
  let comparison: Comparison?
  let searchBudget: Int
  let context: DocumentContext

  /// Follows a reference step by step.
  func explain(_ reference: SignatureElement.Reference) -> ReferenceExplanation {
    do {
      try context.meter.check()
      let target = try ReferenceTarget(reference.uri, in: tree, context)
      let steps = try steps(of: reference, from: target.source)
      let bytes = try bytes(of: target.source, reference, reference.transforms.count, in: signature)
      let computed = reference.digest.digest(of: bytes)
      let isValid = computed == reference.digestValue
      return ReferenceExplanation(
        uri: reference.uri, covers: target.description, steps: steps, digest: reference.digest,
        expected: reference.digestValue, computed: computed,
        cause: isValid ? nil : cause(of: reference, target.source, bytes),
        difference: isValid ? nil : difference(of: reference, target.source, bytes), finding: nil)
    } catch {
      return ReferenceExplanation(
        uri: reference.uri, covers: nil, steps: [], digest: reference.digest, expected: reference.digestValue,
        computed: nil, cause: nil, difference: nil, finding: error.finding)
    }
  }

  /// The bytes after selection and after each transform, in the canonical form that would be digested there.
  private func steps(
    of reference: SignatureElement.Reference, from source: ReferenceProcessor.Source
  ) throws(SignetError) -> [ReferenceExplanation.Step] {
    try (0...reference.transforms.count).map { count throws(SignetError) in
      ReferenceExplanation.Step(
        name: count == 0 ? "selected" : reference.transforms[count - 1].uri,
        byteCount: try bytes(of: source, reference, count, in: signature).count)
    }
  }

  private func bytes(
    of source: ReferenceProcessor.Source, _ reference: SignatureElement.Reference, _ count: Int,
    in signature: XMLElement?
  ) throws(SignetError) -> [UInt8] {
    try ReferenceProcessor(
      transforms: Array(reference.transforms.prefix(count)), signature: signature,
      elements: Array(reference.transformElements.prefix(count)), limits: context.limits, meter: context.meter
    )
    .bytes(of: source)
  }

  // MARK: Causes

  private func cause(
    of reference: SignatureElement.Reference, _ source: ReferenceProcessor.Source, _ bytes: [UInt8]
  ) -> Counterfactual? {
    guard case .nodes(let apex, _) = source else { return nil }
    let renderings = Renderings(tree, signature: signature).all(meant: bytes, reference.canonicalization, of: apex)
    var search = CounterfactualSearch(budget: searchBudget) { reference.digest.digest(of: $0) == reference.digestValue }
    return search.find(in: renderings)
  }

  private func difference(
    of reference: SignatureElement.Reference, _ source: ReferenceProcessor.Source, _ bytes: [UInt8]
  ) -> CanonicalDifference? {
    guard case .nodes(let apex, let includesComments) = source, let comparison,
      let counterpart = comparison.counterpart(of: apex)
    else { return nil }
    let original = ReferenceProcessor.Source.nodes(counterpart, includesComments: includesComments)
    // The original may be signed already, by then in the same place.
    let signatures = comparison.tree.signatures
    let signature = signatures.indices.contains(number) ? signatures[number] : nil
    guard let originalBytes = try? self.bytes(of: original, reference, reference.transforms.count, in: signature) else {
      return nil
    }
    return .between(bytes, originalBytes, documents: (comparison.document, comparison.original))
  }
}

extension SignatureElement.Reference {
  /// The last canonicalization of the transforms, which makes the digested bytes.
  var canonicalization: Canonicalization {
    for case .canonicalization(let canonicalization) in transforms.reversed() { return canonicalization }
    return Canonicalization(.c14n10)
  }
}

extension Comparison {
  /// What corresponds in the original to a part of the document: by Id, or else by the same path.
  func counterpart(of apex: DocumentSubset.Apex) -> DocumentSubset.Apex? {
    guard case .element(let element) = apex else { return .document(tree) }
    for name in ["Id", "ID", "id"] {
      guard let id = element.attribute(name), let other = try? tree.element(withID: id) else { continue }
      return .element(other)
    }
    return tree.elements.first { $0.xpath.isExactly(element.xpath) }.map { .element($0) }
  }
}
