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

    var values = plan.texts(signatureID: located.signatureID, uris: located.uris, time: time ?? plan.time)
    for round in rounds { try digest(round, located, on: stage, &values) }
    let scene = try stage.show(plan.template, values)
    if located.hasOthers { try OtherSignatures(scene).requireUntouched(since: document, limits: plan.limits) }
    values[.signatureValue] = try signatureValue(in: try inContext(scene), located)
    try refuseCircles(located, on: stage, values)
    return try stage.text(plan.template, values)
  }

  /// The scene with the namespaces that the description wants around what is signed.
  private func inContext(_ scene: SignatureScene) throws(SignetError) -> SignatureScene {
    guard let scene = try plan.context.scene(of: scene.signature) else {
      throw SignetError(
        .signaturePlaceMissing, about: .element(xpath: scene.signature.xpath),
        message: "The signature is not inside of the element that is to be signed as a document of its own.",
        hint: "Place the signature inside of that element, or correct the path of the context.")
    }
    return scene
  }

  private func signatureValue(in scene: SignatureScene, _ located: Locator.Located) throws(SignetError) -> [UInt8] {
    let bytes = try signedBytes(in: scene, located)
    let value = try plan.identity.key.signature(for: bytes, algorithm: plan.description.algorithm(of: plan.method))
    return Array(plan.description.layout.base64(value).utf8)
  }

  /// What the signature value is made over.
  private func signedBytes(in scene: SignatureScene, _ located: Locator.Located) throws(SignetError) -> [UInt8] {
    switch plan.description.signs {
    case .signedInfo: break
    case .documentDigest: return try digest(0, uri: located.uris[0], in: scene.tree, scene.signature)
    case .document: return try processor(of: 0, scene.signature).bytes(of: try apex(located.uris[0], in: scene.tree))
    }
    guard let signedInfo = scene.signature.children.first else {
      throw SignetError(
        .internalInconsistency, message: "The signature that was written has no SignedInfo.",
        hint: "Please report this.")
    }
    return try Canonicalizer(plan.description.canonicalization).bytes(of: DocumentSubset(.element(signedInfo)))
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
    if !canDigestBeforehand(round, located.site) { scene = try inContext(try stage.show(plan.template, values)) }
    for number in round {
      let digest = try digest(number, uri: located.uris[number], in: scene?.tree ?? stage.tree, scene?.signature)
      values[.digest(number)] = plan.text(ofDigest: digest, number)
    }
  }

  /// Whether the digests need only what the document had before: then the signature is put into the tree only once.
  private func canDigestBeforehand(_ round: Range<Int>, _ site: Locator.Site) -> Bool {
    guard case .point(_, let before, _) = site, before.isEmpty, case .document = plan.context else { return false }
    return plan.references[round].allSatisfy { reference in
      reference.isOfDocument && reference.transforms.contains(.envelopedSignature)
        && !reference.transforms.contains(where: \.mayLookAround) && reference.input.leavesOutSignature
    }
  }

  private func digest(
    _ number: Int, uri: String, in tree: XMLTree, _ signature: XMLElement?
  ) throws(SignetError) -> [UInt8] {
    try processor(of: number, signature).digest(of: try apex(uri, in: tree), plan.references[number].digest)
  }

  private func processor(of number: Int, _ signature: XMLElement?) -> ReferenceProcessor {
    ReferenceProcessor(
      transforms: plan.references[number].transforms, signature: signature,
      elements: signature.map { transformElements(of: number, in: $0) } ?? [], input: plan.references[number].input)
  }

  private func apex(_ uri: String, in tree: XMLTree) throws(SignetError) -> DocumentSubset.Apex {
    guard let id = Fragment.id(in: uri) else { return .document(tree) }
    return .element(try tree.element(withID: id, idAttributes: plan.description.idAttributes))
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
      return
        !(reference.isOfDocument && reference.transforms.contains(.envelopedSignature)
        && reference.input.leavesOutSignature)
    }
    guard !doubtful.isEmpty else { return }
    let scene = try inContext(try stage.show(plan.template, values))
    for number in doubtful {
      let digest = try digest(number, uri: located.uris[number], in: scene.tree, scene.signature)
      guard values[.digest(number)] == plan.text(ofDigest: digest, number) else {
        throw SignetError(
          .signatureReferenceCircular,
          message: "The reference \(located.uris[number].debugDescription) would cover its own digest.",
          hint: "Add the transform enveloped-signature, or place the signature outside of what it signs.")
      }
    }
  }
}
