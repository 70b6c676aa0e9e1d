import SignetCrypto

/// Writes `SignatureMethod`, with `RSAPSSParams` where they are not what holds without them (RFC 9231, section 2.3.9).
struct PSSParametersWriter {
  let description: SignatureDescription
  let method: SignatureMethod
  /// Gives a name of the XML Signature namespace its prefix.
  let name: (String) -> String

  /// Writes the element.
  func write(to template: inout SignatureTemplate) {
    let start = "<\(name("SignatureMethod")) Algorithm=\"\(method.uri)\""
    guard method == .rsaPSS, let parameters = description.pss, parameters != Self.standard else {
      return template.write(start + "/>")
    }
    template.write(start + "><pss:RSAPSSParams xmlns:pss=\"\(Namespace.xmldsigMore2007)\">")
    write(parameters.digest, to: &template)
    template.write("<pss:MaskGenerationFunction Algorithm=\"\(Namespace.xmldsigMore2007)MGF1\">")
    write(parameters.maskDigest, to: &template)
    template.write("</pss:MaskGenerationFunction><pss:SaltLength>\(parameters.saltLength)</pss:SaltLength>")
    template.write("<pss:TrailerField>1</pss:TrailerField></pss:RSAPSSParams></\(name("SignatureMethod"))>")
  }

  private func write(_ digest: DigestAlgorithm, to template: inout SignatureTemplate) {
    template.write("<\(name("DigestMethod")) Algorithm=\"\(digest.uri)\"/>")
  }

  /// The parameters that hold where none are written.
  private static let standard = RSAPSSParameters(digest: .sha256)
}

extension SignatureDescription {
  /// How the value of a signature with this method is computed and encoded.
  func algorithm(of method: SignatureMethod) -> SignatureAlgorithm {
    if method == .rsaPSS, let pss { return .rsaPSS(pss) }
    if case .ecdsa(let digest, _) = method.algorithm { return .ecdsa(digest, ecdsaEncoding) }
    return method.algorithm
  }
}
