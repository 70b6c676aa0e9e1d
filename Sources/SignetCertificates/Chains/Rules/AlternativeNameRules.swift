import COpenSSL
import SignetFindings

/// Subject alternative names (RFC 5280 §4.2.1.6).
extension CertificateRule {
  static let alternativeNames = [
    CertificateRule(code: .certificateBadAlternativeName, strictness: .profile, source: "RFC 5280 §4.2.1.6") { place in
      guard let isCritical = place.certificate.isCritical(NID_subject_alt_name) else { return nil }
      if place.alternativeNames.isEmpty { return "has an empty list of alternative names" }
      return place.certificate.subject.isEmpty && !isCritical
        ? "has no subject, and its alternative names are not critical" : nil
    },
    CertificateRule(code: .certificateBadAlternativeName, strictness: .profile, source: "RFC 5280 §4.2.1.6") { place in
      for case .dns(let name) in place.alternativeNames where !DNSName.isWellFormed(name) {
        return "has the alternative name “\(PrintableText.escaped(name))”, which is no DNS name"
      }
      return nil
    },
    CertificateRule(code: .certificateBadAlternativeName, strictness: .profile, source: "RFC 5280 §4.2.1.6") { place in
      for case .ipAddress(let octets) in place.alternativeNames
      where ![4, 16].contains(octets.count) {
        return "has an IP address of \(octets.count) octets among its alternative names"
      }
      return nil
    },
    CertificateRule(code: .certificateBadAlternativeName, strictness: .webPKI, source: "CABF BR §7.1.2.7.12") { place in
      guard place.isLeaf, place.certificate.isCritical(NID_subject_alt_name) == true,
        !place.certificate.subject.isEmpty
      else { return nil }
      return "has a subject, and critical alternative names all the same"
    },
  ]
}
