import Foundation

/// What is known about the revocation of one certificate at the time of the check.
public enum RevocationStatus: Sendable, Hashable {
  /// Nobody asked: revocation is off, or the certificate is the chain's last.
  case notChecked
  /// A list or a responder says that the certificate is not revoked; `until` is when the next word is due, nil where
  /// nobody said.
  case good(until: Date?)
  /// The certificate is revoked.
  case revoked(at: Date?, reason: RevocationReason?)
  /// There is no usable word about the certificate.
  case unknown(RevocationDoubt)
}

/// Why nothing is known about a certificate's revocation.
public enum RevocationDoubt: Sendable, Hashable {
  /// No list and no response about the certificate is at hand.
  case nothingAtHand
  /// The newest list or response is too old: its next update was due at `due`, or it is older than the settings allow.
  case stale(due: Date?)
  /// The list or response begins to hold only after the time of the check.
  case notYetValid
  /// The signature of the list or response does not verify, or its signer may not speak for the issuer.
  case notAuthorized(reason: String)
  /// The list or response can't be used; `reason` is a clause that says why.
  case unusable(reason: String)
  /// The responder does not know the certificate.
  case unknownToResponder
}

extension RevocationStatus {
  /// The worst of what one source says: revoked before unknown before good.
  static func worst(of statuses: [RevocationStatus]) -> RevocationStatus {
    statuses.max { $0.gravity < $1.gravity } ?? .unknown(.nothingAtHand)
  }

  /// What several sources say together: revoked where one says so, else good where one says so, else the doubt that
  /// tells most; nil where there are no sources.
  static func worstUsable(of statuses: [RevocationStatus]) -> RevocationStatus? {
    if let revoked = statuses.first(where: \.isRevoked) { return revoked }
    let ends = statuses.compactMap { status -> Date? in
      guard case .good(let until) = status else { return nil }
      return until ?? .distantFuture
    }
    if let latest = ends.max() { return .good(until: latest == .distantFuture ? nil : latest) }
    return statuses.first { $0 != .unknown(.nothingAtHand) } ?? statuses.first
  }

  /// Whether the certificate is revoked.
  var isRevoked: Bool {
    if case .revoked = self { true } else { false }
  }

  private var gravity: Int {
    switch self {
    case .notChecked: 0
    case .good: 1
    case .unknown: 2
    case .revoked: 3
    }
  }
}
