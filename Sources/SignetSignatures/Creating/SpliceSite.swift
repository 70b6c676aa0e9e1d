import SignetXML

/// A placement that one pass over a document can find.
struct SimplePlacement: Sendable {
  private enum Kind: Sendable {
    case lastChild, firstEmpty, before, after
  }

  private let kind: Kind
  private let path: ElementPath
  private let wrapper: (before: [UInt8], after: [UInt8])

  /// nil for one that needs the tree.
  init?(_ placement: ResolvedPlacement) {
    switch placement {
    case .lastChild(let path): (kind, self.path, wrapper) = (.lastChild, path, ([], []))
    case .firstEmpty(let path): (kind, self.path, wrapper) = (.firstEmpty, path, ([], []))
    case .before(let path): (kind, self.path, wrapper) = (.before, path, ([], []))
    case .after(let path): (kind, self.path, wrapper) = (.after, path, ([], []))
    case .wrapped(let inner, let before, let after):
      guard let inner = SimplePlacement(inner) else { return nil }
      (kind, path) = (inner.kind, inner.path)
      wrapper = (inner.wrapper.before + before, after + inner.wrapper.after)
    case .firstChild, .enveloping, .counterSignature: return nil
    }
  }

  /// What is to be told about a document.
  var mark: ElementMark {
    let isInside = kind == .lastChild || kind == .firstEmpty
    return ElementMark(.path(path), isBlank: kind == .firstEmpty, scope: isInside ? .inside : .outside)
  }

  /// Whether several elements at the path are no contradiction.
  var takesFirst: Bool { kind == .firstEmpty }

  /// The site at an element.
  func site(_ place: ElementMark.Place) -> SpliceSite {
    let end = place.end
    switch kind {
    case .before: return SpliceSite(at: place.startTag.lowerBound, wrapper, place.context)
    case .after: return SpliceSite(at: end, wrapper, place.context)
    case .lastChild, .firstEmpty:
      if let endTag = place.endTag { return SpliceSite(at: endTag.lowerBound, wrapper, place.context) }
      // `<name/>` has no inside: it becomes `<name>…</name>`.
      var site = SpliceSite(at: end, wrapper, place.context)
      site.edit = end - 2..<end
      site.outer = (Array(">".utf8), Array("</".utf8) + place.name + ">".utf8)
      return site
    }
  }
}

/// Where a signature goes in the bytes of a document.
struct SpliceSite {
  /// What is replaced; empty where something is only added.
  var edit: Range<Int>
  /// What stands around the signature and its wrapper instead of what is replaced.
  var outer: (before: [UInt8], after: [UInt8]) = ([], [])
  /// The elements that are made around the signature.
  let wrapper: (before: [UInt8], after: [UInt8])
  /// A start tag with the namespaces in scope.
  let context: [UInt8]

  init(at place: Int, _ wrapper: (before: [UInt8], after: [UInt8]), _ context: [UInt8]) {
    edit = place..<place
    self.wrapper = wrapper
    self.context = context
  }

  /// The document with a signature in its place.
  func splice(_ signature: [UInt8], into document: [UInt8]) -> [UInt8] {
    let pieces = [outer.before, wrapper.before, signature, wrapper.after, outer.after]
    var result: [UInt8] = []
    result.reserveCapacity(document.count + pieces.reduce(0) { $0 + $1.count })
    result += document[..<edit.lowerBound]
    for piece in pieces { result += piece }
    result += document[edit.upperBound...]
    return result
  }

  /// A small document in which the signature has the same namespaces around it.
  func alone(_ signature: [UInt8]) -> [UInt8] {
    context + wrapper.before + signature + wrapper.after + "</context>".utf8
  }
}

/// The parts of a signature that are digested, taken from its text.
struct SignatureParts: Sendable {
  /// The element that a reference to a part of the signature means, where its name is enough to find it; nil otherwise.
  static func choice(of subject: ReferenceDescription.Subject) -> ElementChoice? {
    switch subject {
    case .keyInfo: .named("KeyInfo", namespace: Namespace.xmldsig)
    case .signedProperties: .named("SignedProperties", namespace: Namespace.xades132)
    default: nil
    }
  }

  private let numbers: [Int]
  private let requests: [OnePassRequest]
  private let signedInfo: OnePassRequest
  private let limits: ParsingLimits

  init(_ plan: SignaturePlan) {
    var numbers: [Int] = []
    var requests: [OnePassRequest] = []
    for (number, reference) in plan.references.enumerated() where number < plan.signedCount {
      guard let choice = Self.choice(of: plan.description.references[number].subject),
        let canonicalization = reference.simpleCanonicalization
      else { continue }
      numbers.append(number)
      requests.append(OnePassRequest(.element(choice), canonicalization, includesComments: false))
    }
    (self.numbers, self.requests, limits) = (numbers, requests, plan.limits)
    signedInfo = OnePassRequest(
      .element(.named("SignedInfo", namespace: Namespace.xmldsig)), plan.description.canonicalization)
  }

  /// The canonical bytes of the parts that references of these numbers cover.
  func referenced(_ alone: @autoclosure () -> [UInt8]) throws(StepAside) -> [(number: Int, bytes: [UInt8])] {
    guard !numbers.isEmpty else { return [] }
    return Array(zip(numbers, try OnePassCanonicalizer(requests, limits: limits).bytes(of: alone())))
  }

  /// The canonical bytes of `SignedInfo`.
  func signedInfo(_ alone: [UInt8]) throws(StepAside) -> [UInt8] {
    try OnePassCanonicalizer([signedInfo], limits: limits).bytes(of: alone)[0]
  }
}
