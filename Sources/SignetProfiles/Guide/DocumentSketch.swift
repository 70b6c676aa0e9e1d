import Foundation
import SignetSignatures

/// A document of a profile as a small tree, with what is signed and the signatures in their places.
struct DocumentSketch {
  /// An element, or a word for one.
  private final class Branch {
    let name: String
    var note: String?
    var children: [Branch] = []

    init(_ name: String, note: String? = nil) {
      self.name = name
      self.note = note
    }

    /// The child with a name, made where it is not there.
    func child(_ name: String) -> Branch {
      if let child = children.first(where: { $0.name == name }) { return child }
      let child = Branch(name)
      children.append(child)
      return child
    }

    func add(note: String) { self.note = self.note.map { "\($0); \(note)" } ?? note }
  }

  private let root = Branch("")

  init(_ profile: SignatureProfile) {
    for (number, signature) in profile.signatures.enumerated() {
      add(signature, named: profile.signatures.count > 1 ? "signature \(number + 1)" : "the signature")
    }
  }

  /// The lines of the tree.
  var lines: [String] { root.children.flatMap { Self.lines($0, "", "") } }

  private static func lines(_ branch: Branch, _ first: String, _ following: String) -> [String] {
    let own = first + branch.name + (branch.note.map { "    ← \($0)" } ?? "")
    return branch.children.enumerated().reduce([own]) { lines, next in
      let isLast = next.offset == branch.children.count - 1
      return lines
        + Self.lines(next.element, following + (isLast ? "└─ " : "├─ "), following + (isLast ? "   " : "│  "))
    }
  }

  private func add(_ signature: SignatureDescription, named name: String) {
    guard let placement = signature.placement.first else { return }
    // What is signed is put first: most signatures follow it.
    for (number, reference) in signature.references.enumerated() {
      guard case .element(let path, let attribute, _) = reference.subject else { continue }
      let others = Self.alternatives(path).dropFirst()
      branch(at: path).add(
        note: "signed by \(name), reference \(number + 1), \(attribute)=\"…\""
          + (others.isEmpty ? "" : "; or \(others.joined(separator: ", "))"))
    }
    let element = sketch(signature, named: name)
    put(element, placement)
    if signature.references.contains(where: { $0.subject == .document }) {
      root.children.first?.add(note: "signed whole by \(name), but for the signature itself")
    }
  }

  private func put(_ element: Branch, _ placement: Placement) {
    switch placement {
    case .firstChild(let path): branch(at: path).children.insert(element, at: 0)
    case .lastChild(let path), .firstEmpty(let path): branch(at: path).children.append(element)
    case .before(let path), .after(let path):
      let steps = Self.steps(path)
      let parent = branch(at: (path.hasPrefix("//") ? "//" : "") + steps.dropLast().joined(separator: "/"))
      let sibling = parent.child(steps.last ?? "*")
      let index = parent.children.firstIndex { $0 === sibling } ?? 0
      if case .before = placement {
        parent.children.insert(element, at: index)
      } else {
        parent.children.insert(element, at: index + 1)
      }
    case .enveloping:
      let object = element.child("Object")
      object.children = root.children.isEmpty ? [Branch("the document")] : root.children
      root.children = [element]
    case .counterSignature:
      branch(at: "Signature/Object/QualifyingProperties/UnsignedProperties/CounterSignature").children.append(element)
    case .wrapped(let inner, let markup):
      let names = (try? SignatureWrapper(markup))?.names ?? []
      let outermost = Branch(names.first ?? "*")
      var innermost = outermost
      for name in names.dropFirst() { innermost = innermost.child(name) }
      innermost.children.append(element)
      put(outermost, inner)
    }
  }

