import COpenSSL
import SignetCrypto
import SignetFindings

extension Certificate {
  /// What is wrong with the names of the issuer and the subject (RFC 5280 §4.1.2.4, §4.1.2.6, §4.2.1.6).
  var nameFindings: [Finding] {
    var findings: [Finding] = []
    if issuer.isEmpty {
      findings.append(defect(.certificateBadName, .warning, "The certificate does not name its issuer."))
    }
    let alternatives = subjectAlternativeNames
    if subject.isEmpty, alternatives.isEmpty {
      findings.append(
        defect(.certificateBadName, .warning, "The certificate names no subject, and no alternative name either."))
    }
    for (role, name) in [("issuer", issuer), ("subject", subject)] {
      findings += name.attributes.filter(\.isUnreadable).map { attribute in
        defect(
          .certificateMalformedName, .error,
          "The \(attribute.type) in the name of the \(role) can't be read, or holds a NUL character.")
      }
    }
    if alternatives.contains(where: \.isUnreadable) {
      findings.append(
        defect(
          .certificateMalformedName, .error,
          "An alternative name of the subject can't be read, or holds a NUL character."))
    }
    return findings
  }
}

extension NameAttribute {
  /// Whether the value is of a string type, but its characters are not valid in it; or whether it holds a NUL, behind
  /// which programs in C don't see the rest.
  fileprivate var isUnreadable: Bool {
    guard let text else { return Self.stringTypes.contains(der.first ?? 0) }
    return text.unicodeScalars.contains("\0")
  }

  /// The tags of UTF8String, NumericString, PrintableString, TeletexString, IA5String, VisibleString, UniversalString
  /// and BMPString.
  private static let stringTypes: Set<UInt8> = [0x0C, 0x12, 0x13, 0x14, 0x16, 0x1A, 0x1C, 0x1E]
}

extension GeneralName {
  /// Whether the name can't be read, or holds a NUL.
  fileprivate var isUnreadable: Bool {
    switch self {
    case .email(let text), .dns(let text), .uri(let text): text.unicodeScalars.contains("\0")
    case .ipAddress(let octets): octets.count != 4 && octets.count != 16
    case .directoryName, .registeredID, .otherName: false
    case .unreadable: true
    }
  }
}
