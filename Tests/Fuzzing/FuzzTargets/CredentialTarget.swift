import Signet

/// Decodes files of certificates and keys.
enum CredentialTarget {
  static func take(_ input: [UInt8]) {
    read(input, passphrase: nil)
    // The passphrase of the containers in TestVectors.
    var passphrase = Array("signet-test".utf8)
    read(input, passphrase: SecretBytes(consuming: &passphrase))
  }

  private static func read(_ input: [UInt8], passphrase: SecretBytes?) {
    guard let decoded = try? CredentialDecoder.decode(input, source: "input", passphrase: passphrase) else { return }
    precondition(!decoded.items.isEmpty, "A file that holds nothing is no success.")
    for item in decoded.items {
      switch item.content {
      case .certificate(let certificate): read(certificate)
      case .privateKey(let key): _ = (key.algorithm, key.publicKey.subjectPublicKeyInfo)
      case .encryptedPrivateKey: break
      case .publicKey(let key): _ = (key.algorithm, key.subjectPublicKeyInfo)
      case .request(let request): _ = (request.subject.description, request.publicKey.subjectPublicKeyInfo)
      case .revocationList(let list):
        _ = (list.issuer.description, list.number?.decimal, list.thisUpdate, list.nextUpdate, list.entryCount)
      case .ocspResponse(let response): _ = (response.failure, response.producedAt, response.answers)
      }
    }
    var chains = ChainInput()
    chains.add(decoded)
    _ = ChainVerifier(
      ChainSettings(time: .init(timeIntervalSince1970: 1_800_000_000), anchors: TrustStore(anchors: []))
    )
    .verify(chains)
  }

  private static func read(_ certificate: Certificate) {
    _ = (certificate.subject.description, certificate.issuer.rfc4514, certificate.serialNumber.decimal)
    _ = (certificate.version, certificate.notBefore, certificate.notAfter, certificate.isSelfIssued)
    _ = (certificate.keyUsage, certificate.extendedKeyUsage, certificate.basicConstraints, certificate.policies)
    _ = (certificate.subjectAlternativeNames, certificate.authorityKeyIdentifier, certificate.subjectKeyIdentifier)
    _ = (certificate.issuerLocations, certificate.responderLocations, certificate.revocationListLocations)
    _ = (certificate.extensions.map(\.text), certificate.signatureAlgorithm.description, certificate.findings)
    _ = try? certificate.publicKey
  }
}
