import SignetFindings

/// The basic fields of a certificate (RFC 5280 §4.1).
extension CertificateRule {
  static let fields = [
    CertificateRule(code: .certificateBadVersion, strictness: .profile, source: "RFC 5280 §4.1.2.1") { place in
      guard place.certificate.version < 3, place.isIssuer || !place.extensions.isEmpty else { return nil }
      return "is of version \(place.certificate.version), which can't say what it may be used for"
    },
    CertificateRule(code: .certificateBadSerialNumber, strictness: .profile, source: "RFC 5280 §4.1.2.2") { place in
      let serial = place.certificate.serialNumber
      if serial.isNegative { return "has a negative serial number" }
      if serial.bytes.isEmpty { return "has the serial number zero" }
      // A first octet from 128 on takes one more, so that the number stays positive.
      let octets = serial.bytes.count + (serial.bytes[0] >= 0x80 ? 1 : 0)
      return octets > 20 ? "has a serial number of \(octets) octets, and 20 are the most" : nil
    },
    CertificateRule(code: .certificateBadName, strictness: .profile, source: "RFC 5280 §4.1.2.4") { place in
      place.certificate.issuer.isEmpty ? "does not name its issuer" : nil
    },
    CertificateRule(code: .certificateBadName, strictness: .profile, source: "RFC 5280 §4.1.2.6") { place in
      place.isIssuer && place.certificate.subject.isEmpty ? "is an authority's, and has no subject" : nil
    },
  ]
}
