import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

// Whether the certificate that the properties name is the one that signed (EN 319 132-1, section 5.2.2).

extension PropertyFindings {
  /// Each of the two elements, where it is there, must name the signer's certificate.
  var certificate: [Finding] {
    guard !properties.certificates.isEmpty else { return unnamed }
    guard let signer else {
      return [
        finding(
          .xadesCertificateNotChecked, .note,
          "The properties name a certificate, but the signer is known only by a key.",
          "Give the signer's certificate where it is to be compared.")
      ]
    }
    return SigningCertificateDescription.Version.allCases.flatMap { version in
      let named = properties.certificates.filter { $0.version == version }
      return named.isEmpty ? [] : findings(named, signer)
    }
  }

  private func findings(_ named: [XAdESReport.CertificateReference], _ signer: Certificate) -> [Finding] {
    guard let own = named.first(where: { $0.hasDigest(of: signer, as: reading) }) else {
      return [mismatch("they name \(named.count) certificates by digests, and none is the signer's")]
    }
    if let serial = own.serialNumber, serial != signer.serialNumber.text(reading?.serialNumbers ?? .decimal) {
      return [mismatch("they name the serial number \(serial), and the signer's is \(signer.serialNumber.decimal)")]
    }
    if let issuerSerial = own.issuerSerial, issuerSerial != signer.issuerSerial {
      return [mismatch("issuer and serial number are another certificate's")]
    }
    if let issuer = own.issuer, !signer.issuer.isWritten(in: issuer) {
      return [
        finding(
          .xadesIssuerDiffers, .warning,
          "The properties name the issuer \(issuer.debugDescription), and the certificate's is \(signer.issuer).",
          "The certificate's digest is right; authorities that compare the text may still refuse the document.")
      ]
    }
    return []
  }

  /// Without `SigningCertificate` the certificate itself must be signed, in `KeyInfo` (EN 319 132-1, section 5.2.2.1).
  private var unnamed: [Finding] {
    let keyInfo = signature.keyInfoID
    guard !references.contains(where: { Fragment.isReference($0.uri, to: keyInfo) }) else { return [] }
    return [
      finding(
        .xadesCertificateUnnamed, .warning,
        "Neither SigningCertificate nor a signed KeyInfo says which certificate the signer used.",
        "Another certificate for the same key could be put in its place; ask for SigningCertificateV2.")
    ]
  }

  private func mismatch(_ reason: String) -> Finding {
    finding(
      .xadesCertificateMismatch, .error, "The properties name another certificate than the signer's: \(reason).",
      "Reject the document: the certificate in it may have been exchanged after signing.")
  }

  private func finding(_ code: FindingCode, _ severity: Severity, _ message: String, _ hint: String) -> Finding {
    Finding(code, severity, about: .element(xpath: signature.element.xpath), message: message, hint: hint)
  }
}

extension XAdESReport.CertificateReference {
  /// Whether the digest is the certificate's, as an authority makes it or as the standard has it.
  fileprivate func hasDigest(of certificate: Certificate, as reading: SignatureDescription?) -> Bool {
    guard let algorithm = DigestAlgorithm(uri: digestMethod) else { return false }
    let wanted = reading?.xades?.signingCertificates.first { $0.version == version }
    var description = wanted ?? SigningCertificateDescription(version)
    description.digest = algorithm
    return description.digestValue(of: certificate) == digestValue
  }
}

extension DistinguishedName {
  /// Whether a text names every attribute of this name.
  ///
  /// Signers write names in many ways (order, separators, `E=` or dotted types, values in hexadecimal); the certificate
  /// is known by its digest, so that only the values are looked for.
  fileprivate func isWritten(in text: String) -> Bool {
    let written = Self.folded(text)
    return attributes.allSatisfy { attribute in
      let hexadecimal = Hexadecimal.encode(attribute.der)
      return attribute.text.map { written.contains(Self.folded($0)) } == true || written.contains("#" + hexadecimal)
    }
  }

  private static func folded(_ text: String) -> String {
    String(
      text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace && !"\\\"".unicodeScalars.contains($0) })
  }
}
