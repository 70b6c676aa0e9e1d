import SignetCrypto
import SignetFindings
import SignetXML

/// From what a reference points to, through its transforms, to the bytes that are digested (RFC 3275, section 4.3.3.2).
struct ReferenceProcessor {
  /// What a reference points to.
  enum Source {
    /// A part of the document. Comments belong to it only where an XPointer names it (RFC 3275, section 4.3.3.3).
    case nodes(DocumentSubset.Apex, includesComments: Bool)
    /// Something outside of the document.
    case octets([UInt8])
  }

  private let transforms: [Transform]
  /// The elements of the transforms, for XPath's `here()`; empty while they are not part of the document.
  private let elements: [XMLElement]
  /// The signature that the enveloped-signature transform leaves out; nil while it is not part of the document yet.
  private let signature: XMLElement?
  private let limits: VerificationLimits
  private let meter: ProcessorMeter
  private let input: ResolvedInput

  /// Prepares to process a reference.
  init(
    transforms: [Transform], signature: XMLElement?, elements: [XMLElement] = [],
    limits: VerificationLimits = VerificationLimits(), meter: ProcessorMeter? = nil, input: ResolvedInput = .transforms
  ) {
    self.input = input
    self.transforms = input.reordered(transforms)
    self.elements = elements
    self.signature = signature
    self.limits = limits
    self.meter = meter ?? ProcessorMeter(limit: limits.processorTime)
  }

  /// The digest of what the reference covers.
  ///
  /// - Throws: `xml.canonicalization-failed`, `signature.covers-nothing`, and what general transforms throw.
  func digest(of apex: DocumentSubset.Apex, _ algorithm: DigestAlgorithm) throws(SignetError) -> [UInt8] {
    let source = Source.nodes(apex, includesComments: false)
    guard !input.goesBeyondTransforms else { return algorithm.digest(of: try bytes(of: source)) }
    if let outline = try outline(of: source) {
      return try Canonicalizer(outline.canonicalization).digest(of: outline.subset, algorithm)
    }
    return algorithm.digest(of: try bytes(of: source))
  }

  /// The bytes that the reference covers.
  ///
  /// - Throws: `xml.canonicalization-failed`, `signature.covers-nothing`, and what general transforms throw:
  ///   `signature.transform-unsupported`, `xml.path-invalid`, `xml.limit-exceeded`, and what ``XMLTree`` throws.
  func bytes(of source: Source) throws(SignetError) -> [UInt8] {
    if input.goesBeyondTransforms {
      guard case .nodes(let apex, _) = source else { throw GeneralTransforms.coversNothing }
      return try input.bytes(of: apex)
    }
    if let outline = try outline(of: source) {
      return try Canonicalizer(outline.canonicalization).bytes(of: outline.subset)
    }
    return try GeneralTransforms(signature: signature, limits: limits, meter: meter)
      .bytes(of: source, transforms, elements)
  }

  /// The bytes that a reference to a part of the document covers.
  func bytes(of apex: DocumentSubset.Apex) throws(SignetError) -> [UInt8] {
    try bytes(of: .nodes(apex, includesComments: false))
  }

  /// The subset and the canonicalization that say the same as the transforms, where they only leave out signatures and
  /// canonicalize once, at the end.
  private func outline(
    of source: Source
  ) throws(SignetError) -> (subset: DocumentSubset, canonicalization: Canonicalization)? {
    guard case .nodes(let apex, let includesComments) = source else { return nil }
    var omitting: [XMLElement] = []
    var canonicalization: Canonicalization?
    for transform in transforms {
      guard canonicalization == nil else { return nil }
      switch transform {
      case .envelopedSignature: omitting += signature.map { [$0] } ?? []
      case .canonicalization(let method): canonicalization = method
      case .xpath where transform.leavesOutAllSignatures:
        omitting += DocumentSubset(apex).signatures.filter { !omitting.contains($0) }
      case .xpath, .xpathFilter2, .base64, .relationships: return nil
      }
    }
    let subset = DocumentSubset(apex, omitting: omitting.outermost, includesComments: includesComments)
    guard !subset.isEmpty else { throw GeneralTransforms.coversNothing }
    return (subset, canonicalization ?? Canonicalization(.c14n10))
  }
}

extension DocumentSubset {
  /// All signatures of the document.
  fileprivate var signatures: [XMLElement] {
    switch apex {
    case .document(let tree): tree.signatures
    case .element(let element): element.document.signatures
    }
  }
}

extension [XMLElement] {
  /// Those that are not inside of another.
  fileprivate var outermost: [XMLElement] {
    guard count > 1 else { return self }
    let all = Set(self)
    return filter { element in
      !sequence(first: element, next: \.parent).dropFirst().contains(where: all.contains)
    }
  }
}
