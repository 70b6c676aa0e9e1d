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

extension NameConstraints {
  /// Whether the subtree has the form of its kind: a DNS name without a wildcard or a leading period, or an address with a
  /// mask of leading ones (RFC 4632 §5.1). Other kinds have no form of their own.
  static func isWellFormed(_ subtree: GeneralName) -> Bool {
    switch subtree {
    case .dns(let text): text.isEmpty || DNSName.isWellFormed(text) && !text.hasPrefix("*")
    case .ipAddress(let octets):
      (octets.count == 8 || octets.count == 32) && isPrefix(octets.suffix(octets.count / 2))
    default: true
    }
  }

  private static func isPrefix(_ mask: ArraySlice<UInt8>) -> Bool {
    let rest = mask.drop { $0 == 0xFF }
    guard let partial = rest.first else { return true }
    return ~partial & (~partial &+ 1) == 0 && rest.dropFirst().allSatisfy { $0 == 0 }
  }
}
