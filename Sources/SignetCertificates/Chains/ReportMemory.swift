import Synchronization

/// Remembers the reports on leaves that were verified before, so that one who signs often is examined once.
///
/// A memory belongs to one verifier, whose time, purpose, anchors and revocation data never change: for the same leaf and
/// the same certificates beside it, the answer is the same.
final class ReportMemory: Sendable {
  /// Everything besides the verifier that a report depends on.
  struct Question: Hashable, Sendable {
    private let leaf: Certificate
    private let entries: [CertificatePool.Entry]

    /// nil where the pool is too large to be worth comparing.
    init?(_ leaf: Certificate, _ pool: CertificatePool) {
      guard pool.entries.count <= 16 else { return nil }
      self.leaf = leaf
      entries = pool.entries
    }
  }

  private let known = Mutex<[Question: ChainReport]>([:])
  /// How many reports are kept; all are dropped when there are more.
  private static let capacity = 1024

  /// The report on `question`: the one that is remembered, or else what `verify` says.
  func report(on question: Question?, _ verify: () -> ChainReport) -> ChainReport {
    guard let question else { return verify() }
    if let report = known.withLock({ $0[question] }) { return report }
    let report = verify()
    known.withLock { known in
      if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
      known[question] = report
    }
    return report
  }
}
