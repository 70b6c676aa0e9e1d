import SignetCrypto
import SignetFindings
import SignetXML

/// Verifies the references of the signatures of one document, within one budget.
struct ReferenceVerifier {
  private let tree: XMLTree
  private let context: DocumentContext

  /// What came of one reference.
  struct Outcome {
    var covers: String?
    /// The element that is covered; nil for anything else.
    var element: XMLElement?
    /// Where it stands, as ``XMLElement/ordinals``; empty for the document.
    var place: [Int]?
    var bytes: [UInt8]?
    var finding: Finding?
    /// The references of the `Manifest` that is covered, where it is one.
    var manifest: [(reference: SignatureElement.Reference, outcome: Outcome)]?
  }

  init(_ tree: XMLTree, _ context: DocumentContext) {
    self.tree = tree
    self.context = context
  }

  /// Follows a reference and compares digests; those of a manifest that it covers too.
  func verify(
    _ reference: SignatureElement.Reference, of signature: XMLElement, as reading: ReferenceReading? = nil
  ) -> Outcome {
    var outcome = verifyAlone(reference, of: signature, as: reading)
    // What transforms left out of a manifest was not signed, though it stands there.
    guard outcome.bytes != nil, reference.transforms.allSatisfy(\.keepsEverything), let manifest = outcome.element,
      manifest.isNamed("Manifest", in: Namespace.xmldsig)
    else { return outcome }
    do {
      let references = try SignatureElement.references(ofManifest: manifest, limits: context.limits)
      outcome.manifest = references.map { ($0, verifyAlone($0, of: signature)) }
    } catch {
      // The manifest itself is covered; what it says is for its application to refuse.
      outcome.manifest = []
    }
    return outcome
  }

  /// What a reference covers, as bytes; what its digest is does not matter.
  func bytes(
    of reference: SignatureElement.Reference, of signature: XMLElement, as reading: ReferenceReading?
  ) throws(SignetError) -> [UInt8] {
    try digestedBytes(reference, signature, reading, try target(reference, reading).source)
  }

  /// What is digested: what the authority makes, or else what it takes besides and what has the digest.
  private func digestedBytes(
    _ reference: SignatureElement.Reference, _ signature: XMLElement, _ reading: ReferenceReading?,
    _ source: ReferenceProcessor.Source
  ) throws(SignetError) -> [UInt8] {
    guard let inputs = try reading?.inputs(), let first = inputs.first else {
      return try processor(reference, signature, .transforms).bytes(of: source)
    }
    let bytes = try processor(reference, signature, first).bytes(of: source)
    for other in inputs.dropFirst() where reference.digest.digest(of: bytes) != reference.digestValue {
      let others = try processor(reference, signature, other).bytes(of: source)
      if reference.digest.digest(of: others) == reference.digestValue { return others }
    }
    return bytes
  }

  private func target(
    _ reference: SignatureElement.Reference, _ reading: ReferenceReading?
  ) throws(SignetError) -> ReferenceTarget {
    let uri = reference.uri ?? (reading?.omitsURI == true ? "" : nil)
    return try ReferenceTarget(uri, in: tree, context)
  }

  private func processor(
    _ reference: SignatureElement.Reference, _ signature: XMLElement, _ input: ResolvedInput
  ) -> ReferenceProcessor {
    ReferenceProcessor(
      transforms: reference.transforms, signature: signature, elements: reference.transformElements,
      limits: context.limits, meter: context.meter, input: input)
  }

  private func verifyAlone(
    _ reference: SignatureElement.Reference, of signature: XMLElement, as reading: ReferenceReading? = nil
  ) -> Outcome {
    var outcome = Outcome()
    do throws(SignetError) {
      try context.budget.beginReference()
      try context.policy.check(reference)
      let target = try target(reference, reading)
      outcome.covers = target.description
      switch target.source {
      case .nodes(.element(let element), _): (outcome.element, outcome.place) = (element, element.ordinals)
      case .nodes(.document, _): outcome.place = []
      case .octets: break
      }
      let bytes = try digestedBytes(reference, signature, reading, target.source)
      context.budget.charge(bytes: bytes.count)
      guard reference.digest.digest(of: bytes) == reference.digestValue else { throw mismatch(reference, target) }
      outcome.bytes = bytes
      if bytes.isEmpty {
        // One of several references may be about nothing; it must not seem to be about something.
        outcome.covers = nil
        outcome.element = nil
        outcome.place = nil
      }
    } catch {
      outcome.finding = error.about(.element(xpath: signature.xpath)).finding
    }
    return outcome
  }

  private func mismatch(_ reference: SignatureElement.Reference, _ target: ReferenceTarget) -> SignetError {
    SignetError(
      .signatureDigestMismatch,
      message: "\(target.title) is not what was signed: its \(reference.digest.rawValue) digest differs.",
      hint: "It was changed after signing; often by pretty-printing, another encoding, or a field added afterwards. "
        + "signet verify --explain looks for the cause.")
  }
}
