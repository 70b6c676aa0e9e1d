import SignetFindings

/// Looks at a file of certificates for what other programs stumble over, though it changes no verdict here.
struct BundleExamination {
  private let name: String
  private let certificates: [Certificate]

  /// Looks at a file's certificates in the file's order.
  init(name: String, certificates: [Certificate]) {
    self.name = name
    self.certificates = certificates
  }

  /// The findings.
  ///
  /// - Parameters:
  ///   - reports: the verdicts on all leaves of the input.
  ///   - used: all certificates in their chains.
  func findings(on reports: [ChainReport], used: Set<Certificate>) -> [Finding] {
    // Alone, a certificate that nobody needs is a question of its own; and where nothing is valid, it may be needed yet.
    let strangers = certificates.count > 1 && reports.allSatisfy(\.isValid) ? unrelated(to: used) : []
    return duplicates + strangers + (isOrdered(reports) ? [] : [wrongOrder])
  }

  private var duplicates: [Finding] {
    var counts: [Certificate: Int] = [:]
    for certificate in certificates { counts[certificate, default: 0] += 1 }
    var seen: Set<Certificate> = []
    return certificates.filter { seen.insert($0).inserted }.compactMap { certificate in
      guard let count = counts[certificate], count > 1 else { return nil }
      return warning(
        .chainDuplicateCertificate, certificate,
        "\(certificate.quoted) stands \(count) times in \(shownName).")
    }
  }

  private func unrelated(to used: Set<Certificate>) -> [Finding] {
    var seen: Set<Certificate> = []
    return certificates.filter { !used.contains($0) && seen.insert($0).inserted }.map { certificate in
      warning(
        .chainUnrelatedCertificate, certificate,
        "\(certificate.quoted) stands in \(shownName), and is no part of any chain there.")
    }
  }

  /// Whether the certificates of each chain go up or down in the file.
  private func isOrdered(_ reports: [ChainReport]) -> Bool {
    reports.allSatisfy { report in
      let places = report.chain.compactMap { certificates.firstIndex(of: $0.certificate) }
      return places == places.sorted() || places == places.sorted(by: >)
    }
  }

  private var wrongOrder: Finding {
    Finding(
      .chainWrongOrder, .warning, about: .file(path: name, position: nil),
      message: "The certificates stand in no order: neither from the root down nor from the leaf up.",
      hint: mending)
  }

  private func warning(_ code: FindingCode, _ certificate: Certificate, _ message: String) -> Finding {
    Finding(code, .warning, about: .certificate(sha256: certificate.sha256Fingerprint), message: message, hint: mending)
  }

  private var shownName: String { PrintableText.escaped(name) }

  private var mending: String {
    "Programs that take a file as it is may refuse it. Write it anew: signet chain build \(ShellWord.quoted(name)) -o chain.pem"
  }
}
