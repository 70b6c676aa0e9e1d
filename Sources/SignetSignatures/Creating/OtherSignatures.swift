import SignetFindings
import SignetXML

/// Makes sure that a new signature leaves the signatures that the document has already as they were.
///
/// A signature over the whole document leaves out only itself, so that one more inside of the document would break it.
struct OtherSignatures {
  private let scene: SignatureStage.Scene
  private let others: [XMLElement]
  /// The Ids of the elements around the new signature.
  private let surroundingIDs: Set<ExactText>

  init(_ scene: SignatureStage.Scene) {
    self.scene = scene
    others = scene.tree.signatures.filter { $0 != scene.signature }
    surroundingIDs = Set(
      sequence(first: scene.signature, next: \.parent).flatMap(\.identifiers).map(ExactText.init))
  }

  /// - Parameters:
  ///   - document: The document before the signature.
  ///   - limits: What the document may cost.
  /// - Throws: `signature.breaks-another`.
  func requireUntouched(since document: [UInt8], limits: ParsingLimits) throws(SignetError) {
    // Inside of a signature even what is signed by Id has other namespaces around it.
    let isEnveloping = scene.signature.parent == nil
    guard !others.isEmpty, isEnveloping || others.contains(where: mayCoverTheNewOne) else { return }
    var verifier = SignatureVerifier()
    verifier.limits.parsing = limits
    let before = try verifier.verify(document)
    let after = try verifier.verify(scene.tree)
    // The new one is the only one that was not there.
    let remaining = zip(scene.tree.signatures, after).filter { $0.0 != scene.signature }.map(\.1)
    for (old, new) in zip(before, remaining) {
      let isBroken = zip(old.references, new.references).contains { $0.isValid && !$1.isValid }
      guard isBroken || (old.isValid && !new.isValid) else { continue }
      throw SignetError(
        .signatureBreaksAnother, about: .element(xpath: old.xpath),
        message: "The new signature would stand inside or around of what another signature covers, and break it.",
        hint: "Place it outside of what is signed, or sign in the other order.")
    }
  }

  /// Whether a reference of a signature leads to something around the new one.
  private func mayCoverTheNewOne(_ signature: XMLElement) -> Bool {
    signature.children.flatMap(\.children).filter { $0.isNamed("Reference", in: Namespace.xmldsig) }.contains {
      guard let id = $0.attribute("URI").flatMap(Fragment.id), !id.utf8.contains(UInt8(ascii: "(")) else { return true }
      return surroundingIDs.contains(ExactText(id))
    }
  }
}
