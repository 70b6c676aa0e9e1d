import Foundation
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
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signature tells of itself; nil for that of the plan.
  /// - Returns: The same bytes with the signature in its place.
  /// - Throws: what ``XMLTree`` throws; `xml.element-not-found`, `xml.id-duplicate`, `signature.id-invalid`,
  ///   `signature.place-missing`, `signature.already-present`, `signature.breaks-another`,
  ///   `signature.reference-circular`, `xml.canonicalization-failed`.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: plan.limits)
    let editor = DocumentEditor(tree, original: document)
    let located = try Locator(plan: plan, tree: tree, editor: editor).locate(document: document)
    let stage = SignatureStage(tree: tree, editor: editor, site: located.site, limits: plan.limits)

    var values = texts(located, time: time ?? plan.time)
    for round in rounds { try digest(round, located, on: stage, &values) }
    let scene = try stage.show(plan.template, values)
    if located.hasOthers { try OtherSignatures(scene).requireUntouched(since: document, limits: plan.limits) }
    values[.signatureValue] = try signatureValue(over: scene.signature)
    try refuseCircles(located, on: stage, values)
    return try stage.text(plan.template, values)
  }

  private func texts(_ located: Locator.Located, time: Date) -> [SignatureTemplate.Hole: [UInt8]] {
    var values: [SignatureTemplate.Hole: [UInt8]] = [:]
    values[.signatureID] = located.signatureID.map(Markup.attributeValue)
    values[.time] = Array(SigningTimeFormat().text(of: time).utf8)
    values[.signingTime] = plan.description.xades?.signingTime.map { Array($0.text(of: time).utf8) }
    for (number, uri) in located.uris.enumerated() { values[.uri(number)] = Markup.attributeValue(uri) }
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

// MARK: - Digests

extension ReferenceEngine {
  /// The references in the order in which they can be digested: the manifests' first, because the signature covers them.
  private var rounds: [Range<Int>] {
    [plan.signedCount..<plan.references.count, 0..<plan.signedCount].filter { !$0.isEmpty }
  }

  private func digest(
    _ round: Range<Int>, _ located: Locator.Located, on stage: SignatureStage,
    _ values: inout [SignatureTemplate.Hole: [UInt8]]
  ) throws(SignetError) {
    var scene: SignatureStage.Scene?
    if !canDigestBeforehand(round, located.site) { scene = try stage.show(plan.template, values) }
    for number in round {
      let digest = try digest(number, uri: located.uris[number], in: scene?.tree ?? stage.tree, scene?.signature)
      values[.digest(number)] = Array(Base64.encode(digest).utf8)
    }
  }

  /// Whether the digests need only what the document had before: then the signature is put into the tree only once.
  private func canDigestBeforehand(_ round: Range<Int>, _ site: Locator.Site) -> Bool {
    guard case .point = site else { return false }
    return plan.references[round].allSatisfy { reference in
      reference.isOfDocument && reference.transforms.contains(.envelopedSignature)
        && !reference.transforms.contains(where: \.mayLookAround)
    }
  }

  private func digest(
    _ number: Int, uri: String, in tree: XMLTree, _ signature: XMLElement?
  ) throws(SignetError) -> [UInt8] {
    let reference = plan.references[number]
    let apex: DocumentSubset.Apex =
      uri.isEmpty ? .document(tree) : .element(try tree.element(withID: String(uri.dropFirst())))
    let processor = ReferenceProcessor(
      transforms: reference.transforms, signature: signature,
      elements: signature.map { transformElements(of: number, in: $0) } ?? [])
    return try processor.digest(of: apex, reference.digest)
  }

  /// Where the transforms of a reference stand in the signature, which their expressions may ask for.
  private func transformElements(of number: Int, in signature: XMLElement) -> [XMLElement] {
    let references = signature.children.first?.children.filter { $0.isNamed("Reference", in: Namespace.xmldsig) } ?? []
    guard references.indices.contains(number) else { return [] }
    return references[number].children.first { $0.isNamed("Transforms", in: Namespace.xmldsig) }?.children ?? []
  }

  /// A reference that covers the signature without leaving it out has another digest as soon as the digest is written.
  private func refuseCircles(
    _ located: Locator.Located, on stage: SignatureStage, _ values: [SignatureTemplate.Hole: [UInt8]]
  ) throws(SignetError) {
    let doubtful = plan.references.indices.filter { number in
      let reference = plan.references[number]
      return !(reference.isOfDocument && reference.transforms.contains(.envelopedSignature))
    }
    guard !doubtful.isEmpty else { return }
    let scene = try stage.show(plan.template, values)
    for number in doubtful {
      let digest = try digest(number, uri: located.uris[number], in: scene.tree, scene.signature)
      guard values[.digest(number)] == Array(Base64.encode(digest).utf8) else {
        throw SignetError(
          .signatureReferenceCircular,
          message: "The reference \(located.uris[number].debugDescription) would cover its own digest.",
          hint: "Add the transform enveloped-signature, or place the signature outside of what it signs.")
      }
    }
  }
}
