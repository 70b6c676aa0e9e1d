import Foundation
import SignetFindings

/// The sentences in which revocation is told.
extension RevocationDoubt {
  /// The finding for a person.
  func finding(about certificate: Certificate, _ severity: Severity) -> Finding {
    Finding(
      code, severity, about: .certificate(sha256: certificate.sha256Fingerprint),
      message: "It is not known whether \(certificate.quoted) is revoked: \(clause).", hint: hint(for: certificate))
  }

  private var code: FindingCode {
    switch self {
    case .nothingAtHand, .unknownToResponder: .revocationUnknown
    case .stale: .revocationStale
    case .notYetValid: .revocationNotYetValid
    case .notAuthorized: .revocationNotAuthorized
    case .unusable: .revocationUnusable
    }
  }

  private var clause: String {
    switch self {
    case .nothingAtHand: "no revocation list and no OCSP response at hand speaks about it"
    case .stale(let due?): "the newest word about it was to be replaced on \(due.formatted(.iso8601))"
    case .stale(nil): "the newest word about it is too old"
    case .notYetValid: "the list or response was made after the time of the check"
    case .notAuthorized(let reason), .unusable(let reason): reason
    case .unknownToResponder: "the OCSP responder does not know it"
    }
  }

  private func hint(for certificate: Certificate) -> String {
    switch self {
    case .unknownToResponder: "Ask the issuer whether it really issued this certificate."
    case .notYetValid: "Look at the clock, or give the list that held at that time."
    case .nothingAtHand, .stale, .notAuthorized, .unusable: Self.whereToGetList(for: certificate)
    }
  }

  private static func whereToGetList(for certificate: Certificate) -> String {
    guard let location = certificate.revocationListLocations.first(where: { $0.hasPrefix("http") }) else {
      return "Get the issuer's newest revocation list, and name it with --crl."
    }
    return "Get the issuer's newest revocation list from \(location), and name it with --crl."
  }
}
