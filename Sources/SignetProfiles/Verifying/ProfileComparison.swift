import SignetFindings
import SignetSignatures
import SignetXML

/// Compares a signature with what a profile says it must look like: production and verification read one value.
struct ProfileComparison {
  private let profile: SignatureProfile
  private let wanted: SignatureDescription

  init(_ profile: SignatureProfile) {
    self.profile = profile
    wanted = profile.signature
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
    if canonicalization != wanted.canonicalization {
      differences.append("SignedInfo is canonicalized with \(canonicalization.method.shortName)")
    }
    if !wanted.methods.contains(method) { differences.append("its method is \(method.rawValue)") }
    if wanted.id != nil, report.id == nil { differences.append("it has no Id") }
    if report.references.count == wanted.references.count {
      differences += zip(report.references, wanted.references).flatMap(self.differences)
    } else {
      differences.append("it has \(report.references.count) references instead of \(wanted.references.count)")
    }
    return differences.map { violation($0, element) }
  }

  private func differences(_ found: ReferenceReport, _ wanted: ReferenceDescription) -> [String] {
    let uri = (found.uri ?? "").debugDescription
    var differences: [String] = []
    switch wanted.subject {
    case .document: if found.uri != "" { differences.append("the reference \(uri) should be to the whole document") }
    default: if found.uri?.hasPrefix("#") != true { differences.append("the reference \(uri) should be by Id") }
    }
    if found.transforms != wanted.transforms {
      differences.append("the transforms of the reference \(uri) are others, or in another order")
    }
    if found.digest != wanted.digest {
      differences.append("the digest of the reference \(uri) is \(found.digest.rawValue)")
    }
    return differences
  }

  private func isPlaced(_ signature: XMLElement, in tree: XMLTree) throws(SignetError) -> Bool {
    for placement in wanted.placement {
      switch placement {
      case .lastChild(let path):
        if let parent = signature.parent, try elements(path, tree).contains(parent), signature.nextSibling == nil {
          return true
        }
      case .firstEmpty(let path):
        if let parent = signature.parent, try elements(path, tree).contains(parent), parent.children == [signature] {
          return true
        }
      case .before(let path):
        if let next = signature.nextSibling, try elements(path, tree).contains(next) { return true }
      case .after(let path):
        if let previous = signature.previousSibling, try elements(path, tree).contains(previous) { return true }
      case .enveloping: if signature.parent == nil { return true }
      case .counterSignature: if signature.parent?.localName == "CounterSignature" { return true }
      }
    }
    return false
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
