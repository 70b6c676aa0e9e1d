import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Who may have made a signature.
public enum AllowedSigners: Sendable {
  /// Whoever `KeyInfo` names; says nothing about trust.
  case keyInfo
  /// Only the holders of these certificates; what `KeyInfo` carries is not used.
  case certificates([Certificate])
  /// Only the holder of this key; what `KeyInfo` carries is not used.
  case key(PublicKey)
  /// Only those who share this secret, by HMAC; no signature with a public key is accepted, nor is an HMAC without this.
  case secret(SecretBytes)
}

/// Finds the key that made a signature by trying it, never by its position in `KeyInfo`.
struct SignerSearch {
  let allowed: AllowedSigners
  /// Certificates at hand that `KeyInfo` may name without carrying them.
  let known: [Certificate]
  let policy: VerificationPolicy
  /// The processor time that is left.
  let meter: ProcessorMeter

  /// Who made the signature.
  struct Signer {
    /// The key that verifies; nil where it is a shared secret.
    var key: PublicKey?
    /// The certificates with that key; more than one where a certificate was renewed for the same key.
    var certificates: [Certificate] = []
    /// The other certificates of `KeyInfo`.
    var others: [Certificate] = []
  }

  /// Finds the signer.
  ///
  /// - Throws: `signature.key-missing`, `signature.value-mismatch`, `signature.signer-not-allowed`, and what decoding a
  ///   certificate of `KeyInfo` throws where no other one fits.
  func signer(of signature: SignatureElement, signedInfo: [UInt8]) throws(SignetError) -> Signer {
    switch allowed {
    case .secret(let secret):
      guard try isAuthentic(signature, signedInfo, by: secret) else { throw notAllowed }
      return Signer(key: nil)
    case .key(let key):
      guard try verifies(signature, signedInfo, with: key) else { throw notAllowed }
      return Signer(key: key)
    case .certificates(let certificates):
      guard let signer = try signer(among: certificates, signature, signedInfo) else { throw notAllowed }
      return signer
    case .keyInfo:
      return try signerFromKeyInfo(signature, signedInfo)
    }
  }

  private func signerFromKeyInfo(
    _ signature: SignatureElement, _ signedInfo: [UInt8]
  ) throws(SignetError) -> Signer {
    guard signature.method.family != .hmac else {
      throw SignetError(
        .signatureKeyMissing, message: "The signature is an HMAC, and the secret that its makers share was not given.",
        hint: "Give the secret; no key that a document carries can take its place.")
    }
    var certificates: [Certificate] = []
    var undecodable: SignetError?
    for der in signature.keyInfo.certificates {
      do {
        certificates.append(try Certificate(der: der))
      } catch {
        undecodable = undecodable ?? error
      }
    }
    if let signer = try signer(among: certificates, signature, signedInfo) { return signer }
    if var signer = try signer(among: named(by: signature.keyInfo), signature, signedInfo) {
      signer.others += certificates
      return signer
    }
    // All of KeyInfo is about one key (RFC 3275, section 4.4): one beside certificates that do not fit is a contradiction.
    if signature.keyInfo.certificates.isEmpty {
      for key in signature.keyInfo.keys where try verifies(signature, signedInfo, with: key) { return Signer(key: key) }
    }
    if let undecodable { throw undecodable }
    guard !certificates.isEmpty || !signature.keyInfo.keys.isEmpty else {
      throw SignetError(
        .signatureKeyMissing,
        message: "KeyInfo carries no certificate or key, so there is nothing to verify the signature with.",
        hint: "Give the signer's certificate or public key.")
    }
    throw SignetError(
      .signatureValueMismatch,
      message: "The signature value was not made over this SignedInfo by any key in KeyInfo.",
      hint:
        "SignedInfo, the value or the certificate was changed after signing, or the key and certificate never matched.")
  }

  /// The certificates at hand that `KeyInfo` may mean, as far as they are few.
  private func named(by keyInfo: KeyInfo) -> [Certificate] {
    guard !keyInfo.names.isEmpty else { return [] }
    return Array(
      known.lazy.filter { certificate in keyInfo.names.contains { $0.mayMean(certificate) } }.prefix(64))
  }

  private func signer(
    among certificates: [Certificate], _ signature: SignatureElement, _ signedInfo: [UInt8]
  ) throws(SignetError) -> Signer? {
    for certificate in certificates {
      guard let key = try? certificate.publicKey, try verifies(signature, signedInfo, with: key) else { continue }
      let holders = certificates.filter { (try? $0.publicKey) == key }
      return Signer(key: key, certificates: holders, others: certificates.filter { !holders.contains($0) })
    }
    return nil
  }

  private func verifies(
    _ signature: SignatureElement, _ signedInfo: [UInt8], with key: PublicKey
  ) throws(SignetError) -> Bool {
    try meter.check()
    guard signature.method.fits(key.algorithm) else { return false }
    return algorithms(of: signature).contains { algorithm in
      (try? key.isValid(signature.signatureValue, for: signedInfo, algorithm: algorithm)) ?? false
    }
  }

  /// How the value may have been encoded: as the standard has it, and in DER where the policy accepts that.
  private func algorithms(of signature: SignatureElement) -> [SignatureAlgorithm] {
    let algorithm = signature.parameters.algorithm
    guard policy.acceptsDEREncodedValues else { return [algorithm] }
    return switch algorithm {
    case .ecdsa(let digest, .concatenated): [algorithm, .ecdsa(digest, .der)]
    case .dsa(let digest, .concatenated): [algorithm, .dsa(digest, .der)]
    default: [algorithm]
    }
  }

  private func isAuthentic(
    _ signature: SignatureElement, _ signedInfo: [UInt8], by secret: SecretBytes
  ) throws(SignetError) -> Bool {
    guard case .hmac(let digest) = signature.parameters.algorithm else { return false }
    let least = policy.leastHMACBitCount ?? MessageAuthentication.leastBitCount(digest)
    let bitCount = signature.parameters.outputBitCount
    guard bitCount ?? least >= least else {
      throw SignetError(
        .signatureAlgorithmRefused, about: .element(xpath: signature.element.xpath),
        message: "The HMAC is cut to \(bitCount ?? 0) bits, and \(least) are the least.",
        hint: "A short code can be guessed (CVE-2009-0217): the signer should not cut it.")
    }
    return try MessageAuthentication(secret: secret)
      .isValid(signature.signatureValue, for: signedInfo, digest: digest, bitCount: bitCount, leastBitCount: least)
  }

  private var notAllowed: SignetError {
    SignetError(
      .signatureSignerNotAllowed, message: "The signature was not made by any of the keys that may have signed.",
      hint: "Check which certificate the signer uses now; if it is not one you know, do not accept the document.")
  }
}
