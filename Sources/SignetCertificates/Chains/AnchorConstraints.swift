import Foundation

/// Within which limits an anchor is trusted, as root programs set them.
public struct AnchorConstraints: Sendable, Hashable {
  /// The purposes for which it is trusted; nil for all.
  public var purposes: Set<Purpose>?
  /// Certificates that begin to be valid after this moment are not trusted (`CKA_NSS_SERVER_DISTRUST_AFTER`); nil for no
  /// such moment.
  public var distrustAfter: Date?

  /// Creates limits.
  public init(purposes: Set<Purpose>? = nil, distrustAfter: Date? = nil) {
    self.purposes = purposes
    self.distrustAfter = distrustAfter
  }

  /// Why a leaf is not trusted for a purpose, as a clause; nil where it is.
  func objection(to leaf: Certificate, for purpose: Purpose) -> String? {
    if let purposes, !purposes.contains(purpose) {
      return "it is trusted only for: \(purposes.map(\.rawValue).sorted().joined(separator: ", "))"
    }
    if let distrustAfter, leaf.notBefore > distrustAfter {
      return "it is trusted only for certificates that were issued until \(distrustAfter.formatted(.iso8601))"
    }
    return nil
  }
}
