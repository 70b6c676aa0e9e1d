/// What a purpose asks of the key usages and extended key usages in a path.
///
/// TLS and time-stamping repeat the rules of OpenSSL, which has the last word on them; document signing and code signing
/// are purposes that OpenSSL 3.0 does not know.
struct UsageRules {
  private let purpose: Purpose

  /// The rules of `purpose`.
  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  /// What speaks against the purpose in a path, leaf first.
  func faults(of certificates: [Certificate]) -> [ChainFault] {
    guard let leaf = certificates.first else { return [] }
    var faults: [ChainFault] = []
    if let usage = leaf.keyUsage, let asked = askedKeyUsage, usage.isDisjoint(with: asked) {
      faults.append(
        .wrongUsage(leaf, reason: "its key usage is \(usage), and \(purpose.rawValue) needs one of: \(asked)"))
    }
    if let usage = leaf.keyUsage, purpose == .timestamping, !usage.isSubset(of: [.digitalSignature, .nonRepudiation]) {
      faults.append(.wrongUsage(leaf, reason: "its key may be used for more than signatures: \(usage)"))
    }
    return faults + extendedKeyUsageFaults(of: leaf) + issuers(in: certificates).compactMap(authorityFault)
  }

  /// One of these has to stand in the leaf's key usage, where it has one.
  private var askedKeyUsage: KeyUsage? {
    switch purpose {
    case .any: nil
    case .documentSigning, .timestamping: [.digitalSignature, .nonRepudiation]
    case .codeSigning: .digitalSignature
    case .tlsClient: [.digitalSignature, .keyAgreement]
    case .tlsServer: [.digitalSignature, .keyEncipherment, .keyAgreement]
    }
  }

  /// This has to stand among the extended key usages.
  private var askedExtendedKeyUsage: OID? {
    switch purpose {
    case .any, .documentSigning: nil
    case .tlsClient: ExtendedKeyUsage.clientAuthentication
    case .tlsServer: ExtendedKeyUsage.serverAuthentication
    case .timestamping: ExtendedKeyUsage.timeStamping
    case .codeSigning: ExtendedKeyUsage.codeSigning
    }
  }

  private func extendedKeyUsageFaults(of leaf: Certificate) -> [ChainFault] {
    guard let asked = askedExtendedKeyUsage else { return [] }
    guard let usage = leaf.extendedKeyUsage else {
      let mayBeAbsent = purpose == .tlsClient || purpose == .tlsServer
      return mayBeAbsent ? [] : [.wrongUsage(leaf, reason: "it has no extended key usage, which must be \(asked)")]
    }
    guard usage.purposes.contains(asked) else {
      return [.wrongUsage(leaf, reason: "its extended key usage is \(usage), and \(asked) is missing")]
    }
    // RFC 3161 §2.3.
    guard purpose == .timestamping, usage.purposes.count > 1 || !usage.isCritical else { return [] }
    return [.wrongUsage(leaf, reason: "its extended key usage has to be critical and nothing but \(asked)")]
  }

  /// The authorities of a path, but for an anchor that its own trust settings trust for the purpose.
  private func issuers(in certificates: [Certificate]) -> [Certificate] {
    let isExcused = certificates.last?.anchorTrust(for: purpose) == .trusted
    return Array(isExcused ? certificates.dropFirst().dropLast() : certificates.dropFirst())
  }

  /// An authority that is limited to other purposes passes its limits on.
  private func authorityFault(of authority: Certificate) -> ChainFault? {
    guard purpose != .timestamping, let asked = askedExtendedKeyUsage, let usage = authority.extendedKeyUsage,
      !usage.purposes.contains(asked)
    else { return nil }
    return .wrongUsage(authority, reason: "it may only issue certificates for \(usage), and \(asked) is missing")
  }
}
