import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings

/// A certificate, and the document whose signer it is: what rules about certificates are tested on.
struct CertificateSubject {
  let certificate: Certificate
  let subject: RuleSubject

  func outcome(of test: RuleTest) throws(SignetError) -> RuleSubject.Outcome {
    switch test {
    case .rsaKey(let least):
      let algorithm = try certificate.publicKey.algorithm
      guard case .rsa(let bits) = algorithm, bits >= least else { return broken("The key is \(algorithm)") }
    case .curve(let curves):
      let algorithm = try certificate.publicKey.algorithm
      guard case .ec(let curve) = algorithm, curves.contains(curve) else { return broken("The key is \(algorithm)") }
    case .keyUsage(let usage):
      guard let own = certificate.keyUsage, own.isDisjoint(with: usage) else { return .kept }
      return broken("The certificate is for \(own)")
    case .extendedKeyUsage(let purposes):
      let own = certificate.extendedKeyUsage?.purposes.map(\.dotted) ?? []
      guard purposes.contains(where: own.contains) else {
        return broken("The certificate names none of these purposes")
      }
    case .inForce:
      guard !certificate.isValid(at: subject.time) else { return .kept }
      let (start, end) = (certificate.notBefore.formatted(.iso8601), certificate.notAfter.formatted(.iso8601))
      return broken("The certificate is in force from \(start) to \(end)")
    case .owner(let value, let paths, let part): return try owner(value, paths, part)
    default: break
    }
    return .kept
  }

  private func owner(
    _ value: CertificateValue, _ paths: [String], _ part: RuleTest.ComparedPart
  ) throws(SignetError) -> RuleSubject.Outcome {
    var wanted: ValuePath.Found?
    for path in paths where wanted == nil { wanted = try subject.values(path).first }
    guard let wanted else { return .notChecked("there is none of \(paths.joined(separator: ", "))") }
    let owners = certificate.texts(of: value)
    guard !owners.isEmpty else { return broken("The certificate does not name its owner's number") }
    guard !owners.contains(where: { part.isAlike($0, wanted.text) }) else { return .kept }
    return broken(
      "The certificate is for \(owners.joined(separator: ", ")), and \(wanted.xpath) is “\(wanted.text)”")
  }

  private func broken(_ detail: String) -> RuleSubject.Outcome {
    .broken(detail, .certificate(sha256: certificate.sha256Fingerprint))
  }
}

extension RuleTest.ComparedPart {
  /// Whether two numbers are the same, however they are punctuated.
  fileprivate func isAlike(_ left: String, _ right: String) -> Bool {
    let characters: (String) -> [UInt8] = { text in
      text.uppercased().utf8.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
    let (left, right) = (characters(left), characters(right))
    switch self {
    case .whole: return left == right
    case .first(let count): return left.count >= count && left.prefix(count) == right.prefix(count)
    }
  }
}

extension Certificate {
  /// The texts at the first place of a value that the certificate has.
  fileprivate func texts(of value: CertificateValue) -> [String] {
    for place in value.places {
      let texts = texts(at: place).compactMap { text -> String? in
        guard let pattern = value.pattern else { return text }
        guard let match = try? Regex(pattern).firstMatch(in: text), match.output.count > 1 else { return nil }
        return match.output[1].substring.map(String.init)
      }
      if !texts.isEmpty { return texts }
    }
    return []
  }

  private func texts(at place: CertificateValue.Place) -> [String] {
    switch place {
    case .subject(let type): return subject.values(of: OID(type))
    case .otherName(let type):
      return subjectAlternativeNames.compactMap { name in
        guard case .otherName(let found, let text, _) = name, found.dotted == type else { return nil }
        return text
      }
    case .directoryName(let type):
      return subjectAlternativeNames.flatMap { name -> [String] in
        guard case .directoryName(let found) = name else { return [] }
        return found.values(of: OID(type))
      }
    }
  }
}
