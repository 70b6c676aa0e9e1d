import COpenSSL
import Foundation
import SignetCrypto

/// OpenSSL's path validation (RFC 5280 §6.1) of one path, with nothing left for OpenSSL to choose.
struct PathValidator {
  private let time: time_t
  private let purpose: Purpose
  private let depth: Int32
  private let policies: PolicySettings
  private let securityLevel: Int32
  private let flags: UInt

  /// Takes time, purpose and depth from `settings`.
  init(_ settings: ChainSettings) {
    time = time_t(exactly: settings.time.timeIntervalSince1970.rounded(.down)) ?? .max
    purpose = settings.purpose
    depth = Int32(clamping: settings.budget.depth)
    policies = settings.policies
    securityLevel = Int32(clamping: settings.securityLevel)
    flags = Self.flags(settings)
  }

  /// Validates `path`, trusting its last certificate.
  func validate(_ path: CandidatePath) -> Result<ValidatedPath, PathRejection> {
    ErrorQueue.scope {
      CertificateStack.lend(path.certificates.suffix(1)) { trusted in
        CertificateStack.lend(path.certificates.dropFirst().dropLast()) { untrusted in
          // To OpenSSL every common name may be a host's, and has to keep constraints of DNS names; an address can't.
          let names = path.certificates[0].subject.commonNames
          let hasAddressesForNames = !names.isEmpty && names.allSatisfy { HostAddress.octets($0) != nil }
          return path.certificates[0].withPointer {
            validate(
              path.certificates, leaf: $0, untrusted: untrusted, trusted: trusted,
              hasAddressesForNames: hasAddressesForNames)
          }
        }
      }
    }
  }

  private func validate(
    _ path: [Certificate], leaf: OpaquePointer, untrusted: OpaquePointer?, trusted: OpaquePointer?,
    hasAddressesForNames: Bool
  ) -> Result<ValidatedPath, PathRejection> {
    guard let context = X509_STORE_CTX_new() else { return .failure(.outOfMemory) }
    defer { X509_STORE_CTX_free(context) }
    guard X509_STORE_CTX_init(context, nil, leaf, untrusted) == 1 else { return .failure(.outOfMemory) }
    X509_STORE_CTX_set0_trusted_stack(context, trusted)
    X509_STORE_CTX_set_verify_cb(context, acceptLastMoment)
    configure(X509_STORE_CTX_get0_param(context), hasAddressesForNames: hasAddressesForNames)
    guard X509_verify_cert(context) == 1, X509_STORE_CTX_get_error(context) == X509_V_OK else {
      return .failure(PathRejection(context))
    }
    return .success(ValidatedPath(context, of: path))
  }

  private func configure(_ parameters: OpaquePointer?, hasAddressesForNames: Bool) {
    if hasAddressesForNames { X509_VERIFY_PARAM_set_hostflags(parameters, UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)) }
    X509_VERIFY_PARAM_set_time(parameters, time)
    X509_VERIFY_PARAM_set_depth(parameters, depth)
    X509_VERIFY_PARAM_set_flags(parameters, flags)
    X509_VERIFY_PARAM_set_auth_level(parameters, securityLevel)
    X509_VERIFY_PARAM_set_trust(parameters, purpose.openSSLTrust)
    configurePolicies(parameters)
    if let number = purpose.openSSLNumber {
      X509_VERIFY_PARAM_set_purpose(parameters, number)
    }
  }
}

extension PathValidator {
  private static func flags(_ settings: ChainSettings) -> UInt {
    // A root that nobody vouched for has to prove at least its own signature.
    guard let anchors = settings.anchors else { return UInt(X509_V_FLAG_POLICY_CHECK | X509_V_FLAG_CHECK_SS_SIGNATURE) }
    let choices = [
      (anchors.intermediatesAreAnchors, X509_V_FLAG_PARTIAL_CHAIN),
      (settings.allowsProxyCertificates, X509_V_FLAG_ALLOW_PROXY_CERTS),
    ]
    return choices.reduce(UInt(X509_V_FLAG_POLICY_CHECK)) { flags, choice in
      choice.0 ? flags | UInt(choice.1) : flags
    }
  }

  private func configurePolicies(_ parameters: OpaquePointer?) {
    // To OpenSSL no policies at all is not any policy.
    let acceptable = policies.initialPolicies.isEmpty ? [CertificatePolicy.anyPolicy] : policies.initialPolicies
    for policy in acceptable {
      X509_VERIFY_PARAM_add0_policy(parameters, OBJ_txt2obj(policy.dotted, 1))
    }
    let flags = [
      (policies.requiresExplicitPolicy, X509_V_FLAG_EXPLICIT_POLICY),
      (policies.inhibitsMapping, X509_V_FLAG_INHIBIT_MAP),
      (policies.inhibitsAnyPolicy, X509_V_FLAG_INHIBIT_ANY),
    ]
    for (isSet, flag) in flags where isSet { X509_VERIFY_PARAM_set_flags(parameters, UInt(flag)) }
  }
}

extension Purpose {
  /// The purpose of OpenSSL with the same rules, where it has one.
  fileprivate var openSSLNumber: Int32? {
    switch self {
    case .any, .documentSigning, .codeSigning: nil
    case .tlsClient: X509_PURPOSE_SSL_CLIENT
    case .tlsServer: X509_PURPOSE_SSL_SERVER
    case .timestamping: X509_PURPOSE_TIMESTAMP_SIGN
    }
  }
}

/// Lets a certificate be valid up to and including its `notAfter` (RFC 5280 §4.1.2.5); to OpenSSL that second is too late.
private func acceptLastMoment(verdict: Int32, context: OpaquePointer?) -> Int32 {
  guard let context, verdict == 0, X509_STORE_CTX_get_error(context) == X509_V_ERR_CERT_HAS_EXPIRED,
    let certificate = X509_STORE_CTX_get_current_cert(context),
    let parameters = X509_STORE_CTX_get0_param(context),
    ASN1_TIME_cmp_time_t(X509_get0_notAfter(certificate), X509_VERIFY_PARAM_get_time(parameters)) == 0
  else { return verdict }
  X509_STORE_CTX_set_error(context, X509_V_OK)
  return 1
}
