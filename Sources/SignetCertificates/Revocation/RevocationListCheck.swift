import COpenSSL
import Foundation
import SignetCrypto

/// What revocation lists say about the links of a path, in OpenSSL's judgement (RFC 5280 §6.3).
struct RevocationListCheck {
  private let time: Date
  private let sound: [RevocationList]
  private let refused: [(list: RevocationList, doubt: RevocationDoubt)]

  /// Sorts out the lists that are not to be believed, or too old, at `time`.
  init(_ settings: RevocationSettings, time: Date) {
    self.time = time
    var sound: [RevocationList] = []
    var refused: [(RevocationList, RevocationDoubt)] = []
    for list in settings.lists {
      if let defect = list.defect {
        refused.append((list, .unusable(reason: "the list is not to be used: \(defect)")))
      } else if let age = settings.maximumAge, let thisUpdate = list.thisUpdate,
        thisUpdate.addingTimeInterval(age) < time
      {
        refused.append((list, .stale(due: list.nextUpdate)))
      } else {
        sound.append(list)
      }
    }
    self.sound = sound
    self.refused = refused
  }

  /// The status of each certificate of `path`, leaf first, but of the last, whom nobody revokes.
  ///
  /// - Parameter issuers: certificates among which those of the lists' issuers are looked for.
  func statuses(of path: [Certificate], issuers: [Certificate]) -> [RevocationStatus] {
    let verdicts = sound.isEmpty ? nil : verify(path, issuers: issuers)
    return path.dropLast().enumerated().map { depth, certificate in
      let status = verdicts.map { verdict($0, at: depth, certificate) } ?? .unknown(.nothingAtHand)
      guard status == .unknown(.nothingAtHand),
        let reason = refused.first(where: { $0.list.issuer == certificate.issuer })
      else { return status }
      return .unknown(reason.doubt)
    }
  }

  /// Lets OpenSSL look at every link; nil where it can't, or where it does not see the same path.
  private func verify(_ path: [Certificate], issuers: [Certificate]) -> RevocationVerdicts? {
    ErrorQueue.scope {
      guard let store = X509_STORE_new(), let context = X509_STORE_CTX_new() else { return nil }
      defer {
        X509_STORE_CTX_free(context)
        X509_STORE_free(store)
      }
      // A store rather than a list of trusted certificates: OpenSSL looks for the anchor of a list's issuer there.
      path[path.endIndex - 1].withPointer { _ = X509_STORE_add_cert(store, $0) }
      let verdicts = RevocationVerdicts()
      return CertificateStack.lend(path.dropFirst().dropLast() + issuers) { untrusted in
        RevocationListStack.lend(sound) { lists in
          path[0].withPointer { leaf in
            guard X509_STORE_CTX_init(context, store, leaf, untrusted) == 1 else { return nil }
            X509_STORE_CTX_set0_crls(context, lists)
            verdicts.collect(from: context)
            configure(X509_STORE_CTX_get0_param(context))
            _ = X509_verify_cert(context)
            return CertificateStack.certificates(in: X509_STORE_CTX_get0_chain(context)) == path ? verdicts : nil
          }
        }
      }
    }
  }

  private func configure(_ parameters: OpaquePointer?) {
    X509_VERIFY_PARAM_set_time(parameters, time_t(exactly: time.timeIntervalSince1970.rounded(.down)) ?? .max)
    let lists =
      X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_EXTENDED_CRL_SUPPORT | X509_V_FLAG_USE_DELTAS
    X509_VERIFY_PARAM_set_flags(parameters, UInt(lists | X509_V_FLAG_PARTIAL_CHAIN))
  }

  private func verdict(_ verdicts: RevocationVerdicts, at depth: Int, _ certificate: Certificate) -> RevocationStatus {
    guard let verdict = verdicts.first[depth] else {
      // OpenSSL is content with a list of the issuer; where the certificate names somebody else, that may not be all.
      if let issuers = certificate.revocationListIssuers, !sound.contains(where: { issuers.contains($0.issuer) }) {
        return .unknown(.nothingAtHand)
      }
      // A version 1 certificate can't say whether it is an authority's, and so not whether such a list covers it.
      let isCovered =
        certificate.version > 1 || !sound.contains { $0.isForSomeKindOnly && $0.issuer == certificate.issuer }
      guard isCovered else {
        return .unknown(.unusable(reason: "the list is for a kind of certificate, and this one does not say its kind"))
      }
      return .good(until: nextUpdate(for: certificate))
    }
    switch verdict.error {
    case X509_V_ERR_CERT_REVOKED: return .revoked(at: verdict.revokedAt, reason: verdict.reason)
    case X509_V_ERR_UNABLE_TO_GET_CRL: return .unknown(.nothingAtHand)
    case X509_V_ERR_CRL_HAS_EXPIRED: return .unknown(.stale(due: nextUpdate(for: certificate)))
    case X509_V_ERR_CRL_NOT_YET_VALID: return .unknown(.notYetValid)
    case X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE,
      X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_KEYUSAGE_NO_CRL_SIGN, X509_V_ERR_CRL_PATH_VALIDATION_ERROR:
      return .unknown(.notAuthorized(reason: "OpenSSL does not accept who signed the list (\(verdict.text))"))
    case X509_V_ERR_DIFFERENT_CRL_SCOPE:
      return .unknown(.unusable(reason: "the list at hand is for other certificates of its issuer"))
    default: return .unknown(.unusable(reason: "OpenSSL can't use the list (\(verdict.text))"))
    }
  }

  /// When the first of the lists that speak about `certificate` is to be replaced: of each scope, the newest list counts.
  private func nextUpdate(for certificate: Certificate) -> Date? {
    let lists = sound.filter { $0.isIndirect || $0.issuer == certificate.issuer }
      .filter { ($0.thisUpdate ?? .distantFuture) <= time }
    let newest = Dictionary(grouping: lists) { [$0.issuer.rfc4514, Hexadecimal.encode($0.scope)] }.values
      .compactMap { group in group.max { ($0.thisUpdate ?? .distantPast) < ($1.thisUpdate ?? .distantPast) } }
    return newest.compactMap(\.nextUpdate).min()
  }
}

/// OpenSSL's list of revocation lists (`STACK_OF(X509_CRL)`).
enum RevocationListStack {
  /// Lends `lists` to `body` as a list, which is not to be kept.
  static func lend<Result>(_ lists: [RevocationList], to body: (OpaquePointer?) -> Result) -> Result {
    let stack = OPENSSL_sk_new_null()
    defer { OPENSSL_sk_pop_free(stack) { X509_CRL_free($0.map { OpaquePointer($0) }) } }
    for list in lists {
      list.withPointer { crl in
        if OPENSSL_sk_push(stack, UnsafeRawPointer(crl)) > 0 { X509_CRL_up_ref(crl) }
      }
    }
    return body(stack)
  }
}
