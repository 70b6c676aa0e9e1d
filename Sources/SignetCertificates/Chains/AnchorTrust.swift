import COpenSSL
import SignetCrypto

/// What the trust settings of a `TRUSTED CERTIFICATE` say about a purpose.
enum AnchorTrust {
  /// The settings trust the certificate for the purpose.
  case trusted
  /// The settings exclude the purpose, or name others only.
  case rejected
  /// There are no settings.
  case unspecified
}

extension Certificate {
  /// Whether the certificate came with OpenSSL's trust settings.
  var hasTrustSettings: Bool {
    withPointer { X509_get0_trust_objects($0) != nil || X509_get0_reject_objects($0) != nil }
  }

  /// Whether the settings exclude any purpose.
  var hasRejections: Bool { withPointer { X509_get0_reject_objects($0) != nil } }

  /// What the certificate's trust settings say about `purpose`.
  func anchorTrust(for purpose: Purpose) -> AnchorTrust {
    guard hasTrustSettings else { return .unspecified }
    return withPointer { x509 in
      switch X509_check_trust(x509, purpose.openSSLTrust, 0) {
      case X509_TRUST_TRUSTED: X509_get0_trust_objects(x509) == nil ? .unspecified : .trusted
      case X509_TRUST_REJECTED: .rejected
      default: .unspecified
      }
    }
  }
}

extension Purpose {
  /// OpenSSL's number of the trust setting for the purpose; the default asks for trust in any purpose.
  var openSSLTrust: Int32 {
    switch self {
    case .any, .documentSigning: X509_TRUST_DEFAULT
    case .tlsClient: X509_TRUST_SSL_CLIENT
    case .tlsServer: X509_TRUST_SSL_SERVER
    case .timestamping: X509_TRUST_TSA
    case .codeSigning: X509_TRUST_OBJECT_SIGN
    }
  }
}
