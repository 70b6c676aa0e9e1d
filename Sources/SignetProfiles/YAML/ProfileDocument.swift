import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// The shape of a profile in YAML, and the way to and from ``SignatureProfile``.
struct ProfileDocument: Codable {
  var id: String
  var title: String
  var source: String
  var recognizes: [String]
  var namespaces: [String: String]?
  var signature: Signature

  struct Signature: Codable {
    var placement: [Placement]
    var id: Identifier?
    var prefix: String?
    var canonicalization: Method
    var methods: [SignatureMethod]
    var references: [Reference]
    var keyInfo: [KeyInfo]

    enum CodingKeys: String, CodingKey {
      case placement, id, prefix, canonicalization, methods, references
      case keyInfo = "key-info"
    }
  }

  /// Exactly one of the keys is there.
  struct Placement: Codable {
    var lastChildOf: String?
    var before: String?
    var after: String?
    var firstEmpty: String?

    enum CodingKeys: String, CodingKey {
      case before, after
      case lastChildOf = "last-child-of"
      case firstEmpty = "first-empty"
    }
  }

  struct Identifier: Codable {
    var suggested: String
    var namedBy: String?

    enum CodingKeys: String, CodingKey {
      case suggested
      case namedBy = "named-by"
    }
  }

  struct Method: Codable {
    var method: String
    var inclusivePrefixes: [String]?
    /// The expression of an XPath transform.
    var expression: String?
    /// The prefixes in the expression.
    var namespaces: [String: String]?
    /// The steps of an XPath Filter 2.0 transform.
    var steps: [FilterStep]?

    struct FilterStep: Codable {
      var operation: NodeSet.FilterStep.Operation
      var expression: String
      var namespaces: [String: String]?
    }

    enum CodingKeys: String, CodingKey {
      case method, expression, namespaces, steps
      case inclusivePrefixes = "inclusive-prefixes"
    }
  }

  /// Covers the whole document where `element` is missing.
  struct Reference: Codable {
    var element: String?
    var idAttribute: String?
    var idPattern: String?
    var idMadeWithPrefix: String?
    var transforms: [Method]
    var digest: DigestAlgorithm

    enum CodingKeys: String, CodingKey {
      case element
      case idAttribute = "id-attribute"
      case idPattern = "id-pattern"
      case idMadeWithPrefix = "id-made-with-prefix"
      case transforms, digest
    }
  }

  struct KeyInfo: Codable {
    var x509Certificates: KeyInfoContent.Extent

    enum CodingKeys: String, CodingKey {
      case x509Certificates = "x509-certificates"
    }
  }

  /// How the enveloped-signature transform is written where a method is expected.
  static let envelopedSignature = "enveloped-signature"
  /// How the base64 transform is written.
  static let base64 = "base64"
  /// How the XPath transform is written.
  static let xpath = "xpath"
  /// How the XPath Filter 2.0 transform is written.
  static let xpathFilter2 = "xpath-filter2"
}

// MARK: - From the profile

extension ProfileDocument {
  init(_ profile: SignatureProfile) {
    id = profile.id
    title = profile.title
    source = profile.source
    recognizes = profile.recognizes
    namespaces = profile.signature.namespaces.isEmpty ? nil : profile.signature.namespaces
    signature = Signature(profile.signature)
  }
}

extension ProfileDocument.Signature {
  init(_ signature: SignatureDescription) {
    placement = signature.placement.compactMap(ProfileDocument.Placement.init)
    id = signature.id.map { ProfileDocument.Identifier(suggested: $0.suggested, namedBy: $0.namedBy) }
    prefix = signature.prefix
    canonicalization = ProfileDocument.Method(signature.canonicalization)
    methods = signature.methods
    references = signature.references.map(ProfileDocument.Reference.init)
    keyInfo = signature.keyInfo.compactMap {
      if case .x509Certificates(let extent) = $0 { ProfileDocument.KeyInfo(x509Certificates: extent) } else { nil }
    }
  }
}

extension ProfileDocument.Placement {
  /// nil where YAML has no word for the placement.
  init?(_ placement: Placement) {
    switch placement {
    case .lastChild(let path): self.init(lastChildOf: path)
    case .before(let path): self.init(before: path)
    case .after(let path): self.init(after: path)
    case .firstEmpty(let path): self.init(firstEmpty: path)
    case .firstChild, .enveloping, .counterSignature, .wrapped: return nil
    }
  }
}

extension ProfileDocument.Method {
  init(_ canonicalization: Canonicalization) {
    let prefixes = canonicalization.inclusivePrefixes
    self.init(method: canonicalization.method.shortName, inclusivePrefixes: prefixes.isEmpty ? nil : prefixes)
  }

  init(_ transform: Transform) {
    switch transform {
    case .envelopedSignature: self.init(method: ProfileDocument.envelopedSignature)
    case .canonicalization(let canonicalization): self.init(canonicalization)
    case .base64: self.init(method: ProfileDocument.base64)
    case .xpath(let filter):
      self.init(method: ProfileDocument.xpath, expression: filter.expression, namespaces: filter.namespaces)
    case .xpathFilter2(let steps):
      self.init(
        method: ProfileDocument.xpathFilter2,
        steps: steps.map {
          FilterStep(operation: $0.operation, expression: $0.filter.expression, namespaces: $0.filter.namespaces)
        })
    }
  }

