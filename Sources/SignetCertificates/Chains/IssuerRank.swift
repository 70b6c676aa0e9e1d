import Foundation

/// How likely a certificate leads to a valid path when several have the issuer's name; the likeliest is the least.
struct IssuerRank: Comparable {
  /// Whether its key verifies the signature in question.
  let isSigned: Bool
  /// Whether the key identifiers do not speak against it.
  let identifiersAgree: Bool
  /// Whether it is an anchor, so that the path ends here.
  let isAnchor: Bool
  /// Whether it is valid at the time in question.
  let isCurrent: Bool
  /// Whether its own signature uses a digest that is not broken.
  let hasSoundSignature: Bool
  /// Until when it is valid: of two generations, the newer comes first.
  let notAfter: Date

  static func < (left: IssuerRank, right: IssuerRank) -> Bool {
    for property in [\IssuerRank.isSigned, \.identifiersAgree, \.isAnchor, \.isCurrent, \.hasSoundSignature]
    where left[keyPath: property] != right[keyPath: property] {
      return left[keyPath: property]
    }
    return left.notAfter > right.notAfter
  }
}
