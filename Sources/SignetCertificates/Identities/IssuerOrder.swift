import COpenSSL
import SignetCrypto

/// Orders certificates from a leaf to its root, without judging them: that is path validation's.
enum IssuerOrder {
  /// The issuer of `leaf` among `pool`, that one's issuer, and so on until a self-issued certificate or until none is
  /// found.
  static func issuers(of leaf: Certificate, among pool: [Certificate]) -> [Certificate] {
    var issuers: [Certificate] = []
    var current = leaf
    while !current.isSelfIssued, let issuer = issuer(of: current, among: pool.filter { $0 != leaf }, issuers) {
      issuers.append(issuer)
      current = issuer
    }
    return issuers
  }

  /// Of several issuers, as after a renewal, the one that ends last.
  private static func issuer(
    of certificate: Certificate, among pool: [Certificate], _ used: [Certificate]
  ) -> Certificate? {
    pool.filter { $0.hasIssued(certificate) && !used.contains($0) }.max { $0.notAfter < $1.notAfter }
  }
}

extension Certificate {
  /// Whether this certificate's name, key identifier and key usage make it the issuer of `subject`, and its key
  /// verifies the signature (RFC 5280 §4.2.1.1, §6.1.3).
  fileprivate func hasIssued(_ subject: Certificate) -> Bool {
    ErrorQueue.scope {
      withPointer { issuer in
        subject.withPointer { subject in
          X509_check_issued(issuer, subject) == X509_V_OK && X509_verify(subject, X509_get0_pubkey(issuer)) == 1
        }
      }
    }
  }
}
