/// A chain that was put together, ready to be written.
public struct BuiltChain: Sendable, Hashable {
  /// The verdict on the chain; one that is not valid may be incomplete.
  public let report: ChainReport
  /// The certificates that were at hand and are no part of the chain.
  public let unrelated: [CertificatePool.Entry]

  /// In which order a chain is written.
  public enum Order: String, Sendable, Hashable, CaseIterable, Codable {
    /// As catalogs show it.
    case rootFirst = "root-first"
    /// As TLS servers want it.
    case leafFirst = "leaf-first"
  }

  /// The certificates of the chain.
  ///
  /// - Parameters:
  ///   - order: which end comes first.
  ///   - includesRoot: false leaves out a root, which whoever checks the chain has anyway; never the leaf.
  public func certificates(_ order: Order = .rootFirst, includesRoot: Bool = true) -> [Certificate] {
    let leaf = report.leaf
    let links = report.chain.filter { includesRoot || $0.role != .root || $0.certificate == leaf }
    let rootFirst = links.map(\.certificate)
    return order == .rootFirst ? rootFirst : rootFirst.reversed()
  }
}
