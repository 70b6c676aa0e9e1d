import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML

/// What rules are tested on: a document, what is known of its signatures, and the signer's certificate.
struct RuleSubject {
  /// What a test found.
  enum Outcome {
    case kept
    /// What is there instead, as the beginning of a sentence, and where.
    case broken(String, Finding.Subject?)
    case notChecked(String)
  }

  let document: [UInt8]
  let tree: XMLTree
  let namespaces: [String: String]
  /// How the profile writes the names of certificates.
  let nameStyles: [NameStyle]
  /// One report for each signature; none where the document is not signed.
  let reports: [ProfiledReport]
  let certificate: Certificate?
  let time: Date

  func outcome(of test: RuleTest) throws(SignetError) -> Outcome {
    switch test {
    case .signed, .signatureHolds, .signatureFits, .namesSignature, .certificates, .issuerName:
      return try signatureOutcome(of: test)
    case .present(let path):
      return try values(path).isEmpty ? .broken("There is no \(path)", nil) : .kept
    case .absent(let path):
      guard let found = try values(path).first else { return .kept }
      return .broken("There is a \(path)", .element(xpath: found.xpath))
    case .matches(let path, let pattern): return try matches(path, pattern)
    case .equals(let path, let pieces): return try equals(path, pieces)
    case .encoding, .noByteOrderMark, .noPrefixes, .noComments, .noWhiteSpaceBetweenElements, .bytes:
      return writingOutcome(of: test)
    case .rsaKey, .curve, .keyUsage, .extendedKeyUsage, .inForce, .owner:
      guard let certificate else {
        return .notChecked("no certificate is known: sign the document, or give --identity")
      }
      return try CertificateSubject(certificate: certificate, subject: self).outcome(of: test)
    }
  }

  /// The values at a path.
  func values(_ path: String) throws(SignetError) -> [ValuePath.Found] {
    try ValuePath(path, namespaces: namespaces).values(in: tree)
  }

  // MARK: The signatures

  private func signatureOutcome(of test: RuleTest) throws(SignetError) -> Outcome {
    if case .signed = test { return reports.isEmpty ? .broken("The document is not signed", nil) : .kept }
    guard !reports.isEmpty else { return .notChecked("the document is not signed") }
    switch test {
    case .signatureHolds:
      guard let failed = reports.first(where: { !$0.signature.isValid }) else { return .kept }
      let cause = failed.signature.findings.first { $0.severity == .error }?.message ?? "It does not hold."
      return .broken("A signature is not valid (\(cause.dropLast()))", .element(xpath: failed.signature.xpath))
    case .signatureFits:
      guard let failed = reports.first(where: { !$0.violations.isEmpty }) else { return .kept }
      let cause = failed.violations.map { $0.message.dropLast() }.joined(separator: "; ")
      return .broken(String(cause), .element(xpath: failed.signature.xpath))
    case .namesSignature(let path):
      let ids = reports.compactMap(\.signature.id)
      guard let found = try values(path).first else { return .broken("There is no \(path)", nil) }
      let name = found.text.hasPrefix("#") ? String(found.text.dropFirst()) : found.text
      guard !ids.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else { return .kept }
      return .broken(
        "\(found.xpath) is “\(found.text)”, and no signature has that Id", .element(xpath: found.xpath))
    case .certificates(let minimum):
      for signature in tree.signatures {
        let count = signature.descendants.count {
          $0.isNamed("X509Certificate", in: Namespace.xmldsig)
            && $0.parent?.isNamed("X509Data", in: Namespace.xmldsig) == true
        }
        guard count < minimum else { continue }
        return .broken("KeyInfo holds \(count) certificates", .element(xpath: signature.xpath))
      }
      return .kept
    case .issuerName: return issuerName()
    default: return .kept
    }
  }

  private func issuerName() -> Outcome {
    for (report, signature) in zip(reports, tree.signatures) {
      let names = signature.descendants.filter { $0.isNamed("X509IssuerName", in: Namespace.xmldsig) }
      guard let signer = report.signature.signer, let name = names.first else { continue }
      let wanted = nameStyles.map { signer.issuer.text($0) }
      let isThere = names.contains { name in wanted.contains { $0.utf8.elementsEqual((name.pureText ?? "").utf8) } }
      guard !isThere else { continue }
      return .broken(
        "The issuer is named “\(name.pureText ?? "")” and not “\(wanted.first ?? "")”", .element(xpath: name.xpath))
    }
    let isNamed = tree.elements(named: "X509IssuerName", in: Namespace.xmldsig).first != nil
    return isNamed ? .kept : .notChecked("no issuer is named")
  }

  // MARK: Values

  private func matches(_ path: String, _ pattern: String) throws(SignetError) -> Outcome {
    guard let regex = try? Regex(pattern) else {
      throw SignetError(
        .profileInvalid, message: "The profile can't be understood: \(pattern) is not a regular expression.",
        hint: "Correct the pattern of the rule about \(path).")
    }
    let values = try values(path)
    guard !values.isEmpty else { return .notChecked("there is no \(path)") }
    guard let wrong = values.first(where: { (try? regex.wholeMatch(in: $0.text)) == nil }) else { return .kept }
    return .broken("\(wrong.xpath) is “\(wrong.text)”", .element(xpath: wrong.xpath))
  }

  private func equals(_ path: String, _ pieces: [RulePiece]) throws(SignetError) -> Outcome {
    let values = try values(path)
    guard !values.isEmpty else { return .notChecked("there is no \(path)") }
    var wanted = ""
    for piece in pieces { wanted += try text(piece) }
    guard let wrong = values.first(where: { !$0.text.utf8.elementsEqual(wanted.utf8) }) else { return .kept }
    return .broken("\(wrong.xpath) is “\(wrong.text)” and not “\(wanted)”", .element(xpath: wrong.xpath))
  }

  private func text(_ piece: RulePiece) throws(SignetError) -> String {
    switch piece {
    case .text(let text): return text
    case .value(let path, let width): return try text(.first([path], width: width))
    case .first(let paths, let width):
      for path in paths {
        guard let found = try values(path).first else { continue }
        return String(repeating: "0", count: max(0, width - found.text.count)) + found.text
      }
      return ""
    case .yearMonth(let path):
      let date = try values(path).first?.text ?? ""
      return date.wholeMatch(of: /\d\d(\d\d)-(\d\d)-\d\d.*/).map { String($0.output.1 + $0.output.2) } ?? ""
    }
  }

  // MARK: How the document is written

  private func writingOutcome(of test: RuleTest) -> Outcome {
    switch test {
    case .encoding(let names):
      let name = tree.encodingName
      guard !names.contains(where: { $0.lowercased() == name.lowercased() }) else { return .kept }
      return .broken("The document is in \(name)", nil)
    case .noByteOrderMark:
      let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
      guard marks.contains(where: document.starts(with:)) else { return .kept }
      return .broken("A byte order mark stands before the document", nil)
    case .noPrefixes:
      guard let element = tree.firstPrefixedElement else { return .kept }
      return .broken("The element \(element.qualifiedName) has a prefix", .element(xpath: element.xpath))
    case .noComments: return tree.hasComments ? .broken("The document has comments", nil) : .kept
    case .noWhiteSpaceBetweenElements:
      guard let element = tree.firstElementWithWhiteSpaceBetweenElements else { return .kept }
      return .broken("White space stands between elements", .element(xpath: element.xpath))
    case .bytes(let most):
      return document.count <= most ? .kept : .broken("The document has \(document.count) bytes", nil)
    default: return .kept
    }
  }
}
