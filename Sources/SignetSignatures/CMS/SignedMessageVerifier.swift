import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings

/// What the signed attributes of a CMS signature say.
public struct CAdESReport: Sendable {
  /// Whether the attributes make the signature a CAdES-BES (EN 319 122-1): its certificate is named under the signature.
  public let isCAdES: Bool
  /// The time that the signer claims, or nil.
  public let signingTime: Date?
  /// The document that was signed; nil unless the signature is valid. Use this, and never take it from the message again.
  public let verifiedContent: [UInt8]?
}

extension SignatureVerifier {
  /// Verifies the signatures of a document inside of CMS signed data (`.p7m`).
  ///
  /// - Returns: One report per signer; at least one.
  /// - Throws: `cms.malformed`, `cms.detached`, `signature.missing` where nobody signed.
  public func verify(_ message: SignedMessage) throws(SignetError) -> [SignatureReport] {
    let opened: SignedMessage.Opened
    do {
      opened = try message.open()
    } catch  where error.finding.code == .cmsInvalid {
      return [SignatureReport(invalid: error.finding)]
    }
    guard !opened.signers.isEmpty else {
      throw SignetError(
        .signatureMissing, message: "Nobody signed the message.",
        hint: "Check that this is the signed document, not a bundle of certificates.")
    }
    return opened.signers.map { report(on: $0, of: opened) }
  }

  private func report(on signer: SignedMessage.Signer, of opened: SignedMessage.Opened) -> SignatureReport {
    guard let certificate = signer.certificate, let key = try? certificate.publicKey else {
      return SignatureReport(
        invalid: Finding(
          .signatureKeyMissing, message: "The certificate of a signer is missing, or its key can't be read.",
          hint: "Ask the sender for a message that holds the signer's certificate."))
    }
    let method = signer.digest.flatMap { digest in
      SignatureMethod.allCases.first { $0.digest == digest && $0.fits(key.algorithm) }
    }
    var findings = [objection(to: key, method)].compactMap(\.self) + weaknesses(of: key)
    if signer.namesCertificate == false {
      findings.append(
        Finding(
          .cmsAttributeMissing, about: .certificate(sha256: certificate.sha256Fingerprint),
          message: "The signed attribute signingCertificateV2 names another certificate than the signer's.",
          hint: "Reject the message: its certificate was exchanged."))
    }
    var verifier = self
    verifier.knownCertificates += opened.certificates.filter { $0 != certificate }
    let judgement = verifier.judge(certificate)
    findings += judgement.findings
    let isValid = !findings.contains { $0.severity == .error }
    return SignatureReport(
      id: nil, xpath: "/", isValid: isValid, method: method, canonicalization: nil, references: [],
      signer: certificate, chain: judgement.chain, xades: nil, findings: findings,
      cades: CAdESReport(
        isCAdES: signer.namesCertificate == true, signingTime: signer.signingTime,
        verifiedContent: isValid ? opened.content : nil))
  }

  private func isShort(_ key: PublicKey) -> Bool {
    guard case .rsa(let bits) = key.algorithm else { return false }
    return bits < policy.leastKeyBitCount
  }

  /// What speaks against the algorithms of a signature, by the policy.
  private func objection(to key: PublicKey, _ method: SignatureMethod?) -> Finding? {
    if let method, policy.methods.contains(method), method.digest.map(policy.digests.contains) ?? true,
      !isShort(key)
    {
      return nil
    }
    return Finding(
      .signatureAlgorithmRefused,
      message: "The message is signed with an algorithm or a key that the policy does not accept.",
      hint: "Ask the sender to sign with RSA of 2048 bits or more, or ECDSA, and SHA-256.")
  }
}

extension SignatureReport {
  /// A CMS signature that is not right.
  fileprivate init(invalid finding: Finding) {
    self.init(
      id: nil, xpath: "/", isValid: false, method: nil, canonicalization: nil, references: [], signer: nil, chain: nil,
      xades: nil, findings: [finding],
      cades: CAdESReport(isCAdES: false, signingTime: nil, verifiedContent: nil))
  }
}
