import Signet

/// Holds the one-pass canonicalizer against libxml2: the same bytes, or it steps aside.
///
/// One comparison keeps its scanners, and so finds what one document leaves behind for the next.
public final class OnePassComparison {
  /// How a document was taken, for each group of requests.
  public struct Outcomes: Sendable {
    /// Both gave the same bytes.
    public var same = 0
    /// The scanner stepped aside where libxml2 gives bytes.
    public var aside = 0
    /// The scanner stepped aside where libxml2 refuses.
    public var refused = 0
  }

  /// What was seen so far.
  public private(set) var outcomes = Outcomes()
  private let groups: [(requests: [OnePassRequest], canonicalizer: OnePassCanonicalizer)]

  /// Prepares the scanners: whole documents, the element with the Id `x`, the elements `*/a`; with and without elements
  /// `s` in the namespace `urn:s` and `*/b`; by every method.
  public init() throws {
    let prefixes = Canonicalization(
      .exclusiveWithComments, inclusivePrefixes: ["p", "#default", "longer-prefix", "xml"])
    let all = CanonicalizationMethod.allCases.map { Canonicalization($0) } + [prefixes]
    let signatures = ElementChoice.named("s", namespace: "urn:s")
    let path = ElementChoice.path(try ElementPath("*/a", namespaces: [:]))
    let removed = ElementChoice.path(try ElementPath("*/p:b", namespaces: ["p": "urn:b"]))
    // One of each kind, where the method makes no difference to what else is looked at.
    let some = [Canonicalization(.c14n10), Canonicalization(.c14n11WithComments), prefixes]
    let withoutSignatures = some.map {
      OnePassRequest(.document, $0, omitting: [signatures], includesComments: false)
    }
    let requests: [[OnePassRequest]] = [
      all.map { OnePassRequest(.document, $0) } + withoutSignatures,
      all.map { OnePassRequest(.element(.id("x")), $0, omitting: [signatures, removed]) },
      [OnePassRequest(.element(.id("x", idAttributes: ["lang", "y"])), prefixes)],
      some.map { OnePassRequest(.element(path), $0, omitting: [removed]) },
    ]
    groups = try requests.map { ($0, try OnePassCanonicalizer($0)) }
  }

  /// What differs, or nil.
  public func difference(in document: [UInt8]) -> String? {
    let tree = Result { try XMLTree(parsing: document) }
    for (requests, canonicalizer) in groups {
      guard let results = try? canonicalizer.bytes(of: document) else {
        let isRefused = (try? Self.expected(requests[0], tree.get())) == nil
        if isRefused { outcomes.refused += 1 } else { outcomes.aside += 1 }
        continue
      }
      for (request, result) in zip(requests, results) {
        do {
          let expected = try Self.expected(request, tree.get())
          guard expected == result else {
            return "\(request): \(Self.text(result)) instead of \(Self.text(expected))"
          }
        } catch {
          return "\(request): \(Self.text(result)) instead of \(error)"
        }
      }
      outcomes.same += 1
    }
    return nil
  }

  private static func expected(_ request: OnePassRequest, _ tree: XMLTree) throws -> [UInt8] {
    let apex: DocumentSubset.Apex =
      switch request.apex {
      case .document: .document(tree)
      case .element(.id(let id, let idAttributes)):
        .element(try tree.element(withID: id, idAttributes: idAttributes))
      case .element(.path(let path)): .element(try path.element(in: tree))
      case .element(.named(let name, let namespace)):
        .element(try ElementPath("//n:\(name)", namespaces: ["n": namespace ?? ""]).element(in: tree))
      }
    let omitted = try request.omitting.flatMap { choice in
      switch choice {
      case .id(let id, let idAttributes): [try tree.element(withID: id, idAttributes: idAttributes)]
      case .path(let path): try path.elements(in: tree)
      case .named(let name, let namespace): tree.elements(named: name, in: namespace ?? "")
      }
    }
    let outermost = Set(omitted).filter { element in
      !sequence(first: element, next: \.parent).dropFirst().contains(where: omitted.contains)
    }
    let subset = DocumentSubset(apex, omitting: Array(outermost), includesComments: request.includesComments)
    return try Canonicalizer(request.canonicalization).bytes(of: subset)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
}
