import Foundation
import SignetFindings

/// A path that OpenSSL validated, with what else there is to say about it.
struct JudgedPath {
  /// The path.
  let path: ValidatedPath
  /// Why it can't be used all the same; empty where it can.
  let faults: [ChainFault]
  /// What is known about the revocation of each certificate, leaf first.
  let revocation: [RevocationStatus]
  /// Warnings and notes.
  let advice: [Finding]

  /// Until when the chain holds: the earliest end of its certificates, and of the word about their revocation.
  var validUntil: Date? {
    let words = revocation.compactMap { status -> Date? in
      if case .good(let until) = status { until } else { nil }
    }
    return (path.certificates.map(\.notAfter) + words).min()
  }
}
