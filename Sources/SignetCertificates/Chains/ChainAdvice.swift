import Foundation
import SignetFindings

/// What is worth knowing about a chain though it changes no verdict.
struct ChainAdvice {
  private let settings: ChainSettings

  /// Gives advice for what `settings` asks.
  init(_ settings: ChainSettings) {
    self.settings = settings
  }

  /// Warnings and notes about a path that was validated.
  func findings(on judged: JudgedPath) -> [Finding] {
    findings(on: judged.path.certificates)
      + [expiresSoon(judged), rootNotAnchored(judged.path.certificates)].compactMap(\.self)
  }

  /// Warnings and notes about the certificates of a chain, leaf first, whether it is valid or not.
  func findings(on certificates: [Certificate]) -> [Finding] {
    certificates.compactMap(weakKey) + certificates.compactMap(weakSignature)
      + zip(certificates, certificates.dropFirst()).compactMap(outlivesIssuer)
      + [suspectClock(certificates)].compactMap(\.self)
  }

  private func weakKey(_ certificate: Certificate) -> Finding? {
    guard let bits = certificate.keyStrength, bits < Self.leastStrength else { return nil }
    return warning(
      .certificateWeakKey, certificate,
      "The key of \(certificate.quoted) has a strength of \(bits) bits, and \(Self.leastStrength) are the least today.",
      "Have a new certificate issued for an RSA key of 2048 bits or more, or for an EC key.")
  }

  /// OpenSSL looks only at the time of the check; the part that sticks out is of no use.
  private func outlivesIssuer(_ certificate: Certificate, _ issuer: Certificate) -> Finding? {
    guard certificate.notAfter > issuer.notAfter || certificate.notBefore < issuer.notBefore else { return nil }
    return Finding(
      .certificateOutlivesIssuer, .note, about: .certificate(sha256: certificate.sha256Fingerprint),
      message: "The validity of \(certificate.quoted) sticks out of that of its issuer \(issuer.quoted).",
      hint: "The chain ends with the shorter of the two; plan the renewal by that.")
  }

  /// That all certificates are out of their validity on the same side is rarely their fault.
  private func suspectClock(_ certificates: [Certificate]) -> Finding? {
    let isEarly = certificates.allSatisfy { settings.time < $0.notBefore }
    guard certificates.count > 1, isEarly || certificates.allSatisfy({ settings.time > $0.notAfter }) else {
      return nil
    }
    return Finding(
      .chainSuspectClock, .warning,
      message:
        "The time of the check, \(settings.time.formatted(.iso8601)), lies \(isEarly ? "before" : "after") the validity "
        + "of every certificate in the chain.",
      hint: "Look at the clock: date --utc. Name another time with --at.")
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

  /// A chain ends with the certificate, or the word about a revocation, that ends first.
  private func expiresSoon(_ judged: JudgedPath) -> Finding? {
    guard let notice = settings.expiryNotice, let end = judged.validUntil,
      end < settings.time.addingTimeInterval(notice),
      let first = judged.path.certificates.min(by: { $0.notAfter < $1.notAfter })
    else { return nil }
    guard first.notAfter > end else {
      return warning(
        .certificateExpiresSoon, first,
        "The chain ends on \(end.formatted(.iso8601)), when \(first.quoted) expires.",
        "Renew the certificate before then.")
    }
    return Finding(
      .revocationExpiresSoon, .warning,
      message: "The chain holds until \(end.formatted(.iso8601)), when a revocation list or OCSP response in use ends.",
      hint: "Get the next list or response before then.")
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
