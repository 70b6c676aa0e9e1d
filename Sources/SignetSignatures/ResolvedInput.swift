import SignetFindings
import SignetXML

/// A ``DigestInput`` whose paths have been read, and how it is carried out.
enum ResolvedInput: Sendable {
  case transforms
  case nodesFirst
  case removing([ElementPath], Canonicalization, removesWhiteSpace: Bool)
  case literal(LiteralText)

  init(_ input: DigestInput, _ namespaces: [String: String]) throws(SignetError) {
    switch input {
    case .transforms: self = .transforms
    case .nodesFirst: self = .nodesFirst
    case .removing(let paths, let canonicalization, let removesWhiteSpace):
      let paths = try paths.map { path throws(SignetError) in try ElementPath(path, namespaces: namespaces) }
      self = .removing(paths, canonicalization, removesWhiteSpace: removesWhiteSpace)
    case .literal(let text): self = .literal(text)
    }
  }

  /// Whether the transforms are only written, and something else is digested.
  var goesBeyondTransforms: Bool {
    switch self {
    case .transforms, .nodesFirst: false
    case .removing, .literal: true
    }
  }

  /// Whether the enveloped-signature transform does what it says.
  var leavesOutSignature: Bool { !goesBeyondTransforms }

  /// The transforms in the order in which they are carried out.
  func reordered(_ transforms: [Transform]) -> [Transform] {
    guard case .nodesFirst = self else { return transforms }
    let isLast: (Transform) -> Bool = { if case .canonicalization = $0 { true } else { false } }
    return transforms.filter { !isLast($0) } + transforms.filter(isLast)
  }

  /// What is digested instead of what the transforms say.
  ///
  /// - Throws: `xml.canonicalization-failed`, `signature.covers-nothing`.
  func bytes(of apex: DocumentSubset.Apex) throws(SignetError) -> [UInt8] {
    switch self {
    case .transforms, .nodesFirst: throw GeneralTransforms.coversNothing
    case .removing(let paths, let canonicalization, let removesWhiteSpace):
      let tree =
        switch apex {
        case .document(let tree): tree
        case .element(let element): element.document
        }
      var removed: Set<XMLElement> = []
      for path in paths { removed.formUnion(try path.elements(in: tree)) }
      let outermost = removed.filter { element in
        !sequence(first: element, next: \.parent).dropFirst().contains(where: removed.contains)
      }
      let subset = DocumentSubset(apex, omitting: Array(outermost), includesComments: false)
      guard !subset.isEmpty, try !outermost.contains(tree.root) else { throw GeneralTransforms.coversNothing }
      let bytes = try Canonicalizer(canonicalization).bytes(of: subset)
      return removesWhiteSpace ? CanonicalPieces.withoutBlankTexts(bytes) : bytes
    case .literal(let text):
      guard case .element = apex else { throw GeneralTransforms.coversNothing }
      let subset = DocumentSubset(apex, includesComments: false)
      return text.rewritten(try Canonicalizer(Canonicalization(.exclusive)).bytes(of: subset))
    }
  }
}