  /// A method without parameters is written as its name alone.
  init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self.init(method: name)
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        method: try container.decode(String.self, forKey: .method),
        inclusivePrefixes: try container.decodeIfPresent([String].self, forKey: .inclusivePrefixes),
        expression: try container.decodeIfPresent(String.self, forKey: .expression),
        namespaces: try container.decodeIfPresent([String: String].self, forKey: .namespaces),
        steps: try container.decodeIfPresent([FilterStep].self, forKey: .steps))
    }
  }

  func encode(to encoder: any Encoder) throws {
    guard inclusivePrefixes != nil || expression != nil || steps != nil else {
      var container = encoder.singleValueContainer()
      return try container.encode(method)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(method, forKey: .method)
    try container.encodeIfPresent(inclusivePrefixes, forKey: .inclusivePrefixes)
    try container.encodeIfPresent(expression, forKey: .expression)
    try container.encodeIfPresent(namespaces, forKey: .namespaces)
    try container.encodeIfPresent(steps, forKey: .steps)
  }
}

extension ProfileDocument.Reference {
  init(_ reference: ReferenceDescription) {
    self.init(
      transforms: reference.transforms.map(ProfileDocument.Method.init), digest: reference.digest)
    guard case .element(let path, let attribute, let rule) = reference.subject else { return }
    element = path
    idAttribute = attribute
    switch rule {
    case .any: break
    case .matching(let pattern): idPattern = pattern
    case .madeWithPrefix(let prefix): idMadeWithPrefix = prefix
    }
  }
}

// MARK: - To the profile

extension ProfileDocument {
  func profile() throws(SignetError) -> SignatureProfile {
    SignatureProfile(
      id: id, title: title, source: source, recognizes: recognizes,
      signature: try signature.description(namespaces: namespaces ?? [:]))
  }

  static func invalid(_ reason: String) -> SignetError {
    SignetError(
      .profileInvalid, message: "The profile can't be understood: \(reason).",
      hint: "Start from the output of: signet profiles show xmldsig-enveloped")
  }
}

extension ProfileDocument.Signature {
  fileprivate func description(namespaces: [String: String]) throws(SignetError) -> SignatureDescription {
    guard !placement.isEmpty else { throw ProfileDocument.invalid("placement is empty") }
    guard !methods.isEmpty else { throw ProfileDocument.invalid("methods is empty") }
    guard !references.isEmpty else { throw ProfileDocument.invalid("references is empty, so nothing would be signed") }
    if let prefix, prefix.wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) == nil {
      throw ProfileDocument.invalid("\(prefix.debugDescription) is not a namespace prefix")
    }
    return SignatureDescription(
      namespaces: namespaces,
      placement: try placement.map { place throws(SignetError) in try place.placement() },
      id: id.map { SignatureID($0.suggested, namedBy: $0.namedBy) },
      prefix: prefix,
      canonicalization: try canonicalization.canonicalization(),
      methods: methods,
      references: try references.map { reference throws(SignetError) in try reference.description() },
      keyInfo: keyInfo.map { .x509Certificates($0.x509Certificates) })
  }
}

extension ProfileDocument.Placement {
  fileprivate func placement() throws(SignetError) -> Placement {
    let places: [Placement] = [
      lastChildOf.map { .lastChild(of: $0) }, before.map { .before($0) }, after.map { .after($0) },
      firstEmpty.map { .firstEmpty($0) },
    ].compactMap { $0 }
    guard places.count == 1 else {
      throw ProfileDocument.invalid("a placement needs exactly one of last-child-of, before, after and first-empty")
    }
    return places[0]
  }
}

extension ProfileDocument.Method {
  fileprivate func canonicalization() throws(SignetError) -> Canonicalization {
    guard let method = CanonicalizationMethod(named: method) else {
      throw ProfileDocument.invalid("\(method.debugDescription) is not a canonicalization method")
    }
    let prefixes = inclusivePrefixes ?? []
    guard prefixes.isEmpty || method.isExclusive else {
      throw ProfileDocument.invalid("inclusive-prefixes belongs to the exclusive methods")
    }
    return Canonicalization(method, inclusivePrefixes: prefixes)
  }

  fileprivate func transform() throws(SignetError) -> Transform {
    switch method {
    case ProfileDocument.envelopedSignature: return .envelopedSignature
    case ProfileDocument.base64: return .base64
    case ProfileDocument.xpath:
      guard let expression else { throw ProfileDocument.invalid("the transform xpath needs an expression") }
      return .xpath(XPathFilter(expression, namespaces: namespaces ?? [:]))
    case ProfileDocument.xpathFilter2:
      guard let steps, !steps.isEmpty else { throw ProfileDocument.invalid("the transform xpath-filter2 needs steps") }
      return .xpathFilter2(
        steps.map { NodeSet.FilterStep($0.operation, XPathFilter($0.expression, namespaces: $0.namespaces ?? [:])) })
    default: return .canonicalization(try canonicalization())
    }
  }
}

extension ProfileDocument.Reference {
  fileprivate func description() throws(SignetError) -> ReferenceDescription {
    ReferenceDescription(
      try subject(), transforms: try transforms.map { method throws(SignetError) in try method.transform() },
      digest: digest)
  }

  private func subject() throws(SignetError) -> ReferenceDescription.Subject {
    guard let element else {
      guard idAttribute == nil, idPattern == nil, idMadeWithPrefix == nil else {
        throw ProfileDocument.invalid("a reference to the whole document has no Id")
      }
      return .document
    }
    let rule: ReferenceDescription.IDRule
    switch (idPattern, idMadeWithPrefix) {
    case (nil, nil): rule = .any
    case (let pattern?, nil): rule = .matching(pattern)
    case (nil, let prefix?): rule = .madeWithPrefix(prefix)
    case (_?, _?): throw ProfileDocument.invalid("a reference has id-pattern or id-made-with-prefix, not both")
    }
    return .element(element, idAttribute: idAttribute ?? "Id", id: rule)
  }
}
