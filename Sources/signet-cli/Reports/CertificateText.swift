import Foundation
import Signet

/// The facts of a certificate as lines for people.
enum CertificateText {
  static func add(_ certificate: Certificate, to rows: inout Rows) {
    rows.add("Subject", certificate.subject.description)
    rows.add("Issuer", certificate.isSelfIssued ? "itself" : certificate.issuer.description)
    rows.add("Serial", certificate.serialNumber.hexadecimal)
    rows.add("Version", certificate.version == 3 ? nil : "\(certificate.version)")
    rows.add("Valid", validity(certificate))
    rows.add("", remaining(certificate, at: .now))
    rows.add("Key", keyDescription(certificate))
    rows.add("Signed with", certificate.signatureAlgorithm.description)
    rows.add("Key usage", certificate.keyUsage?.description)
    rows.add("Extended key usage", certificate.extendedKeyUsage?.description)
    rows.add("Authority", certificate.basicConstraints.map(authority))
    rows.add("Also known as", certificate.subjectAlternativeNames.map(\.description))
    rows.add("Policies", certificate.policies.map(policy))
    rows.add("Issuer's certificate", certificate.issuerLocations)
    rows.add("OCSP", certificate.responderLocations)
    rows.add("Revocation lists", certificate.revocationListLocations)
    rows.add("Key identifier", certificate.subjectKeyIdentifier.map { Hexadecimal.encode($0) })
    rows.add("Issuer's identifier", certificate.authorityKeyIdentifier?.keyIdentifier.map { Hexadecimal.encode($0) })
    for found in certificate.extensions where !shown.contains(found.identifier) {
      rows.add(label(found), found.text ?? [Hexadecimal.encode(found.value)])
    }
    rows.add(
      "Critical", certificate.extensions.filter(\.isCritical).map(\.identifier.description).joined(separator: ", "))
    rows.add("Public key's SHA-256", certificate.keyFingerprint)
    rows.add("SHA-1", certificate.sha1Fingerprint)
    rows.add("SHA-256", certificate.sha256Fingerprint)
  }

  /// The extensions that have a row of their own: subject and authority key identifier, key usage, alternative names,
  /// basic constraints, distribution points, policies, extended key usage and information access.
  private static let shown: Set<OID> = [
    "2.5.29.14", "2.5.29.35", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.31", "2.5.29.32", "2.5.29.37",
    "1.3.6.1.5.5.7.1.1",
  ]

  private static func label(_ found: CertificateExtension) -> String {
    let name = found.identifier.description
    return name.hasPrefix("X509v3 ") ? String(name.dropFirst("X509v3 ".count)) : name
  }

  private static func policy(_ policy: CertificatePolicy) -> String {
    ([policy.identifier.dotted] + policy.practiceStatements + policy.notices).joined(separator: ", ")
  }

  /// How long the certificate holds yet, in words.
  private static func remaining(_ certificate: Certificate, at time: Date) -> String {
    let day: TimeInterval = 86_400
    guard certificate.notBefore <= time else { return "not yet valid" }
    let days = Int((certificate.notAfter.timeIntervalSince(time) / day).rounded(.down))
    return switch days {
    case ..<(-1): "expired \(-days - 1) days ago"
    case -1: "expired today"
    case 0: "ends within a day"
    default: "\(days) \(days == 1 ? "day" : "days") left"
    }
  }

  /// The first and the last moment, in RFC 3339.
  static func validity(_ certificate: Certificate) -> String {
    "\(certificate.notBefore.ISO8601Format()) to \(certificate.notAfter.ISO8601Format())"
  }

  /// The kind and size of the key.
  static func keyDescription(_ certificate: Certificate) -> String {
    (try? certificate.publicKey)?.algorithm.description
      ?? "\(certificate.keyAlgorithm.description), which can't be read"
  }

  private static func authority(_ constraints: BasicConstraints) -> String {
    guard constraints.isAuthority else { return "no" }
    guard let length = constraints.maximumPathLength else { return "yes" }
    return "yes, with at most \(length) \(length == 1 ? "authority" : "authorities") beneath it"
  }
}
