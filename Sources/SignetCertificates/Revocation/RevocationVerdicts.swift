import COpenSSL
import Foundation
import SignetCrypto

/// What OpenSSL has against each certificate of a path while it looks at revocation lists.
///
/// OpenSSL stops at the first error; here it is told to go on, so that every link gets a verdict of its own.
final class RevocationVerdicts {
  /// OpenSSL's first objection to a certificate.
  struct Verdict {
    /// One of OpenSSL's `X509_V_ERR_…`.
    let error: Int32
    /// When the certificate was revoked, and why, where it was.
    let revokedAt: Date?
    let reason: RevocationReason?

    /// OpenSSL's own words.
    var text: String { String(cString: X509_verify_cert_error_string(Int(error))) }
  }

  /// The objections, by the certificate's distance from the leaf.
  private(set) var first: [Int: Verdict] = [:]

  /// Listens to a verification; has to live until it ends.
  func collect(from context: OpaquePointer) {
    X509_STORE_CTX_set_ex_data(context, 0, Unmanaged.passUnretained(self).toOpaque())
    X509_STORE_CTX_set_verify_cb(context) { isAccepted, context in
      guard isAccepted == 0, let context else { return isAccepted }
      // The path of a list's issuer has to hold as any other; a context of its own verifies it.
      guard X509_STORE_CTX_get0_parent_ctx(context) == nil else { return 0 }
      guard let data = X509_STORE_CTX_get_ex_data(context, 0) else { return 0 }
      Unmanaged<RevocationVerdicts>.fromOpaque(data).takeUnretainedValue().note(context)
      return 1
    }
  }

  private func note(_ context: OpaquePointer) {
    let error = X509_STORE_CTX_get_error(context)
    let depth = Int(X509_STORE_CTX_get_error_depth(context))
    // What OpenSSL has against the path itself was judged before.
    guard first[depth] == nil, Self.concernsRevocation(error) else { return }
    var revoked: OpaquePointer?
    if error == X509_V_ERR_CERT_REVOKED, let list = X509_STORE_CTX_get0_current_crl(context),
      let certificate = X509_STORE_CTX_get_current_cert(context)
    {
      X509_CRL_get0_by_cert(list, &revoked, certificate)
    }
    first[depth] = Verdict(
      error: error,
      revokedAt: revoked.flatMap { X509_REVOKED_get0_revocationDate($0) }.flatMap { ASN1.date(of: $0) },
      reason: revoked.flatMap(Self.reason))
  }

  private static func concernsRevocation(_ error: Int32) -> Bool {
    switch error {
    case X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_INVALID_PURPOSE, X509_V_ERR_INVALID_CA,
      X509_V_ERR_INVALID_NON_CA, X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_CERT_CHAIN_TOO_LONG,
      X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION,
      X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_SUBTREE_MINMAX, X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE,
      X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX, X509_V_ERR_UNSUPPORTED_NAME_SYNTAX:
      false
    default: true
    }
  }

  private static func reason(of entry: OpaquePointer) -> RevocationReason? {
    guard let value = ErrorQueue.scope({ X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nil, nil) }) else {
      return nil
    }
    let number = value.assumingMemoryBound(to: ASN1_ENUMERATED.self)
    defer { ASN1_ENUMERATED_free(number) }
    return RevocationReason(rawValue: ASN1_ENUMERATED_get(number))
  }
}
