import COpenSSL
import SignetFindings

/// Why OpenSSL does not validate a path.
struct PathRejection: Error, Equatable {
  /// One of OpenSSL's `X509_V_ERR_…`.
  let number: Int32
  /// The certificate that is at fault, where OpenSSL names one.
  let certificate: Certificate?

  /// Reads the error of an `X509_STORE_CTX` whose verification failed.
  init(_ context: OpaquePointer) {
    let error = X509_STORE_CTX_get_error(context)
    number = error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error
    certificate = X509_STORE_CTX_get_current_cert(context).map { Certificate(sharing: $0) }
  }

  private init(number: Int32) {
    self.number = number
    certificate = nil
  }

  /// OpenSSL could not even begin.
  static let outOfMemory = PathRejection(number: X509_V_ERR_OUT_OF_MEM)

  /// OpenSSL's own words.
  var text: String { String(cString: X509_verify_cert_error_string(Int(number))) }

  /// The code that says the same.
  var code: FindingCode {
    switch number {
    case X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION, X509_V_ERR_SUBTREE_MINMAX,
      X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE, X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX,
      X509_V_ERR_UNSUPPORTED_NAME_SYNTAX:
      .chainNameConstraintViolated
    case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: .certificateUnknownCriticalExtension
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: .certificateBadSignature
    case X509_V_ERR_CERT_HAS_EXPIRED: .certificateExpired
    case X509_V_ERR_CERT_NOT_YET_VALID: .certificateNotYetValid
    case X509_V_ERR_INVALID_CA, X509_V_ERR_INVALID_NON_CA: .certificateNotAnAuthority
    case X509_V_ERR_INVALID_PURPOSE, X509_V_ERR_KEYUSAGE_NO_CERTSIGN: .certificateWrongUsage
    case X509_V_ERR_PATH_LENGTH_EXCEEDED: .chainPathLengthExceeded
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL: .certificateWeakKey
    case X509_V_ERR_CA_MD_TOO_WEAK: .certificateWeakSignature
    case X509_V_ERR_NO_EXPLICIT_POLICY, X509_V_ERR_INVALID_POLICY_EXTENSION: .chainPolicyViolated
    case X509_V_ERR_CERT_CHAIN_TOO_LONG: .chainBudgetExceeded
    default: .chainRejected
    }
  }
}
