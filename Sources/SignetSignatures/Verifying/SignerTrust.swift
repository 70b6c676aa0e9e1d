import SignetCertificates
import SignetFindings

/// Whether the signer is someone to trust: the chain of each certificate with the signer's key is tried.
struct SignerTrust {
  /// The signer's certificate, or nil where only a key is known.
  let certificate: Certificate?
  /// The chain that was verified, where there are trust anchors.
  let chain: ChainReport?
  /// Whether nothing speaks against the signer.
  let isAccepted: Bool
  /// What to tell about it.
  let findings: [Finding]

  init(signer: SignerSearch.Signer, chainVerifier: ChainVerifier?) {
    guard let chainVerifier else {
      self.init(certificate: signer.certificates.first, chain: nil, isAccepted: true, findings: [Self.notChecked])
      return
    }
    let tried = signer.certificates.map { certificate in
      let pool = CertificatePool(signer.others + signer.certificates.filter { $0 != certificate })
      return (certificate: certificate, chain: chainVerifier.verify(leaf: certificate, pool: pool))
    }
    guard let best = tried.first(where: { $0.chain.isValid && $0.chain.isTrusted }) ?? tried.first else {
      self.init(certificate: nil, chain: nil, isAccepted: false, findings: [Self.noCertificate])
      return
    }
    let isAccepted = best.chain.isValid && best.chain.isTrusted
    self.init(
      certificate: best.certificate, chain: best.chain, isAccepted: isAccepted,
      findings: isAccepted ? [] : [Self.untrusted(best.certificate, best.chain)])
  }

  private init(certificate: Certificate?, chain: ChainReport?, isAccepted: Bool, findings: [Finding]) {
    self.certificate = certificate
    self.chain = chain
    self.isAccepted = isAccepted
    self.findings = findings
  }

  private static let notChecked = Finding(
    .signatureSignerNotChecked, .note,
    message: "The signer was not checked for trust, because no trust anchors were given.",
    hint: "Give the root certificates that you trust as anchors.")

  private static let noCertificate = Finding(
    .signatureSignerUntrusted, message: "The signer is known only by a key, so there is no chain to check.",
    hint: "Leave the trust anchors out where a key alone is trusted, or give the signer's certificate.")

  private static func untrusted(_ certificate: Certificate, _ chain: ChainReport) -> Finding {
    Finding(
      .signatureSignerUntrusted, about: .certificate(sha256: certificate.sha256Fingerprint),
      message: "The signer's certificate \(certificate.subject) does not verify up to a trust anchor.",
      hint: "See the causes; add the missing certificates, or the right anchor, or reject the document.",
      causes: chain.findings.filter { $0.severity == .error })
  }
}
