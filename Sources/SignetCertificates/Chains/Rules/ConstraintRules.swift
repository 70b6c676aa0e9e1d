import COpenSSL
import SignetFindings

/// Basic, name and policy constraints (RFC 5280 §4.2.1.9–11).
extension CertificateRule {
  static let constraints = [
    CertificateRule(code: .certificateBadBasicConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.9") { place in
      guard place.isIssuer, place.certificate.version == 3, place.certificate.basicConstraints == nil else {
        return nil
      }
      return "is an authority's, and has no basic constraints"
    },
    CertificateRule(code: .certificateBadBasicConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.9") { place in
      guard place.isIssuer, let constraints = place.certificate.basicConstraints else { return nil }
      return constraints.isAuthority && !constraints.isCritical
        ? "is an authority's, and its basic constraints are not critical" : nil
    },
    CertificateRule(code: .certificateBadBasicConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.9") { place in
      guard let constraints = place.certificate.basicConstraints, constraints.maximumPathLength != nil else {
        return nil
      }
      if !constraints.isAuthority { return "limits the length of a path, and is no authority's" }
      let maySign = place.certificate.keyUsage?.contains(.keyCertSign) != false
      return maySign ? nil : "limits the length of a path, and may not sign certificates"
    },
    CertificateRule(code: .certificateBadNameConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.10") { place in
      guard place.isLeaf, !place.certificate.isAuthority, place.certificate.nameConstraints != nil else { return nil }
      return "is not an authority's, and has name constraints"
    },
    CertificateRule(code: .certificateBadNameConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.10") { place in
      guard place.isIssuer, let isCritical = place.certificate.isCritical(NID_name_constraints) else { return nil }
      return isCritical ? nil : "has name constraints that are not critical"
    },
    CertificateRule(code: .certificateBadNameConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.10") { place in
      guard let constraints = place.certificate.nameConstraints else { return nil }
      return constraints.permitted.isEmpty && constraints.excluded.isEmpty ? "has empty name constraints" : nil
    },
    CertificateRule(code: .certificateBadNameConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.10") { place in
      guard let constraints = place.certificate.nameConstraints else { return nil }
      let malformed = (constraints.permitted + constraints.excluded).first { !NameConstraints.isWellFormed($0) }
      return malformed.map { "has a name constraint that is none: \($0)" }
    },
    CertificateRule(code: .certificateBadPolicyConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.11") {
      $0.certificate.isCritical(NID_policy_constraints) == false ? "has policy constraints that are not critical" : nil
    },
    CertificateRule(code: .certificateBadPolicyConstraints, strictness: .profile, source: "RFC 5280 §4.2.1.14") {
      $0.certificate.isCritical(NID_inhibit_any_policy) == false ? "has an inhibitAnyPolicy that is not critical" : nil
    },
  ]
}