  private func sketch(_ signature: SignatureDescription, named name: String) -> Branch {
    let prefix = signature.prefix.map { $0 + ":" } ?? ""
    let element = Branch(prefix + "Signature", note: name)
    let info = element.child(prefix + "SignedInfo")
    for (number, reference) in signature.references.enumerated() {
      info.children.append(Branch(prefix + "Reference", note: "\(number + 1): \(reference.summary)"))
    }
    element.children.append(Branch(prefix + "SignatureValue"))
    if !signature.keyInfo.isEmpty {
      element.children.append(
        Branch(prefix + "KeyInfo", note: signature.keyInfo.map(\.summary).joined(separator: ", ")))
    }
    if let xades = signature.xades {
      let prefix = xades.prefix.map { $0 + ":" } ?? ""
      element.children.append(Branch("\(prefix)QualifyingProperties", note: xades.summary))
    }
    return element
  }

  private func branch(at path: String) -> Branch {
    let isAnywhere = path.hasPrefix("//")
    return Self.steps(path).enumerated().reduce(root) { branch, step in
      branch.child(isAnywhere && step.offset == 0 ? "… \(step.element)" : step.element)
    }
  }

  /// The paths that a path is made of; the first one is drawn.
  private static func alternatives(_ path: String) -> [String] {
    path.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The names of the elements on a path; conditions in brackets stay with theirs.
  private static func steps(_ path: String) -> [String] {
    var steps = [""]
    var depth = 0
    for character in alternatives(path).first ?? "" {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == "/", depth == 0 { steps.append("") } else { steps[steps.count - 1].append(character) }
    }
    return steps.filter { !$0.isEmpty }
  }
}

extension ReferenceDescription {
  /// What is covered, how and with which digest, in a few words.
  var summary: String {
    let what =
      switch subject {
      case .document: "the document"
      case .element(let path, _, _):
        path.split(separator: "|").first?.split(separator: "/").last?.trimmingCharacters(in: .whitespaces) ?? path
      case .keyInfo: "KeyInfo"
      case .signedProperties: "SignedProperties"
      case .object(let id): "the object \(id)"
      case .manifest(let id): "the manifest \(id)"
      case .signature: "another signature"
      case .signatureValue: "the value of another signature"
      }
    let how = transforms.isEmpty ? "no transforms" : transforms.map(\.summary).joined(separator: ", ")
    return "\(what); \(how); \(digest.rawValue)"
  }
}

extension Transform {
  fileprivate var summary: String {
    switch self {
    case .envelopedSignature: "enveloped-signature"
    case .base64: "base64"
    case .canonicalization(let canonicalization): canonicalization.method.shortName
    case .xpath(let filter): "XPath \(filter.expression)"
    case .xpathFilter2: "XPath Filter 2.0"
    case .relationships: "relationships"
    }
  }
}

extension KeyInfoContent {
  var summary: String {
    switch self {
    case .x509Certificates(let extent): "certificates: \(extent.rawValue)"
    case .x509Data(let contents): contents.map(\.summary).joined(separator: ", ")
    case .keyValue: "KeyValue"
    case .derEncodedKeyValue: "DEREncodedKeyValue"
    case .keyName, .subjectAsKeyName: "KeyName"
    }
  }
}

extension KeyInfoContent.X509Content {
  fileprivate var summary: String {
    switch self {
    case .certificates(let extent): "certificates: \(extent.rawValue)"
    case .issuerSerial: "X509IssuerSerial"
    case .subjectName: "X509SubjectName"
    case .subjectKeyIdentifier: "X509SKI"
    case .digest: "X509Digest"
    }
  }
}

extension XAdESDescription {
  /// The properties, by their names.
  var summary: String {
    var names: [String] = []
    if signingTime != nil { names.append("SigningTime") }
    names += signingCertificates.map { $0.version == .v1 ? "SigningCertificate" : "SigningCertificateV2" }
    if policy != nil { names.append("SignaturePolicyIdentifier") }
    if place != nil { names.append("SignatureProductionPlace") }
    if role != nil { names.append("SignerRole") }
    if !dataObjectFormats.isEmpty { names.append("DataObjectFormat") }
    if !commitments.isEmpty { names.append("CommitmentTypeIndication") }
    return names.joined(separator: ", ")
  }
}
