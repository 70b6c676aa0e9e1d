import SignetCrypto
import SignetFindings

/// What only the CA/Browser Forum's Baseline Requirements for TLS servers ask (§6.1.5, §7.1).
extension CertificateRule {
  static let webPKI = [
    CertificateRule(code: .certificateBadKey, strictness: .webPKI, source: "CABF BR §6.1.5") { place in
      guard let algorithm = try? place.certificate.publicKey.algorithm else { return "has a key of an unknown kind" }
      switch algorithm {
      case .rsa(let bits) where bits < 2048: return "has an RSA key of \(bits) bits, and 2048 are the least"
      case .rsa(let bits) where bits % 8 != 0: return "has an RSA key of \(bits) bits, which 8 does not divide"
      case .rsa, .ec(.p256), .ec(.p384), .ec(.p521): return nil
      default: return "has a key that the Web PKI does not allow: \(algorithm)"
      }
    },
    CertificateRule(code: .certificateBadUsage, strictness: .webPKI, source: "CABF BR §7.1.2.7.10") { place in
      place.isLeaf && place.certificate.extendedKeyUsage == nil ? "has no extended key usage" : nil
    },
    CertificateRule(code: .certificateBadUsage, strictness: .webPKI, source: "CABF BR §7.1.2.7.10") { place in
      guard place.isLeaf, let usage = place.certificate.extendedKeyUsage else { return nil }
      if usage.isCritical { return "has a critical extended key usage" }
      return usage.purposes.contains(ExtendedKeyUsage.anyPurpose) ? "may be used for any purpose" : nil
    },
    CertificateRule(code: .certificateBadAlternativeName, strictness: .webPKI, source: "CABF BR §7.1.2.7.12") { place in
      place.isLeaf && place.alternativeNames.isEmpty ? "has no alternative names" : nil
    },
    CertificateRule(code: .certificateBadUsage, strictness: .webPKI, source: "CABF BR §7.1.2.1.2") { place in
      guard place.isIssuer, place.isLast, place.certificate.isSelfIssued, place.certificate.extendedKeyUsage != nil
      else {
        return nil
      }
      return "is a root with an extended key usage"
    },
    CertificateRule(code: .certificateBadUsage, strictness: .webPKI, source: "CABF BR §7.1.2.7.8") { place in
      place.isLeaf && place.certificate.basicConstraints?.isAuthority == true
        ? "is an authority's, and no server's" : nil
    },
    CertificateRule(code: .certificateBadName, strictness: .webPKI, source: "CABF BR §7.1.4.3") { place in
      guard place.isLeaf else { return nil }
      for name in place.certificate.subject.commonNames where !isListed(name, among: place.alternativeNames) {
        // Names of people and organizations stand here too; only what is written in two ways can mislead.
        if name.contains("xn--") || HostAddress.isMiswritten(name) {
          return "has the common name “\(PrintableText.escaped(name))”, which is none of its alternative names"
        }
      }
      return nil
    },
  ]

  private static func isListed(_ name: String, among alternativeNames: [GeneralName]) -> Bool {
    alternativeNames.contains { listed in
      switch listed {
      case .dns(let text): text.lowercased() == name.lowercased()
      case .ipAddress(let octets): HostAddress.canonicalText(octets) == name
      default: false
      }
    }
  }
}
