import Foundation
import Signet

/// The facts of a certificate as lines for people.
enum CertificateText {
  static func rows(_ certificate: Certificate) -> Rows {
    var rows = Rows()
    rows.add("Subject", certificate.subject.description)
    rows.add("Issuer", certificate.isSelfIssued ? "itself" : certificate.issuer.description)
    rows.add("Serial", certificate.serialNumber.hexadecimal)
    rows.add("Valid", validity(certificate))
    rows.add("Key", keyDescription(certificate))
    rows.add("Signed with", certificate.signatureAlgorithm.description)
    rows.add("Key usage", certificate.keyUsage?.description)
    rows.add("Extended key usage", certificate.extendedKeyUsage?.description)
    rows.add("Authority", certificate.basicConstraints.map(authority))
    rows.add("Also known as", certificate.subjectAlternativeNames.map(\.description))
    rows.add("Policies", certificate.policies.map(\.identifier.dotted))
    rows.add("SHA-256", certificate.sha256Fingerprint)
    return rows
  }

  /// The first and the last moment, in RFC 3339.
  static func validity(_ certificate: Certificate) -> String {
    "\(certificate.notBefore.ISO8601Format()) to \(certificate.notAfter.ISO8601Format())"
  }

  /// The kind and size of the key.
  static func keyDescription(_ certificate: Certificate) -> String {
    (try? certificate.publicKey)?.algorithm.description ?? "of an unknown kind"
  }

  private static func authority(_ constraints: BasicConstraints) -> String {
    guard constraints.isAuthority else { return "no" }
    guard let length = constraints.maximumPathLength else { return "yes" }
    return "yes, with at most \(length) \(length == 1 ? "authority" : "authorities") beneath it"
  }
}
