import SignetFindings

/// Names against the constraints above them, where OpenSSL is too kind (RFC 5280 §4.2.1.10).
enum NameRules {
  /// What speaks against the names in a path, leaf first.
  static func faults(of certificates: [Certificate]) -> [ChainFault] {
    let constraints = certificates.map(\.nameConstraints)
    guard constraints.contains(where: { $0 != nil }) else { return [] }
    return certificates.indices.flatMap { index -> [ChainFault] in
      let names = certificates[index].subjectAlternativeNames
      guard !names.isEmpty else { return [] }
      return constraints[(index + 1)...].compactMap(\.self).flatMap { breaches(of: names, $0) }.map { clause in
        .broken(
          Finding(
            .chainNameConstraintViolated, about: .certificate(sha256: certificates[index].sha256Fingerprint),
            message: "\(certificates[index].quoted) \(clause).",
            hint: "Ask the issuer for a certificate without that name."))
      }
    }
  }

  private static func breaches(of names: [GeneralName], _ constraints: NameConstraints) -> [String] {
    let limits = constraints.permitted + constraints.excluded
    let limitsDNS = limits.contains { if case .dns = $0 { true } else { false } }
    let limitsEmail = limits.contains { if case .email = $0 { true } else { false } }
    let limitsURI = limits.contains { if case .uri = $0 { true } else { false } }
    let isVague = limits.contains(where: isVagueDNS)
    return names.compactMap { name in
      switch name {
      case .dns(let text) where isVague:
        "has the name “\(PrintableText.escaped(text))” under a constraint of DNS names that is none"
      case .uri(let text) where limitsURI:
        URIConstraints.breach(of: text, constraints)
      case .dns(let text) where limitsDNS && !DNSName.isWellFormed(text):
        "has the name “\(PrintableText.escaped(text))”, which is no DNS name, under a constraint of DNS names"
      case .email(let text) where limitsEmail && !isMailbox(text):
        "has the name “\(PrintableText.escaped(text))”, which is no e-mail address, under a constraint of addresses"
      case .dns(let text) where text.hasPrefix("*."):
        excludedSibling(of: text, constraints.excluded)
          .map { "has the name “\(PrintableText.escaped(text))”, which takes in the excluded “\($0)”" }
      default: nil
      }
    }
  }

  /// OpenSSL compares the end of a name with any text, so that an excluded `*.x` or `x.` excludes nothing. A leading period
  /// is not the standard's, but has one meaning only.
  private static func isVagueDNS(_ subtree: GeneralName) -> Bool {
    guard case .dns(let text) = subtree else { return false }
    return !NameConstraints.isWellFormed(.dns(text.hasPrefix(".") ? String(text.dropFirst()) : text))
  }

  /// `*.x` stands for every one label before `x`, also one that is excluded (CVE-2025-61727).
  private static func excludedSibling(of wildcard: String, _ excluded: [GeneralName]) -> String? {
    let parent = wildcard.dropFirst(2).lowercased()
    for case .dns(let text) in excluded {
      let labels = text.lowercased().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      if labels.count == 2, !labels[0].isEmpty, labels[1] == parent { return PrintableText.escaped(text) }
    }
    return nil
  }

  /// `local@domain`, each at least one character of ASCII; a quoted local part may hold anything.
  private static func isMailbox(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
    let (local, domain) = (text[..<at], text[text.index(after: at)...])
    guard !local.isEmpty, !local.contains("@") || local.hasPrefix("\"") else { return false }
    return DNSName.isWellFormed(String(domain)) && !domain.hasPrefix("*") || domain.hasPrefix("[")
  }
}
