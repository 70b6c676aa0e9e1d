import Foundation
import SignetFindings

/// What is worth knowing about a chain though it changes no verdict.
struct ChainAdvice {
  private let settings: ChainSettings

  /// Gives advice for what `settings` asks.
  init(_ settings: ChainSettings) {
    self.settings = settings
  }

  /// Warnings and notes about the certificates of a chain, leaf first.
  func findings(on certificates: [Certificate], isValid: Bool) -> [Finding] {
    certificates.compactMap(weakKey)
      + certificates.compactMap(weakSignature)
      + [expiresSoon(certificates), isValid ? rootNotAnchored(certificates) : nil].compactMap(\.self)
  }

  private func weakKey(_ certificate: Certificate) -> Finding? {
    guard let bits = certificate.keyStrength, bits < Self.leastStrength else { return nil }
    return warning(
      .certificateWeakKey, certificate,
      "The key of \(certificate.quoted) has a strength of \(bits) bits, and \(Self.leastStrength) are the least today.",
      "Have a new certificate issued for an RSA key of 2048 bits or more, or for an EC key.")
  }

  /// In bits; NIST SP 800-131A rev. 2 §2. RSA keys have it from 2048 bits on.
  private static let leastStrength = 112

  private func weakSignature(_ certificate: Certificate) -> Finding? {
    guard !certificate.hasSoundSignature else { return nil }
    return warning(
      .certificateWeakSignature, certificate,
      "\(certificate.quoted) is signed with a broken digest algorithm (\(certificate.signatureAlgorithm)).",
      "Have it issued again with SHA-256 or better.")
  }

  /// The chain ends with the certificate that ends first.
  private func expiresSoon(_ certificates: [Certificate]) -> Finding? {
    guard let notice = settings.expiryNotice, let first = certificates.min(by: { $0.notAfter < $1.notAfter }),
      first.notAfter >= settings.time, first.notAfter < settings.time.addingTimeInterval(notice)
    else { return nil }
    return warning(
      .certificateExpiresSoon, first,
      "The chain ends on \(first.notAfter.formatted(.iso8601)), when \(first.quoted) expires.",
      "Renew the certificate before then.")
  }

  private func rootNotAnchored(_ certificates: [Certificate]) -> Finding? {
    guard settings.anchors == nil, let root = certificates.last else { return nil }
    return Finding(
      .chainRootNotAnchored, .note, about: .certificate(sha256: root.sha256Fingerprint),
      message: "No anchors were given: the chain ends in \(root.quoted), which was not independently trusted.",
      hint: "Name whom you trust with --anchors.")
  }

  private func warning(_ code: FindingCode, _ certificate: Certificate, _ message: String, _ hint: String) -> Finding {
    Finding(code, .warning, about: .certificate(sha256: certificate.sha256Fingerprint), message: message, hint: hint)
  }
}
