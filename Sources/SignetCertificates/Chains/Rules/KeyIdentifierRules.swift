import COpenSSL
import SignetFindings

/// Authority and subject key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2).
extension CertificateRule {
  static let keyIdentifiers = [
    CertificateRule(code: .certificateBadKeyIdentifier, strictness: .profile, source: "RFC 5280 §4.2.1.1") { place in
      guard !place.certificate.isSelfIssued, place.certificate.version == 3 else { return nil }
      // Only a root may leave it out, which an anchor need not be.
      return place.certificate.authorityKeyIdentifier?.keyIdentifier == nil
        ? "does not say which key of its issuer signed it" : nil
    },
    // To path validation, an extension that it does not process must not be critical (RFC 5280 §6.1.5 (f)).
    CertificateRule(code: .certificateBadKeyIdentifier, strictness: .path, source: "RFC 5280 §4.2.1.1") { place in
      place.certificate.isCritical(NID_authority_key_identifier) == true
        ? "has a critical authority key identifier" : nil
    },
    CertificateRule(code: .certificateBadKeyIdentifier, strictness: .path, source: "RFC 5280 §4.2.1.2") { place in
      place.certificate.isCritical(NID_subject_key_identifier) == true ? "has a critical subject key identifier" : nil
    },
    CertificateRule(code: .certificateBadKeyIdentifier, strictness: .profile, source: "RFC 5280 §4.2.1.2") { place in
      guard place.isIssuer, place.certificate.version == 3, place.certificate.subjectKeyIdentifier == nil else {
        return nil
      }
      return "is an authority's, and has no subject key identifier"
    },
    CertificateRule(code: .certificateBadKeyIdentifier, strictness: .webPKI, source: "CABF BR §7.1.2.1.3") { place in
      guard place.isIssuer, place.certificate.isSelfIssued, let identifier = place.certificate.authorityKeyIdentifier,
        identifier.serialNumber != nil || !identifier.issuer.isEmpty
      else { return nil }
      return "is a root whose authority key identifier holds more than a key identifier"
    },
  ]
}
