import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// A `Signature` element, read strictly by the schema of RFC 3275, section 4.
///
/// Readers that searched for the elements they wanted have been shown one SignedInfo and made to verify another
/// (CVE-2025-29774, CVE-2024-45409); here every element has exactly one place.
struct SignatureElement {
  let element: XMLElement
  let signedInfo: XMLElement
  let canonicalization: Canonicalization
  let method: SignatureMethod
  let references: [Reference]
  let signatureValue: [UInt8]
  let certificates: [[UInt8]]
  let objects: [XMLElement]

  /// One `Reference` of `SignedInfo`.
  struct Reference {
    /// nil where the attribute is absent.
    let uri: String?
    let transforms: [Transform]
    let digest: DigestAlgorithm
    let digestValue: [UInt8]
  }

  /// Reads a signature.
  ///
  /// - Throws: `signature.malformed`, `signature.algorithm-unsupported`, `signature.transform-unsupported`,
  ///   `signature.limit-exceeded`.
  init(_ element: XMLElement, limits: VerificationLimits) throws(SignetError) {
    self.element = element
    var children = ElementCursor(element)
    signedInfo = try children.required("SignedInfo")
    signatureValue = try children.required("SignatureValue").base64()
    certificates = try Self.certificates(in: children.optional("KeyInfo"), limits: limits)
    objects = children.repeated("Object")
    try children.requireEnd()

    var facts = ElementCursor(signedInfo)
    canonicalization = try Self.canonicalization(try facts.required("CanonicalizationMethod"))
    method = try Self.method(try facts.required("SignatureMethod"))
    let elements = facts.repeated("Reference")
    try facts.requireEnd()
    guard !elements.isEmpty else { throw ElementCursor.malformed(signedInfo, "it has no Reference") }
    guard elements.count <= limits.referencesPerSignature else {
      throw SignetError(
        .signatureLimitExceeded, about: .element(xpath: element.xpath),
        message: "The signature has \(elements.count) references; the limit is \(limits.referencesPerSignature).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    references = try elements.map { element throws(SignetError) in try Self.reference(element, limits: limits) }
  }

  /// The `Id` of the signature, or nil.
  var id: String? { element.attribute("Id") }
}

// MARK: - Reading

extension SignatureElement {
  private static func reference(_ element: XMLElement, limits: VerificationLimits) throws(SignetError) -> Reference {
    var children = ElementCursor(element)
    let transforms = try transforms(in: children.optional("Transforms"), limits: limits)
    let method = try children.required("DigestMethod")
    let value = try children.required("DigestValue").base64()
    try children.requireEnd()
    let uri = method.attribute("Algorithm") ?? ""
    guard let digest = DigestAlgorithm(uri: uri) else { throw unsupported("digest", uri, method) }
    guard value.count == digest.byteCount else {
      throw ElementCursor.malformed(element, "its DigestValue is not as long as a digest")
    }
    return Reference(uri: element.attribute("URI"), transforms: transforms, digest: digest, digestValue: value)
  }

  private static func transforms(
    in element: XMLElement?, limits: VerificationLimits
  ) throws(SignetError) -> [Transform] {
    guard let element else { return [] }
    var children = ElementCursor(element)
    let elements = children.repeated("Transform")
    try children.requireEnd()
    guard elements.count <= limits.transformsPerReference else {
      throw SignetError(
        .signatureLimitExceeded, about: .element(xpath: element.xpath),
        message: "A reference has \(elements.count) transforms; the limit is \(limits.transformsPerReference).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    return try elements.map { element throws(SignetError) in try transform(element) }
  }

  private static func transform(_ element: XMLElement) throws(SignetError) -> Transform {
    let uri = element.attribute("Algorithm") ?? ""
    if uri == Transform.envelopedSignatureURI { return .envelopedSignature }
    if CanonicalizationMethod(rawValue: uri) != nil { return .canonicalization(try canonicalization(element)) }
    throw SignetError(
      .signatureTransformUnsupported, about: .element(xpath: element.xpath),
      message: "The transform \(uri.debugDescription) is not supported.",
      hint: "Supported are enveloped-signature and the six canonicalization methods.")
  }

  private static func canonicalization(_ element: XMLElement) throws(SignetError) -> Canonicalization {
    let uri = element.attribute("Algorithm") ?? ""
    guard let method = CanonicalizationMethod(rawValue: uri) else {
      throw unsupported("canonicalization", uri, element)
    }
    let parameters = element.children
    guard !parameters.isEmpty else { return Canonicalization(method) }
    guard method.isExclusive, parameters.count == 1,
      parameters[0].isNamed("InclusiveNamespaces", in: Namespace.exclusiveCanonicalization)
    else { throw ElementCursor.malformed(element, "it has parameters that its method does not know") }
    let list = parameters[0].attribute("PrefixList") ?? ""
    return Canonicalization(method, inclusivePrefixes: list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static func method(_ element: XMLElement) throws(SignetError) -> SignatureMethod {
    let uri = element.attribute("Algorithm") ?? ""
    guard let method = SignatureMethod(uri: uri) else { throw unsupported("signature", uri, element) }
    guard element.children.isEmpty else {
      throw ElementCursor.malformed(element, "it has parameters that its method does not know")
    }
    return method
  }

  private static func certificates(
    in keyInfo: XMLElement?, limits: VerificationLimits
  ) throws(SignetError) -> [[UInt8]] {
    let elements = (keyInfo?.children ?? []).filter { $0.isNamed("X509Data", in: Namespace.xmldsig) }
      .flatMap(\.children).filter { $0.isNamed("X509Certificate", in: Namespace.xmldsig) }
    guard elements.count <= limits.certificatesPerSignature else {
      throw SignetError(
        .signatureLimitExceeded,
        message: "KeyInfo has \(elements.count) certificates; the limit is \(limits.certificatesPerSignature).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    return try elements.map { element throws(SignetError) in try element.base64() }
  }

  private static func unsupported(_ kind: String, _ uri: String, _ element: XMLElement) -> SignetError {
    SignetError(
      .signatureAlgorithmUnsupported, about: .element(xpath: element.xpath),
      message: "The \(kind) algorithm \(uri.debugDescription) is not supported.",
      hint: "Check the identifier against RFC 6931; algorithms that protect nothing any more are refused on purpose.")
  }
}
