/// Why a certificate was revoked (`CRLReason`, RFC 5280 §5.3.1); raw values are the numbers of the standard.
public enum RevocationReason: Int, Sendable, Hashable, CaseIterable {
  case unspecified = 0
  case keyCompromise = 1
  case caCompromise = 2
  case affiliationChanged = 3
  case superseded = 4
  case cessationOfOperation = 5
  case certificateHold = 6
  case removeFromCRL = 8
  case privilegeWithdrawn = 9
  case aaCompromise = 10
}

extension RevocationReason: CustomStringConvertible {
  /// The name in RFC 5280 §5.3.1.
  public var description: String {
    switch self {
    case .unspecified: "unspecified"
    case .keyCompromise: "keyCompromise"
    case .caCompromise: "cACompromise"
    case .affiliationChanged: "affiliationChanged"
    case .superseded: "superseded"
    case .cessationOfOperation: "cessationOfOperation"
    case .certificateHold: "certificateHold"
    case .removeFromCRL: "removeFromCRL"
    case .privilegeWithdrawn: "privilegeWithdrawn"
    case .aaCompromise: "aACompromise"
    }
  }
}
