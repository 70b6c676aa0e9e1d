import SignetFindings
import SignetXML

/// One way to turn what a reference points to into bytes.
struct Rendering {
  /// What sets it apart; nil for the way that was meant.
  let meaning: Counterfactual?
  /// The bytes.
  let bytes: [UInt8]
  /// Whether it is only tried as it is, without further changes.
  var isFarFetched = false
}

/// The ways in which signers are known to have read what a reference points to.
struct Renderings {
  private let tree: XMLTree
  private let signature: XMLElement

  init(_ tree: XMLTree, signature: XMLElement) {
    self.tree = tree
    self.signature = signature
  }

  /// Other canonicalizations of `apex`, with and without signatures and comments, and the same of other elements.
  ///
  /// - Parameters:
  ///   - meant: what the reference's own transforms give.
  ///   - canonicalization: the last of the reference's canonicalizations.
  ///   - apex: what the reference points to.
  func all(
    meant: [UInt8], _ canonicalization: Canonicalization, of apex: DocumentSubset.Apex
  ) -> [Rendering] {
    let near = omissions(canonicalization, of: apex) + canonicalizations(instead: canonicalization, of: apex)
    return [Rendering(meaning: nil, bytes: meant)] + near.map { Rendering(meaning: $0.0, bytes: $0.1) }
      + elsewhere(canonicalization, not: apex).map { Rendering(meaning: $0.0, bytes: $0.1, isFarFetched: true) }
  }

  // MARK: Kinds

  private func canonicalizations(
    instead declared: Canonicalization, of apex: DocumentSubset.Apex
  ) -> [(Counterfactual?, [UInt8])] {
    CanonicalizationMethod.allCases.flatMap { method in
      [false, true].compactMap { hasPrefixes in
        let canonicalization = Canonicalization(
          method, inclusivePrefixes: hasPrefixes && method.isExclusive ? declared.inclusivePrefixes : [])
        let bytes = bytes(canonicalization, of: apex, omitting: [signature])
        return bytes.map { (Self.meaning(of: canonicalization, instead: declared), $0) }
      }
    }
  }

  private static func meaning(of used: Canonicalization, instead declared: Canonicalization) -> Counterfactual {
    if used.method.keepsComments && !declared.method.keepsComments {
      return Counterfactual(
        "comments-included", "with its comments, canonicalized with \(used.method.shortName)",
        remedy: "References to the same document leave comments out (RFC 3275, section 4.3.3.3); the signer's did not.")
    }
    if used.method == declared.method && used.inclusivePrefixes != declared.inclusivePrefixes {
      return Counterfactual(
        "prefix-list-ignored", "with the PrefixList of InclusiveNamespaces ignored",
        remedy: "The signer must apply the PrefixList that it declares, or declare none.")
    }
    return Counterfactual(
      "other-canonicalization",
      "canonicalized with \(used.method.shortName) instead of \(declared.method.shortName)",
      remedy: "Declare in Transforms the canonicalization that the signer applies, or apply the declared one.")
  }

  private func omissions(
    _ canonicalization: Canonicalization, of apex: DocumentSubset.Apex
  ) -> [(Counterfactual?, [UInt8])] {
    let withoutSignature = Counterfactual(
      "signature-left-out", "without the signature, which no transform leaves out",
      remedy: "Declare the enveloped-signature transform: the signer acts as if it were there.")
    let withoutAny = Counterfactual(
      "signatures-left-out", "without any signature, and not only without its own",
      remedy: "Another signature was added later; sign in the order that the authority prescribes.")
    let sets: [(Counterfactual, [XMLElement])] = [
      (withoutSignature, [signature]), (withoutAny, tree.signatures),
    ]
    return sets.compactMap { meaning, omitted in
      bytes(canonicalization, of: apex, omitting: omitted).map { (meaning, $0) }
    }
  }

  /// The same of every other element, as far as the document is small.
  private func elsewhere(
    _ canonicalization: Canonicalization, not apex: DocumentSubset.Apex
  ) -> [(Counterfactual?, [UInt8])] {
    var places: [(String, DocumentSubset.Apex)] = [("the whole document", .document(tree))]
    places += tree.elements.lazy.filter { !signature.contains($0) }.prefix(200).map { ($0.xpath, .element($0)) }
    return places.compactMap { place, other in
      if case .element(let mine) = apex, case .element(let theirs) = other, mine == theirs { return nil }
      let meaning = Counterfactual(
        "other-element", "if the reference means \(place)",
        remedy: "Correct the reference's URI, or digest the element that it names.")
      return bytes(canonicalization, of: other, omitting: [signature]).map { (meaning, $0) }
    }
  }

  private func bytes(
    _ canonicalization: Canonicalization, of apex: DocumentSubset.Apex, omitting omitted: [XMLElement]
  ) -> [UInt8]? {
    let subset = DocumentSubset(apex, omitting: omitted, includesComments: canonicalization.method.keepsComments)
    return subset.isEmpty ? nil : try? Canonicalizer(canonicalization).bytes(of: subset)
  }
}
