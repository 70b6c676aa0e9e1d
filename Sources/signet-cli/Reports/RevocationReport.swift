import Foundation
import Signet

/// What is known about a certificate's revocation, in JSON.
struct RevocationReport: Encodable {
  /// `not-checked`, `good`, `revoked` or `unknown`.
  let status: String
  /// When the next word is due.
  let until: OrNull<Date>
  let revokedAt: OrNull<Date>
  /// The name in RFC 5280 §5.3.1.
  let reason: OrNull<String>

  init(_ status: RevocationStatus) {
    var (until, revokedAt, reason): (Date?, Date?, String?)
    switch status {
    case .notChecked: self.status = "not-checked"
    case .unknown: self.status = "unknown"
    case .good(let end):
      self.status = "good"
      until = end
    case .revoked(let date, let why):
      self.status = "revoked"
      (revokedAt, reason) = (date, why?.description)
    }
    self.until = OrNull(until)
    self.revokedAt = OrNull(revokedAt)
    self.reason = OrNull(reason)
  }
}
