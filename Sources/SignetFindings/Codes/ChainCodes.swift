/// Codes about chains, and about certificates as links of a chain.
extension FindingCode {
  static let chain: [FindingCode] = [
    chainNoCertificate, chainWrongOrder, chainDuplicateCertificate, chainUnrelatedCertificate, chainSuspectClock,
    chainIntermediateMissing, chainRootMissing, chainRootUntrusted, chainAnchorDistrusted, chainRootNotAnchored,
    chainLoop, chainPathLengthExceeded, chainNameConstraintViolated, chainPolicyViolated, chainBudgetExceeded,
    chainRejected, certificateExpired, certificateNotYetValid, certificateBadSignature,
    certificateKeyIdentifierMismatch, certificateNotAnAuthority, certificateWrongUsage,
    certificateUnknownCriticalExtension, certificateExpiresSoon, certificateWeakKey, certificateWeakSignature,
    certificateOutlivesIssuer,
  ]

  /// There is no certificate in the input.
  public static let chainNoCertificate = FindingCode(
    "chain.no-certificate", "There is no certificate in the input.", exit: .badInput)
  /// The certificates of a file stand in no order.
  public static let chainWrongOrder = FindingCode(
    "chain.wrong-order", "The certificates of a file stand neither from the root down nor from the leaf up.",
    exit: .success)
  /// A certificate stands in a file more than once.
  public static let chainDuplicateCertificate = FindingCode(
    "chain.duplicate-certificate", "A certificate stands in a file more than once.", exit: .success)
  /// A certificate in a file belongs to no chain.
  public static let chainUnrelatedCertificate = FindingCode(
    "chain.unrelated-certificate", "A certificate in a file is no part of the chains there.", exit: .success)
  /// The clock may be wrong.
  public static let chainSuspectClock = FindingCode(
    "chain.suspect-clock", "All certificates of a chain are out of their validity: the clock may be wrong.",
    exit: .success)
  /// The certificate of the authority that issued one in the chain is not there.
  public static let chainIntermediateMissing = FindingCode(
    "chain.intermediate-missing", "The certificate of the authority that issued one in the chain is not there.",
    exit: .foundBad)
  /// The chain ends below its root, and no anchors were given.
  public static let chainRootMissing = FindingCode(
    "chain.root-missing", "The chain ends below its root, and no anchors were given.", exit: .foundBad)
  /// The chain does not end in one of the anchors.
  public static let chainRootUntrusted = FindingCode(
    "chain.root-untrusted", "The chain does not end in one of the anchors that were given.", exit: .foundBad)
  /// The anchor is not trusted for this purpose or certificate.
  public static let chainAnchorDistrusted = FindingCode(
    "chain.anchor-distrusted",
    "The anchor is trusted, but not for this purpose, or not for a certificate of this date.",
    exit: .foundBad)
  /// The chain ends in a root of the input itself, because no anchors were given.
  public static let chainRootNotAnchored = FindingCode(
    "chain.root-not-anchored", "The chain ends in a root of the input itself, which nobody vouched for.", exit: .success
  )
  /// Authorities issued each other's certificates, and none leads to a root.
  public static let chainLoop = FindingCode(
    "chain.loop", "Authorities issued each other's certificates, and none leads to a root.", exit: .foundBad)
  /// There are more authorities below one than it allows.
  public static let chainPathLengthExceeded = FindingCode(
    "chain.path-length-exceeded", "There are more authorities below one than its basic constraints allow.",
    exit: .foundBad)
  /// A name lies outside what an authority above it may certify.
  public static let chainNameConstraintViolated = FindingCode(
    "chain.name-constraint-violated", "A name lies outside what an authority above it may certify.", exit: .foundBad)
  /// The chain is valid for none of the policies that are asked for.
  public static let chainPolicyViolated = FindingCode(
    "chain.policy-violated",
    "The chain is valid for none of the certificate policies that are asked for, or its policies can't be read.",
    exit: .foundBad)
  /// The search for a chain was given up.
  public static let chainBudgetExceeded = FindingCode(
    "chain.budget-exceeded", "The search for a chain was given up, because it had used what it may use.",
    exit: .foundBad)
  /// OpenSSL refuses the chain for a reason that has no code of its own.
  public static let chainRejected = FindingCode(
    "chain.rejected", "OpenSSL refuses the chain for a reason that has no code of its own.", exit: .foundBad)

  /// The certificate's validity has ended.
  public static let certificateExpired = FindingCode(
    "certificate.expired", "The certificate's validity has ended.", exit: .foundBad)
  /// The certificate's validity has not begun.
  public static let certificateNotYetValid = FindingCode(
    "certificate.not-yet-valid", "The certificate's validity has not begun.", exit: .foundBad)
  /// The certificate's signature does not verify with its issuer's key.
  public static let certificateBadSignature = FindingCode(
    "certificate.bad-signature", "The certificate's signature does not verify with its issuer's key.", exit: .foundBad)
  /// The certificate names another key of its issuer than the one at hand.
  public static let certificateKeyIdentifierMismatch = FindingCode(
    "certificate.key-identifier-mismatch", "The certificate names another key of its issuer than the one at hand.",
    exit: .foundBad)
  /// A certificate that issued another is not an authority's.
  public static let certificateNotAnAuthority = FindingCode(
    "certificate.not-a-ca", "A certificate that issued another is not that of a certification authority.",
    exit: .foundBad)
  /// The certificate's key may not be used for this.
  public static let certificateWrongUsage = FindingCode(
    "certificate.wrong-usage", "The certificate's key usages do not allow what it is to be used for.", exit: .foundBad)
  /// The certificate has a critical extension that OpenSSL does not know.
  public static let certificateUnknownCriticalExtension = FindingCode(
    "certificate.unknown-critical-extension", "The certificate has a critical extension that is not known.",
    exit: .foundBad)
  /// The certificate's validity ends within the time that was asked about.
  public static let certificateExpiresSoon = FindingCode(
    "certificate.expires-soon", "The certificate's validity ends within the time that was asked about.",
    exit: .foundBad)
  /// The certificate's key is too short by today's measure.
  public static let certificateWeakKey = FindingCode(
    "certificate.weak-key", "The certificate's key is too short by today's measure.", exit: .success)
  /// The certificate's validity sticks out of its issuer's.
  public static let certificateOutlivesIssuer = FindingCode(
    "certificate.outlives-issuer", "The certificate's validity sticks out of its issuer's.", exit: .success)
  /// The certificate is signed with a broken digest algorithm.
  public static let certificateWeakSignature = FindingCode(
    "certificate.weak-signature", "The certificate is signed with a broken digest algorithm.", exit: .success)
}
