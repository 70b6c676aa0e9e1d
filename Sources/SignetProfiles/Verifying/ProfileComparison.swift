import SignetFindings
import SignetSignatures
import SignetXML

/// Compares a signature with what a profile says it must look like: production and verification read one value.
struct ProfileComparison {
  private let profile: SignatureProfile
  let wanted: SignatureDescription

  /// Prepares to compare with one of a profile's signatures.
  init(_ profile: SignatureProfile, _ wanted: SignatureDescription) {
    self.profile = profile
    self.wanted = wanted
  }

  /// Where the signature differs from the profile; empty where it fulfils it.
  func violations(
    of report: SignatureReport, at element: XMLElement, in tree: XMLTree
  ) throws(SignetError) -> [Finding] {
    // What could not be read has been reported already, and says nothing about the profile.
    guard let method = report.method, let canonicalization = report.canonicalization else {
      return [violation("the signature can't be read", element)]
    }
    var differences: [String] = []
    if try !isPlaced(element, in: tree) { differences.append("it does not stand where it must") }
    if !(wanted.accepts.canonicalizations + [wanted.canonicalization]).contains(canonicalization) {
      differences.append("SignedInfo is canonicalized with \(canonicalization.method.shortName)")
    }
    if !(wanted.methods + wanted.accepts.methods).contains(method) {
      differences.append("its method is \(method.rawValue)")
    }
    if wanted.id != nil, report.id == nil { differences.append("it has no Id") }
    if let numbers = numbers(for: report.references) {
      differences += self.differences(report.references, numbers)
      differences += try uncovered(report.references, numbers, by: element, in: tree)
      differences += propertyDifferences(report)
    } else {
      differences.append("it has \(report.references.count) references instead of \(wanted.references.count)")
    }
    return differences.map { violation($0, element) }
  }

  /// The elements that must be signed and are not: a reference that holds may still lead to another element.
  private func uncovered(
    _ references: [ReferenceReport], _ numbers: [Int], by signature: XMLElement, in tree: XMLTree
  ) throws(SignetError) -> [String] {
    guard references.allSatisfy({ $0.isValid && $0.covers != nil }) else { return [] }
    let covered = references.compactMap(\.place)
    let turn = try wanted.each.map { path throws(SignetError) in
      let elements = try self.elements(path, tree)
      return sequence(first: signature, next: \.parent).first(where: elements.contains)
    }
    var differences: [String] = []
    if numbers.contains(where: { wanted.references[$0].subject == .document }), wanted.accepts.documentByID {
      let whole = try [[]] + wholes(around: signature, tree).map(\.ordinals)
      if !covered.contains(where: whole.contains) { differences.append("none of its references covers the document") }
    }
    for number in numbers {
      guard case .element(let path, let attribute, let rule) = wanted.references[number].subject else { continue }
      var candidates = try elements(path, tree)
      if let turn { candidates = candidates.filter { element in turn?.contains(element) == true } }
      guard let element = candidates.first(where: { covered.contains($0.ordinals) }) else {
        differences.append("none of its references covers \(path)")
        continue
      }
      guard case .matching(let pattern) = rule else { continue }
      let name = attribute.split(separator: ":").last.map(String.init) ?? attribute
      let id = element.identifiers.first ?? element.attribute(name) ?? ""
      if (try? rule.admits(id)) != true {
        differences.append("the Id of \(path) is not of the form \(pattern)")
      }
    }
    return differences
  }

  /// The root elements of what a reference to the whole document covers.
  private func wholes(around signature: XMLElement, _ tree: XMLTree) throws(SignetError) -> [XMLElement] {
    try wanted.contexts.map { context throws(SignetError) in
      guard case .standalone(let path, _) = context else { return [try tree.root] }
      return try elements(path, tree).filter { $0.contains(signature) }
    }
    .flatMap { $0 }
  }

  /// The references that were found to be there, by their places in the profile: all, but for those that may be missing;
  /// nil where their number can't be right.
  private func numbers(for found: [ReferenceReport]) -> [Int]? {
    let all = Array(wanted.references.indices)
    guard found.count != all.count else { return all }
    let optional = Array(wanted.accepts.optionalReferences.map { $0 - 1 }.filter(all.contains).prefix(8))
    let choices = (0..<(1 << optional.count)).lazy.map { bits in
      let missing = optional.indices.filter { bits & (1 << $0) != 0 }.map { optional[$0] }
      return all.filter { !missing.contains($0) }
    }
    .filter { $0.count == found.count }
    return choices.min { differences(found, $0).count < differences(found, $1).count }
  }

