import SignetCertificates
import SignetCrypto
import SignetFindings

/// Who may have made a signature.
public enum AllowedSigners: Sendable {
  /// Whoever `KeyInfo` names; says nothing about trust.
  case keyInfo
  /// Only the holders of these certificates; what `KeyInfo` carries is not used.
  case certificates([Certificate])
  /// Only the holder of this key; what `KeyInfo` carries is not used.
  case key(PublicKey)
}

/// Finds the key that made a signature by trying it, never by its position in `KeyInfo`.
struct SignerSearch {
  let allowed: AllowedSigners

  /// Who made the signature.
  struct Signer {
    /// The key that verifies.
    var key: PublicKey
    /// The certificates with that key; more than one where a certificate was renewed for the same key.
    var certificates: [Certificate]
    /// The other certificates of `KeyInfo`.
    var others: [Certificate]
  }

  /// Finds the signer.
  ///
  /// - Throws: `signature.key-missing`, `signature.value-mismatch`, `signature.signer-not-allowed`, and what decoding a
  ///   certificate of `KeyInfo` throws where no other one fits.
  func signer(of signature: SignatureElement, signedInfo: [UInt8]) throws(SignetError) -> Signer {
    switch allowed {
    case .key(let key):
      guard verifies(signature, signedInfo, with: key) else { throw notAllowed }
      return Signer(key: key, certificates: [], others: [])
    case .certificates(let certificates):
      guard let signer = signer(among: certificates, signature, signedInfo) else { throw notAllowed }
      return signer
    case .keyInfo:
      return try signerFromKeyInfo(signature, signedInfo)
    }
  }

  private func signerFromKeyInfo(
    _ signature: SignatureElement, _ signedInfo: [UInt8]
  ) throws(SignetError) -> Signer {
    var certificates: [Certificate] = []
    var undecodable: SignetError?
    for der in signature.certificates {
      do {
        certificates.append(try Certificate(der: der))
      } catch {
        undecodable = undecodable ?? error
      }
    }
    if let signer = signer(among: certificates, signature, signedInfo) { return signer }
    if let undecodable { throw undecodable }
    guard !certificates.isEmpty else {
      throw SignetError(
        .signatureKeyMissing, message: "KeyInfo has no certificate, so there is nothing to verify the signature with.",
        hint: "Give the signer's certificate or public key.")
    }
    throw SignetError(
      .signatureValueMismatch,
      message: "The signature value was not made over this SignedInfo by the key of any certificate in KeyInfo.",
      hint:
        "SignedInfo, the value or the certificate was changed after signing, or the key and certificate never matched.")
  }

  private func signer(
    among certificates: [Certificate], _ signature: SignatureElement, _ signedInfo: [UInt8]
  ) -> Signer? {
    for certificate in certificates {
      guard let key = try? certificate.publicKey, verifies(signature, signedInfo, with: key) else { continue }
      let holders = certificates.filter { (try? $0.publicKey) == key }
      return Signer(key: key, certificates: holders, others: certificates.filter { !holders.contains($0) })
    }
    return nil
  }

  private func verifies(_ signature: SignatureElement, _ signedInfo: [UInt8], with key: PublicKey) -> Bool {
    guard signature.method.fits(key.algorithm) else { return false }
    let isValid = try? key.isValid(signature.signatureValue, for: signedInfo, algorithm: signature.method.algorithm)
    return isValid ?? false
  }

  private var notAllowed: SignetError {
    SignetError(
      .signatureSignerNotAllowed, message: "The signature was not made by any of the keys that may have signed.",
      hint: "Check which certificate the signer uses now; if it is not one you know, do not accept the document.")
  }
}
