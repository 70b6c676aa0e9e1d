import SignetCertificates
import SignetFindings

/// Whether the owner of a certificate is someone to trust, by what a verifier was told.
public struct SignerJudgement: Sendable {
  /// The chain that was verified; nil where no trust anchors are known.
  public let chain: ChainReport?
  /// What speaks against the owner, or that nobody checked.
  public let findings: [Finding]
}

extension SignatureVerifier {
  /// Judges whoever made a signature that is no XML signature, such as a seal over text.
  ///
  /// - Returns: Findings with an error where the owner is not among the allowed ones, or the chain does not lead to a trust
  ///   anchor.
  public func judge(_ certificate: Certificate) -> SignerJudgement {
    let trust = SignerTrust(
      signer: SignerSearch.Signer(certificates: [certificate], others: knownCertificates), chainVerifier: chainVerifier)
    let isAllowed =
      switch allowedSigners {
      case .keyInfo: true
      case .certificates(let certificates): certificates.contains(certificate)
      case .key(let key): (try? certificate.publicKey) == key
      case .secret: false
      }
    guard isAllowed else {
      let finding = Finding(
        .signatureSignerNotAllowed, about: .certificate(sha256: certificate.sha256Fingerprint),
        message: "It was signed by \(certificate.subject), who is not among those who may have signed.",
        hint: "Check who sent the document.")
      return SignerJudgement(chain: trust.chain, findings: [finding] + trust.findings)
    }
    return SignerJudgement(chain: trust.chain, findings: trust.findings)
  }
}
