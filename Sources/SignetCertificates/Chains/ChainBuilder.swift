/// Puts the chain of a leaf together out of any heap of certificates.
public struct ChainBuilder: Sendable {
  private let verifier: ChainVerifier

  /// Creates a builder; `settings` says at what time and for what the chain should be valid, if it can be.
  public init(_ settings: ChainSettings) {
    verifier = ChainVerifier(settings)
  }

  /// Finds the chain of `leaf` in `pool`, and what in `pool` is no part of it.
  public func build(leaf: Certificate, pool: CertificatePool) -> BuiltChain {
    let report = verifier.verify(leaf: leaf, pool: pool)
    let used = Set(report.chain.map(\.certificate))
    return BuiltChain(report: report, unrelated: pool.entries.filter { !used.contains($0.certificate) })
  }
}
