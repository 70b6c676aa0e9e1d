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
  let parameters: SignatureParameters
  let references: [Reference]
  let signatureValue: [UInt8]
  let keyInfo: KeyInfo
  let objects: [XMLElement]

  /// One `Reference` of `SignedInfo` or of a `Manifest`.
  struct Reference {
    let element: XMLElement
    /// nil where the attribute is absent.
    let uri: String?
    let transforms: [Transform]
    /// The elements of the transforms.
    let transformElements: [XMLElement]
    let digest: DigestAlgorithm
    let digestValue: [UInt8]
  }

  /// Reads a signature.
  ///
  /// - Throws: `signature.malformed`, `signature.algorithm-unsupported`, `signature.transform-unsupported`,
  ///   `signature.limit-exceeded`.
  init(_ element: XMLElement, _ context: DocumentContext) throws(SignetError) {
    self.element = element
    var children = ElementCursor(element)
    signedInfo = try children.required("SignedInfo")
    signatureValue = try children.required("SignatureValue").base64()
    keyInfo = try KeyInfo(children.optional("KeyInfo"), context)
    objects = children.repeated("Object")
    try children.requireEnd()

    var facts = ElementCursor(signedInfo)
    canonicalization = try Self.canonicalization(try facts.required("CanonicalizationMethod"))
    let methodElement = try facts.required("SignatureMethod")
    let methodURI = methodElement.attribute("Algorithm") ?? ""
    guard let method = SignatureMethod(uri: methodURI) else {
      throw Self.unsupported("signature", methodURI, methodElement)
    }
    self.method = method
    parameters = try SignatureParameters(methodElement, of: method, reading: context.reading)
    references = try Self.references(in: signedInfo, facts, limits: context.limits, reading: context.reading)
  }

  /// Reads the references of a `Manifest` (RFC 3275, section 5.1).
  ///
  /// - Throws: As the signature itself.
  static func references(
    ofManifest manifest: XMLElement, limits: VerificationLimits
  ) throws(SignetError) -> [Reference] {
    try references(in: manifest, ElementCursor(manifest), limits: limits)
  }

  private static func references(
    in element: XMLElement, _ cursor: ElementCursor, limits: VerificationLimits,
    reading: SignatureDescription? = nil
  ) throws(SignetError) -> [Reference] {
    var cursor = cursor
    let elements = cursor.repeated("Reference")
    try cursor.requireEnd()
    guard !elements.isEmpty else { throw ElementCursor.malformed(element, "it has no Reference") }
    guard elements.count <= limits.referencesPerSignature else {
      throw SignetError(
        .signatureLimitExceeded, about: .element(xpath: element.xpath),
        message: "The signature has \(elements.count) references; the limit is \(limits.referencesPerSignature).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    return try elements.enumerated().map { number, element throws(SignetError) in
      try reference(element, limits: limits, as: reading?.reference(number, uri: element.attribute("URI")))
    }
  }

  /// The `Id` of the signature, or nil.
  var id: String? { element.attribute("Id") }
}

// MARK: - Reading

extension SignatureElement {
  private static func reference(
    _ element: XMLElement, limits: VerificationLimits, as reading: ReferenceReading?
  ) throws(SignetError) -> Reference {
    var children = ElementCursor(element)
    let (transforms, transformElements) = try TransformReader(limits).transforms(in: children.optional("Transforms"))
    let method = try children.required("DigestMethod")
    var value = try children.required("DigestValue").base64()
    if reading?.digestText == .hexadecimal { value = Hexadecimal.decode(String(decoding: value, as: UTF8.self)) ?? [] }
    try children.requireEnd()
    let uri = method.attribute("Algorithm") ?? ""
    guard let digest = DigestAlgorithm(uri: uri) else { throw unsupported("digest", uri, method) }
    guard value.count == digest.byteCount else {
      throw ElementCursor.malformed(element, "its DigestValue is not as long as a digest")
    }
    return Reference(
      element: element, uri: element.attribute("URI"), transforms: transforms, transformElements: transformElements,
      digest: digest, digestValue: value)
  }

  static func canonicalization(_ element: XMLElement) throws(SignetError) -> Canonicalization {
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

  static func unsupported(_ kind: String, _ uri: String, _ element: XMLElement) -> SignetError {
    SignetError(
      .signatureAlgorithmUnsupported, about: .element(xpath: element.xpath),
      message: "The \(kind) algorithm \(uri.debugDescription) is not supported.",
      hint: "Check the identifier against RFC 9231; algorithms that protect nothing any more are refused on purpose.")
  }
}
