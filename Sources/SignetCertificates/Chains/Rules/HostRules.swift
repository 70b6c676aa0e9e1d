import COpenSSL
import SignetCrypto
import SignetFindings

/// Whether a certificate is for the host or the mailbox that was meant (RFC 6125 §6, RFC 9525).
struct HostRules {
  private let host: String?
  private let email: String?

  /// Takes the names from `settings`.
  init(_ settings: ChainSettings) {
    host = settings.host
    email = settings.email
  }

  /// What speaks against a leaf.
  func faults(of leaf: Certificate) -> [ChainFault] {
    [hostFault(leaf), emailFault(leaf)].compactMap(\.self)
  }

  private func hostFault(_ leaf: Certificate) -> ChainFault? {
    guard let host, !isFor(host, leaf) else { return nil }
    let listed = leaf.subjectAlternativeNames.compactMap { name -> String? in
      switch name {
      case .dns(let text): text
      case .ipAddress(let octets): HostAddress.canonicalText(octets)
      default: nil
      }
    }
    let others =
      listed.isEmpty
      ? "it names no host"
      : "it is for " + Self.nearest(listed, to: host).map(PrintableText.escaped).joined(separator: ", ")
    return .broken(
      Finding(
        .certificateHostMismatch, about: .certificate(sha256: leaf.sha256Fingerprint),
        message: "\(leaf.quoted) is not for the host “\(PrintableText.escaped(host))”: \(others).",
        hint: "Connect by a name that the certificate lists, or have it issued with this name too."))
  }

  private func emailFault(_ leaf: Certificate) -> ChainFault? {
    guard let email else { return nil }
    let isListed = ErrorQueue.scope {
      leaf.withPointer {
        X509_check_email($0, email, email.utf8.count, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)) == 1
      }
    }
    guard !isListed else { return nil }
    return .broken(
      Finding(
        .certificateEmailMismatch, about: .certificate(sha256: leaf.sha256Fingerprint),
        message: "\(leaf.quoted) is not for the mailbox “\(PrintableText.escaped(email))”.",
        hint: "Use the certificate that was issued for this address."))
  }

  private func isFor(_ host: String, _ leaf: Certificate) -> Bool {
    ErrorQueue.scope {
      leaf.withPointer { x509 in
        if let address = HostAddress.octets(host) { return X509_check_ip(x509, address, address.count, 0) == 1 }
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        guard DNSName.isWellFormed(name), !name.hasPrefix("*") else { return false }
        // The subject's common name counts no more (RFC 9525 §2), and a wildcard is a whole label.
        let flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS
        return X509_check_host(x509, name, name.utf8.count, UInt32(flags), nil) == 1
      }
    }
  }

  /// The three names that have most of their end in common with `host`, nearest first.
  private static func nearest(_ names: [String], to host: String) -> [String] {
    func likeness(_ name: String) -> Int {
      zip(name.lowercased().reversed(), host.lowercased().reversed()).prefix { $0 == $1 }.count
    }
    let sorted = names.enumerated().sorted { left, right in
      (likeness(right.element), left.offset) < (likeness(left.element), right.offset)
    }
    return sorted.prefix(3).map(\.element)
  }
}
