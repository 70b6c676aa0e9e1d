import COpenSSL

/// Whether a certificate's subject is a certification authority, and how deep its tree may be (RFC 5280 §4.2.1.9).
public struct BasicConstraints: Sendable, Hashable {
  /// Whether the subject may issue certificates.
  public let isAuthority: Bool
  /// How many intermediate certificates may follow this one, not counting self-issued ones; nil for any number.
  public let maximumPathLength: Int?
  /// Whether the extension is critical.
  public let isCritical: Bool

  /// Reads `BASIC_CONSTRAINTS`.
  init(_ constraints: UnsafePointer<BASIC_CONSTRAINTS>, isCritical: Bool) {
    isAuthority = constraints.pointee.ca != 0
    maximumPathLength = constraints.pointee.pathlen.map { Int(ASN1_INTEGER_get($0)) }
    self.isCritical = isCritical
  }
}
