import SignetFindings

/// A rule that a certificate at its place in a path has to keep, and that OpenSSL does not enforce.
struct CertificateRule: Sendable {
  /// The code of a breach.
  let code: FindingCode
  /// The strictness from which on a breach refuses the path; below it, a breach is told as a warning or a note.
  let strictness: Strictness
  /// The section that says so.
  let source: String
  /// What breaks the rule, as a clause that goes on after the certificate's name; nil where nothing does.
  let breach: @Sendable (CertificatePlace) -> String?

  /// The finding about a certificate that breaks the rule.
  func finding(on certificate: Certificate, clause: String, severity: Severity) -> Finding {
    Finding(
      code, severity, about: .certificate(sha256: certificate.sha256Fingerprint),
      message: "\(certificate.quoted) \(clause) (\(source)).",
      hint: severity == .error
        ? "Ask the issuer for a certificate that follows the standard."
        : "The chain holds all the same; tell the issuer, because stricter programs refuse it.")
  }

  /// All rules, in the order of their sections.
  static let all = fields + keyIdentifiers + keyUsages + alternativeNames + constraints + otherExtensions + webPKI
}

/// A certificate and its place in a path.
struct CertificatePlace: Sendable {
  /// The certificate.
  let certificate: Certificate
  /// Whether it is what the path is about.
  let isLeaf: Bool
  /// Whether it is the last of the path, which is trusted.
  let isLast: Bool

  /// Its extensions, read once for all rules.
  let extensions: [CertificateExtension]
  /// Its alternative names, read once for all rules.
  let alternativeNames: [GeneralName]

  /// Reads what several rules ask of a certificate.
  init(certificate: Certificate, isLeaf: Bool, isLast: Bool) {
    self.certificate = certificate
    self.isLeaf = isLeaf
    self.isLast = isLast
    extensions = certificate.extensions
    alternativeNames = certificate.subjectAlternativeNames
  }

  /// Whether it stands in the path as an authority.
  var isIssuer: Bool { !isLeaf }
}