  /// Where the references differ, each from the one at its place, or from the nearest where any order is accepted.
  private func differences(_ found: [ReferenceReport], _ numbers: [Int]) -> [String] {
    guard wanted.accepts.anyOrder else { return zip(found, numbers).flatMap { differences($0, $1) } }
    var rest = numbers
    return found.flatMap { reference in
      let nearest = rest.min { differences(reference, $0).count < differences(reference, $1).count }
      guard let nearest else { return [String]() }
      rest.removeAll { $0 == nearest }
      return differences(reference, nearest)
    }
  }

  private func differences(_ found: ReferenceReport, _ number: Int) -> [String] {
    let (signature, wanted) = (wanted, wanted.references[number])
    let uri = (found.uri ?? "").debugDescription
    var differences: [String] = []
    switch wanted.subject {
    case .document where wanted.omitsURI:
      if found.uri != nil { differences.append("the reference \(uri) has a URI") }
    case .document where signature.accepts.documentWithoutURI && found.uri == nil: break
    case .document where signature.accepts.documentByID && found.uri?.hasPrefix("#") == true: break
    case .document: if found.uri != "" { differences.append("the reference \(uri) should be to the whole document") }
    default:
      if found.uri?.utf8.first != UInt8(ascii: "#") { differences.append("the reference \(uri) should be by Id") }
    }
    let isAlike = ([wanted.transforms] + (signature.accepts.transforms[number + 1] ?? [])).contains { list in
      found.transforms.count == list.count && zip(found.transforms, list).allSatisfy { $0.says($1) }
    }
    if !isAlike {
      differences.append("the transforms of the reference \(uri) are others, or in another order")
    }
    if found.digest != wanted.digest, !signature.accepts.digests.contains(found.digest) {
      differences.append("the digest of the reference \(uri) is \(found.digest.rawValue)")
    }
    return differences
  }

  private func isPlaced(_ signature: XMLElement, in tree: XMLTree) throws(SignetError) -> Bool {
    for placement in wanted.placement {
      if try stands(signature, at: placement, in: tree) { return true }
    }
    return false
  }

  private func stands(
    _ element: XMLElement, at placement: Placement, in tree: XMLTree
  ) throws(SignetError) -> Bool {
    switch placement {
    case .firstChild(let path):
      guard let parent = element.parent else { return false }
      return try elements(path, tree).contains(parent) && element.previousSibling == nil
    case .lastChild(let path):
      guard let parent = element.parent else { return false }
      return try elements(path, tree).contains(parent) && element.nextSibling == nil
    case .firstEmpty(let path):
      guard let parent = element.parent else { return false }
      return try elements(path, tree).contains(parent) && parent.children == [element]
    case .before(let path): return try element.nextSibling.map(elements(path, tree).contains) ?? false
    case .after(let path): return try element.previousSibling.map(elements(path, tree).contains) ?? false
    case .enveloping: return element.parent == nil
    case .counterSignature: return element.parent?.localName == "CounterSignature"
    case .wrapped(let placement, let markup):
      // The same elements must be around it, whatever their prefixes are.
      let names = try SignatureWrapper(markup).names.map { $0.split(separator: ":").last.map(String.init) ?? $0 }
      let around = Array(sequence(first: element, next: \.parent).dropFirst().prefix(names.count))
      guard around.map({ ExactText($0.localName) }) == names.reversed().map(ExactText.init), let outermost = around.last
      else { return false }
      return try stands(outermost, at: placement, in: tree)
    }
  }

  private func elements(_ path: String, _ tree: XMLTree) throws(SignetError) -> [XMLElement] {
    try ElementPath(path, namespaces: wanted.namespaces).elements(in: tree)
  }

  private func violation(_ difference: String, _ element: XMLElement) -> Finding {
    Finding(
      .profileViolated, about: .element(xpath: element.xpath),
      message: "The signature is not one of \(profile.id): \(difference).",
      hint: "Sign the document anew with this profile; see: signet profiles show \(profile.id)")
  }
}

extension Transform {
  /// Whether a transform that was read is the one that is wanted: an expression that was read has all the prefixes around
  /// it, of which only those count that are wanted.
  fileprivate func says(_ wanted: Transform) -> Bool {
    switch (self, wanted) {
    case (.xpath(let found), .xpath(let wanted)): found.says(wanted)
    case (.xpathFilter2(let found), .xpathFilter2(let wanted)):
      found.count == wanted.count
        && zip(found, wanted).allSatisfy { $0.operation == $1.operation && $0.filter.says($1.filter) }
    default: self == wanted
    }
  }
}

extension XPathFilter {
  fileprivate func says(_ wanted: XPathFilter) -> Bool {
    let words: (String) -> [ExactText] = { $0.split(whereSeparator: \.isWhitespace).map { ExactText(String($0)) } }
    return words(expression) == words(wanted.expression)
      && wanted.namespaces.allSatisfy { prefix, name in
        namespaces.contains { $0.key.isExactly(prefix) && $0.value.isExactly(name) }
      }
  }
}
