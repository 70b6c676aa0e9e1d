import Synchronization

/// Remembers which rules the authorities in paths break, so that the same few are not examined for every leaf.
///
/// What a certificate breaks depends on its bytes and its place alone: nothing that is remembered can grow old.
final class BreachMemory: Sendable {
  /// A rule, and what breaks it.
  struct Breach: Sendable {
    let rule: CertificateRule
    let clause: String
  }

  private struct Key: Hashable {
    let certificate: Certificate
    let isLast: Bool
  }

  private let known = Mutex<[Key: [Breach]]>([:])
  /// How many authorities are remembered; a hostile pool may bring more.
  private static let capacity = 4096

  /// What the leaf of a path breaks.
  func breaches(ofLeaf leaf: Certificate, isLast: Bool) -> [Breach] {
    Self.examine(CertificatePlace(certificate: leaf, isLeaf: true, isLast: isLast))
  }

  /// What an authority in a path breaks.
  func breaches(ofIssuer issuer: Certificate, isLast: Bool) -> [Breach] {
    let key = Key(certificate: issuer, isLast: isLast)
    if let breaches = known.withLock({ $0[key] }) { return breaches }
    let breaches = Self.examine(CertificatePlace(certificate: issuer, isLeaf: false, isLast: isLast))
    known.withLock { known in
      if known.count < Self.capacity { known[key] = breaches }
    }
    return breaches
  }

  private static func examine(_ place: CertificatePlace) -> [Breach] {
    CertificateRule.all.compactMap { rule in rule.breach(place).map { Breach(rule: rule, clause: $0) } }
  }
}
