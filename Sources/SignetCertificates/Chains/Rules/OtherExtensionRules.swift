import COpenSSL
import SignetFindings

/// The other extensions, and the encoding of all (RFC 5280 §4.2).
extension CertificateRule {
  static let otherExtensions = [
    CertificateRule(code: .certificateMalformedExtension, strictness: .profile, source: "RFC 5280 §4.2") { place in
      guard let found = place.extensions.first(where: \.isMalformed) else { return nil }
      return "has an extension that can't be read: \(found.identifier)"
    },
    CertificateRule(code: .certificateDuplicatedExtension, strictness: .path, source: "RFC 5280 §4.2") { place in
      var seen: Set<OID> = []
      guard let found = place.extensions.first(where: { !seen.insert($0.identifier).inserted }) else {
        return nil
      }
      return "has an extension twice: \(found.identifier)"
    },
    CertificateRule(code: .certificateBadInformationAccess, strictness: .path, source: "RFC 5280 §4.2.2.1") {
      place in
      place.certificate.isCritical(NID_info_access) == true ? "has a critical authority information access" : nil
    },
    CertificateRule(code: .certificateBadInformationAccess, strictness: .profile, source: "RFC 5280 §4.2.2.1") {
      place in
      guard place.certificate.isCritical(NID_info_access) != nil else { return nil }
      return place.certificate.hasReadableInformationAccess
        ? nil : "has an authority information access that can't be read"
    },
  ]
}
