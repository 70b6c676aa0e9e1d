import SignetCertificates
import SignetCrypto
import SignetFindings

/// Writes `KeyInfo` (XML Signature 1.1, section 4.5).
struct KeyInfoWriter {
  let description: SignatureDescription
  let identity: SigningIdentity
  /// Gives a name of the XML Signature namespace its prefix.
  let name: (String) -> String

  /// Writes the element; nothing where it has no content.
  func write(to template: inout SignatureTemplate) throws(SignetError) {
    guard !description.keyInfo.isEmpty else { return }
    template.write("<\(name("KeyInfo"))")
    template.write(attribute: "Id", description.keyInfoID)
    template.write(">")
    for content in description.keyInfo { try write(content, to: &template) }
    template.write("</\(name("KeyInfo"))>")
  }

  private func write(_ content: KeyInfoContent, to template: inout SignatureTemplate) throws(SignetError) {
    switch content {
    case .x509Certificates(let extent): try write([.certificates(extent)], to: &template)
    case .x509Data(let contents): try write(contents, to: &template)
    case .keyValue:
      try template.write(element: name("KeyValue")) { (template) throws(SignetError) in
        try writeKeyValue(to: &template)
      }
    case .derEncodedKeyValue:
      let value = description.layout.base64(identity.certificate.subjectPublicKeyInfo)
      template.write(
        "<dsig11:DEREncodedKeyValue xmlns:dsig11=\"\(Namespace.xmldsig11)\">\(value)</dsig11:DEREncodedKeyValue>")
    case .keyName(let text): template.write(element: name("KeyName"), text)
    case .subjectAsKeyName:
      template.write(element: name("KeyName"), identity.certificate.subject.text(description.names))
    }
  }

  private func write(
    _ contents: [KeyInfoContent.X509Content], to template: inout SignatureTemplate
  ) throws(SignetError) {
    let certificate = identity.certificate
    try template.write(element: name("X509Data")) { (template) throws(SignetError) in
      for content in contents {
        switch content {
        case .certificates(let extent):
          for certificate in identity.certificates(extent) {
            template.write(element: name("X509Certificate"), base64: description.layout.base64(certificate.der))
          }
        case .issuerSerial:
          try template.write(element: name("X509IssuerSerial")) { (template) throws(SignetError) in
            template.write(element: name("X509IssuerName"), certificate.issuer.text(description.names))
            template.write(element: name("X509SerialNumber"), try certificate.serialText(description))
          }
        case .subjectName: template.write(element: name("X509SubjectName"), certificate.subject.text(description.names))
        case .subjectKeyIdentifier:
          guard let identifier = certificate.subjectKeyIdentifier else {
            throw SignatureDescription.invalid(
              "X509SKI is to be written, but the signer's certificate has no subject key identifier")
          }
          template.write(element: name("X509SKI"), Base64.encode(identifier))
        case .digest(let algorithm):
          let digest = Base64.encode(algorithm.digest(of: certificate.der))
          template.write(
            "<dsig11:X509Digest xmlns:dsig11=\"\(Namespace.xmldsig11)\" Algorithm=\"\(algorithm.uri)\">\(digest)</dsig11:X509Digest>"
          )
        }
      }
    }
  }

  /// `RSAKeyValue` or `ECKeyValue` (XML Signature 1.1, sections 4.5.2.2 and 4.5.2.3).
  private func writeKeyValue(to template: inout SignatureTemplate) throws(SignetError) {
    let key = identity.key.publicKey
    if let numbers = key.rsaNumbers {
      try template.write(element: name("RSAKeyValue")) { (template) throws(SignetError) in
        template.write(element: name("Modulus"), base64: description.layout.base64(numbers.modulus))
        template.write(element: name("Exponent"), Base64.encode(numbers.exponent))
      }
    } else if case .ec(let curve) = key.algorithm, let point = key.uncompressedPoint {
      template.write("<dsig11:ECKeyValue xmlns:dsig11=\"\(Namespace.xmldsig11)\">")
      template.write("<dsig11:NamedCurve URI=\"urn:oid:\(curve.objectIdentifier)\"/>")
      template.write(element: "dsig11:PublicKey", base64: description.layout.base64(point))
      template.write("</dsig11:ECKeyValue>")
    } else {
      throw SignatureDescription.invalid("KeyValue has no form for a key of the kind \(key.algorithm)")
    }
  }
}

extension SigningIdentity {
  /// The part of the chain that is to be named, the signer's certificate first.
  func certificates(_ extent: KeyInfoContent.Extent) -> [Certificate] {
    switch extent {
    case .leaf: [certificate]
    case .chain: [certificate] + chain.filter { !$0.isSelfIssued }
    case .chainWithRoot: certificates
    }
  }
}

extension Certificate {
  /// The serial number as a description wants it written.
  ///
  /// - Throws: `signature.description-invalid`.
  func serialText(_ description: SignatureDescription) throws(SignetError) -> String {
    guard let text = serialNumber.text(description.serialNumbers) else {
      throw SignatureDescription.invalid(
        "the serial number \(serialNumber.hexadecimal) of \(subject) is no ASCII text, which is wanted")
    }
    return text
  }
}
