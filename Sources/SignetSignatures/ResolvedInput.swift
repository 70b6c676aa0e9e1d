import SignetFindings
import SignetXML

/// A ``DigestInput`` whose paths have been read, and how it is carried out.
enum ResolvedInput: Sendable {
  case transforms
  case nodesFirst
  case removing([ElementPath], Canonicalization)
  case literal(LiteralText)

  init(_ input: DigestInput, _ namespaces: [String: String]) throws(SignetError) {
    switch input {
    case .transforms: self = .transforms
    case .nodesFirst: self = .nodesFirst
    case .removing(let paths, let canonicalization):
      let paths = try paths.map { path throws(SignetError) in try ElementPath(path, namespaces: namespaces) }
      self = .removing(paths, canonicalization)
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
    case .removing(let paths, let canonicalization):
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
      return try Canonicalizer(canonicalization).bytes(of: subset)
    case .literal(let text):
      guard case .element = apex else { throw GeneralTransforms.coversNothing }
      let subset = DocumentSubset(apex, includesComments: false)
      return text.rewritten(try Canonicalizer(Canonicalization(.exclusive)).bytes(of: subset))
    }
  }
}

extension LiteralText {
  /// The form of exclusive canonical bytes, in which tags are written in one way only.
  func rewritten(_ canonical: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = canonical[...]
    var tagBefore: ArraySlice<UInt8>?
    while let first = rest.first {
      if first == UInt8(ascii: "<") {
        let end = Self.endOfTag(rest)
        let tag = rest[..<end]
        let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
        if isEnd, closesEmptyElements, let start = tagBefore, start.dropFirst().first != UInt8(ascii: "/") {
          result.removeLast()
          result += "/>".utf8
        } else {
          result += isEnd || !putsAttributesFirst ? Array(tag) : Self.withAttributesFirst(tag)
        }
        tagBefore = tag
        rest = rest[end...]
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        let text = rest[..<end]
        rest = rest[end...]
        // Between an end tag and any tag, or between two start tags, there is no text of a value.
        let isBetween = tagBefore.map { !Self.isStart($0) } ?? true || (rest.isEmpty ? false : Self.isStart(rest))
        if removesWhiteSpace, isBetween, text.allSatisfy({ [0x20, 0x09, 0x0A].contains($0) }) { continue }
        result += text
        tagBefore = nil
      }
    }
    return result
  }

  /// Where the tag ends with which canonical bytes begin; in values, `>` stands as it is, and a double quote never.
  private static func endOfTag(_ bytes: ArraySlice<UInt8>) -> Int {
    var isInValue = false
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { isInValue.toggle() }
      if bytes[index] == UInt8(ascii: ">"), !isInValue { return index + 1 }
    }
    return bytes.endIndex
  }

  private static func isStart(_ tag: ArraySlice<UInt8>) -> Bool { tag.dropFirst().first != UInt8(ascii: "/") }

  /// A start tag with its namespace declarations, which canonicalization writes first, after the attributes.
  private static func withAttributesFirst(_ tag: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: tag.dropFirst().dropLast(), as: UTF8.self)
    let parts = text.matches(of: #/\ ([^ =]+)="[^"]*"/#).map(\.output)
    let isDeclaration: (Substring) -> Bool = { $0 == "xmlns" || $0.hasPrefix("xmlns:") }
    let name = text.prefix { $0 != " " }
    let ordered = parts.filter { !isDeclaration($0.1) } + parts.filter { isDeclaration($0.1) }
    return Array(("<" + name + ordered.map { String($0.0) }.joined() + ">").utf8)
  }
}
