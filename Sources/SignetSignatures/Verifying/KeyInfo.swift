import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// What `KeyInfo` says about the signer's key (XML Signature 1.1, section 4.5): keys and certificates to try.
///
/// All of it is a hint. Who signed is told by the signature, which one of the keys verifies; whom to trust, by the caller.
struct KeyInfo {
  /// Certificates in DER, in order.
  private(set) var certificates: [[UInt8]] = []
  /// Keys without a certificate.
  private(set) var keys: [PublicKey] = []
  /// What may tell a certificate that is at hand elsewhere.
  private(set) var names: [CertificateName] = []
  private let context: DocumentContext

  /// A part of `X509Data` that names a certificate.
  enum CertificateName: Hashable {
    /// The serial number of `X509IssuerSerial`, in decimal digits.
    case serialNumber(String)
    /// `X509SKI`.
    case subjectKeyIdentifier([UInt8])
    /// `X509Digest`.
    case digest(DigestAlgorithm, [UInt8])
    /// `X509SubjectName` or `KeyName`.
    case name(String)
  }

  /// Reads `KeyInfo`; nil is one that is absent.
  ///
  /// - Throws: `signature.malformed`, `signature.limit-exceeded`. What it does not know is passed over, as the standard
  ///   allows. Nothing outside the document is read but what the caller's resolver gives.
  init(_ element: XMLElement?, _ context: DocumentContext) throws(SignetError) {
    self.context = context
    guard let element else { return }
    var seen: Set<XMLElement> = []
    try read(element, &seen)
    guard certificates.count + keys.count <= context.limits.certificatesPerSignature else {
      throw SignetError(
        .signatureLimitExceeded,
        message:
          "KeyInfo has \(certificates.count + keys.count) certificates and keys; the limit is "
          + "\(context.limits.certificatesPerSignature).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
  }

  private mutating func read(_ keyInfo: XMLElement, _ seen: inout Set<XMLElement>) throws(SignetError) {
    for child in keyInfo.children { try read(part: child, &seen) }
  }

  /// Reads one part; one that was read already, by whatever way, is not read again.
  private mutating func read(part: XMLElement, _ seen: inout Set<XMLElement>) throws(SignetError) {
    guard seen.insert(part).inserted, seen.count <= 1_024 else { return }
    guard let name = part.plainName else { return }
    switch name {
    case (Namespace.xmldsig, "X509Data"): try read(x509Data: part)
    case (Namespace.xmldsig, "KeyName"): if let text = part.pureText { names.append(.name(text.trimmingWhitespace)) }
    case (Namespace.xmldsig, "KeyValue"): for value in part.children { try read(part: value, &seen) }
    case (Namespace.xmldsig, "RSAKeyValue"), (Namespace.xmldsig, "DSAKeyValue"), (Namespace.xmldsig11, "ECKeyValue"),
      (Namespace.xmldsigMore2001, "ECDSAKeyValue"):
      if let key = try KeyValueReader.key(in: part) { keys.append(key) }
    case (Namespace.xmldsig11, "DEREncodedKeyValue"):
      if let key = try? PublicKey(subjectPublicKeyInfo: try part.base64()) { keys.append(key) }
    case (Namespace.xmldsig, "RetrievalMethod"), (Namespace.xmldsig11, "KeyInfoReference"):
      guard let target = try target(of: part) else { return }
      if target.isNamed("KeyInfo", in: Namespace.xmldsig) {
        if seen.insert(target).inserted { try read(target, &seen) }
      } else {
        try read(part: target, &seen)
      }
    default: return
    }
  }

  /// The element to which a `RetrievalMethod` or `KeyInfoReference` leads, after its transforms; nil for one that leads to
  /// no element. A certificate outside of the document, which the resolver gives, is taken at once.
  private mutating func target(of reference: XMLElement) throws(SignetError) -> XMLElement? {
    guard let uri = reference.attribute("URI"), !uri.isEmpty else { return nil }
    let type = reference.attribute("Type")
    guard let target = try? ReferenceTarget(uri, in: reference.document, context) else { return nil }
    let list = reference.children.first { $0.isNamed("Transforms", in: Namespace.xmldsig) }
    switch target.source {
    case .octets(let octets):
      if list == nil, type == Namespace.xmldsig + "rawX509Certificate" { certificates.append(octets) }
      return nil
    case .nodes(.element(let element), _) where list == nil: return element
    case .nodes:
      guard let list else { return nil }
      return try root(of: target.source, after: list)
    }
  }

  /// The root element of what the transforms make; nil where they fail or are not accepted, as the part is one hint of
  /// several. A budget that is used up is told.
  private func root(
    of source: ReferenceProcessor.Source, after list: XMLElement
  ) throws(SignetError) -> XMLElement? {
    let (transforms, elements) = try TransformReader(context.limits).transforms(in: list)
    guard transforms.allSatisfy({ context.policy.transforms.contains($0.kind) }) else { return nil }
    let processor = ReferenceProcessor(
      transforms: transforms, signature: nil, elements: elements, limits: context.limits, meter: context.meter)
    do {
      return try XMLTree(parsing: processor.bytes(of: source), limits: context.limits.parsing).root
    } catch {
      if error.finding.code == .xmlLimitExceeded { throw error }
      return nil
    }
  }

  private mutating func read(x509Data: XMLElement) throws(SignetError) {
    for part in x509Data.children {
      guard let name = part.plainName else { continue }
      switch name {
      case (Namespace.xmldsig, "X509Certificate"): certificates.append(try part.base64())
      case (Namespace.xmldsig, "X509SKI"): names.append(.subjectKeyIdentifier(try part.base64()))
      case (Namespace.xmldsig, "X509SubjectName"):
        if let text = part.pureText { names.append(.name(text.trimmingWhitespace)) }
      case (Namespace.xmldsig, "X509IssuerSerial"):
        let serial = part.children.first { $0.isNamed("X509SerialNumber", in: Namespace.xmldsig) }
        if let text = serial?.pureText { names.append(.serialNumber(text.trimmingWhitespace)) }
      case (Namespace.xmldsig11, "X509Digest"):
        if let algorithm = DigestAlgorithm(uri: part.attribute("Algorithm") ?? "") {
          names.append(.digest(algorithm, try part.base64()))
        }
      default: continue
      }
    }
  }
}

extension KeyInfo.CertificateName {
  /// Whether the name may be that of a certificate. Names in text are written in too many ways to exclude one.
  func mayMean(_ certificate: Certificate) -> Bool {
    switch self {
    case .serialNumber(let digits): certificate.serialNumber.decimal == digits
    case .subjectKeyIdentifier(let identifier): certificate.subjectKeyIdentifier == identifier
    case .digest(let algorithm, let digest): algorithm.digest(of: certificate.der) == digest
    case .name: true
    }
  }
}
