import SignetFindings

/// Key usage (RFC 5280 §4.2.1.3).
extension CertificateRule {
  static let keyUsages = [
    CertificateRule(code: .certificateBadUsage, strictness: .profile, source: "RFC 5280 §4.2.1.3") { place in
      guard place.certificate.keyUsage?.contains(.keyCertSign) == true else { return nil }
      return place.certificate.basicConstraints?.isAuthority == true
        ? nil : "may sign certificates by its key usage, and is no authority's by its basic constraints"
    },
    CertificateRule(code: .certificateBadUsage, strictness: .profile, source: "RFC 5280 §4.2.1.3") { place in
      guard place.isIssuer, place.certificate.version == 3, place.certificate.keyUsage == nil else { return nil }
      return "is an authority's, and has no key usage"
    },
  ]
}
