import SignetCrypto
import SignetFindings
import SignetXML

/// What the children of `SignatureMethod` say: RSA-PSS parameters, the length of an HMAC.
struct SignatureParameters {
  /// How the value was made.
  let algorithm: SignatureAlgorithm
  /// To how many bits an HMAC was cut; nil where it is whole.
  let outputBitCount: Int?

  /// The digests on which the value depends; RSA-PSS may have one of its own for the mask.
  var digests: [DigestAlgorithm] {
    guard case .rsaPSS(let parameters) = algorithm else { return [algorithm.digest].compactMap(\.self) }
    return [parameters.digest, parameters.maskDigest]
  }

  /// Reads them strictly: what a method does not know is refused.
  ///
  /// - Throws: `signature.malformed`, `signature.algorithm-unsupported`.
  init(
    _ element: XMLElement, of method: SignatureMethod, reading: SignatureDescription? = nil
  ) throws(SignetError) {
    switch method {
    case .rsaPSS where !element.children.isEmpty:
      algorithm = .rsaPSS(try Self.pss(element))
      outputBitCount = nil
    default:
      if case .ecdsa(let digest, _) = method.algorithm, let reading {
        algorithm = .ecdsa(digest, reading.ecdsaEncoding)
      } else {
        algorithm = method.algorithm
      }
      outputBitCount = method.family == .hmac ? try Self.outputLength(element) : nil
      guard element.children.isEmpty || outputBitCount != nil else {
        throw ElementCursor.malformed(element, "it has parameters that its method does not know")
      }
    }
  }

  /// `HMACOutputLength`, in bits (XML Signature 1.1, section 6.3.1).
  private static func outputLength(_ element: XMLElement) throws(SignetError) -> Int? {
    var children = ElementCursor(element)
    let length = children.optional("HMACOutputLength")
    try children.requireEnd()
    guard let length else { return nil }
    guard let text = length.pureText, let bits = Int(text.trimmingWhitespace), bits >= 0 else {
      throw ElementCursor.malformed(length, "it is not a number of bits")
    }
    return bits
  }

  /// `RSAPSSParams` (RFC 9231, section 2.3.9): without a part, its default holds: SHA-256, MGF1 with the same digest, a salt
  /// as long as the digest, trailer field 1. Of a part that is there twice, verifiers may take either.
  private static func pss(_ element: XMLElement) throws(SignetError) -> RSAPSSParameters {
    guard element.children.count == 1, element.children[0].isNamed("RSAPSSParams", in: Namespace.xmldsigMore2007) else {
      throw ElementCursor.malformed(element, "it has parameters that its method does not know")
    }
    var digest = DigestAlgorithm.sha256
    var mask: DigestAlgorithm?
    var salt: Int?
    var seen: Set<String> = []
    for child in element.children[0].children {
      guard seen.insert(child.localName).inserted else {
        throw ElementCursor.malformed(child, "RSAPSSParams has it already")
      }
      if child.isNamed("DigestMethod", in: Namespace.xmldsig) {
        digest = try digestAlgorithm(child)
      } else if child.isNamed("MaskGenerationFunction", in: Namespace.xmldsigMore2007) {
        mask = try maskDigest(child)
      } else if child.isNamed("SaltLength", in: Namespace.xmldsigMore2007) {
        salt = try number(child)
      } else if child.isNamed("TrailerField", in: Namespace.xmldsigMore2007) {
        guard try number(child) == 1 else { throw ElementCursor.malformed(child, "the only trailer field is 1") }
      } else {
        throw ElementCursor.malformed(child, "RSAPSSParams has no such part")
      }
    }
    return RSAPSSParameters(digest: digest, maskDigest: mask, saltLength: salt)
  }

  private static func maskDigest(_ element: XMLElement) throws(SignetError) -> DigestAlgorithm? {
    let uri = element.attribute("Algorithm") ?? ""
    guard uri == Namespace.xmldsigMore2007 + "MGF1" else { throw unsupported(uri, element) }
    guard let child = element.children.first else { return nil }
    guard element.children.count == 1, child.isNamed("DigestMethod", in: Namespace.xmldsig) else {
      throw ElementCursor.malformed(element, "it has parameters that MGF1 does not know")
    }
    return try digestAlgorithm(child)
  }

  private static func digestAlgorithm(_ element: XMLElement) throws(SignetError) -> DigestAlgorithm {
    let uri = element.attribute("Algorithm") ?? ""
    guard let algorithm = DigestAlgorithm(uri: uri) else { throw unsupported(uri, element) }
    return algorithm
  }

  private static func number(_ element: XMLElement) throws(SignetError) -> Int {
    guard let text = element.pureText, let number = Int(text.trimmingWhitespace), (0...4096).contains(number) else {
      throw ElementCursor.malformed(element, "it is not a length in bytes")
    }
    return number
  }

  private static func unsupported(_ uri: String, _ element: XMLElement) -> SignetError {
    SignetError(
      .signatureAlgorithmUnsupported, about: .element(xpath: element.xpath),
      message: "The algorithm \(uri.debugDescription) of RSA-PSS is not supported.",
      hint: "Supported are MGF1 and the digests SHA-1, SHA-2 and SHA-3.")
  }
}

extension String {
  /// The text without white space at its ends, as XML Schema collapses it.
  var trimmingWhitespace: String {
    let isSpace: (Character) -> Bool = { " \t\n\r".contains($0) }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
