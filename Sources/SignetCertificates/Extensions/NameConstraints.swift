import COpenSSL

/// The names for which an authority may issue certificates (RFC 5280 §4.2.1.10).
public struct NameConstraints: Sendable, Hashable {
  /// The subtrees of which a name of their kind has to be; none of a kind permits all of it.
  public let permitted: [GeneralName]
  /// The subtrees of which no name may be.
  public let excluded: [GeneralName]

  /// Reads a `NAME_CONSTRAINTS`.
  init(_ constraints: UnsafePointer<NAME_CONSTRAINTS>) {
    permitted = Self.names(constraints.pointee.permittedSubtrees)
    excluded = Self.names(constraints.pointee.excludedSubtrees)
  }

  private static func names(_ subtrees: OpaquePointer?) -> [GeneralName] {
    ASN1.elements(of: subtrees).compactMap { element in
      element.assumingMemoryBound(to: GENERAL_SUBTREE.self).pointee.base.map { GeneralName($0) }
    }
  }
}
