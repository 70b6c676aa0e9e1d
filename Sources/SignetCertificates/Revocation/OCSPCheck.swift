import COpenSSL
import Foundation
import SignetCrypto

/// What OCSP responses say about a certificate (RFC 6960 §3.2).
struct OCSPCheck {
  private let settings: RevocationSettings
  private let time: Date

  /// How far the clocks of a responder and of this machine may differ, in seconds.
  private static let clockTolerance: TimeInterval = 300
  /// How long, in seconds, a response without a next update is good for where the settings say nothing.
  private static let ageWithoutNextUpdate: TimeInterval = 24 * 3600
  /// How many certificates of a response are tried as its signer's.
  private static let maximumSignerCount = 8

  /// Judges responses at `time`.
  init(_ settings: RevocationSettings, time: Date) {
    self.settings = settings
    self.time = time
  }

  /// The status of `certificate`, the worst that any usable response gives; `nothingAtHand` where none is about it.
  func status(of certificate: Certificate, issuer: Certificate) -> RevocationStatus {
    let statuses = settings.responses.map { status($0, of: certificate, issuer: issuer) }
    return .worstUsable(of: statuses) ?? .unknown(.nothingAtHand)
  }

  private func status(
    _ response: OCSPResponse, of certificate: Certificate, issuer: Certificate
  ) -> RevocationStatus {
    ErrorQueue.scope {
      let answer = response.withBasicResponse { basic -> RevocationStatus in
        let answers = Self.answers(in: basic, about: certificate, issuer: issuer)
        guard !answers.isEmpty else { return .unknown(.nothingAtHand) }
        if let doubt = doubt(about: basic, certificate, issuer: issuer) { return .unknown(doubt) }
        return .worst(of: answers.map { status(of: $0) })
      }
      return answer.result ?? .unknown(.unusable(reason: answer.failure ?? "the response is empty"))
    }
  }

  // MARK: The response as a whole

  private func doubt(
    about basic: OpaquePointer, _ certificate: Certificate, issuer: Certificate
  ) -> RevocationDoubt? {
    guard let produced = OCSP_resp_get0_produced_at(basic).flatMap({ ASN1.date(of: $0) }) else {
      return .unusable(reason: "the response does not say when it was made")
    }
    if produced > time.addingTimeInterval(Self.clockTolerance) { return .notYetValid }
    guard certificate.isValid(at: produced) else {
      return .unusable(reason: "the response was made outside the certificate's validity")
    }
    let extensions = (0..<OCSP_BASICRESP_get_ext_count(basic)).map { OCSP_BASICRESP_get_ext(basic, $0) }
    if Self.hasUnknownCriticalExtension(extensions) {
      return .unusable(reason: "the response has a critical extension that is not known")
    }
    return signerDoubt(basic, issuer: issuer)
  }

  /// The issuer itself may answer, or whom the issuer certified directly for it (RFC 6960 §4.2.2.2).
  private func signerDoubt(_ basic: OpaquePointer, issuer: Certificate) -> RevocationDoubt? {
    if Self.isSigned(basic, by: issuer) { return nil }
    let enclosed = CertificateStack.certificates(in: OCSP_resp_get0_certs(basic))
    guard let signer = enclosed.prefix(Self.maximumSignerCount).first(where: { Self.isSigned(basic, by: $0) }) else {
      return .notAuthorized(reason: "the response is signed neither by the issuer nor by a certificate inside it")
    }
    guard signer.issuer == issuer.subject, signer.isSigned(by: issuer) else {
      return .notAuthorized(reason: "the responder's certificate was not issued by the certificate's own issuer")
    }
    guard signer.extendedKeyUsage?.purposes.contains(ExtendedKeyUsage.ocspSigning) == true else {
      return .notAuthorized(reason: "the responder's certificate is not made for OCSP (id-kp-OCSPSigning)")
    }
    if let usage = signer.keyUsage, usage.isDisjoint(with: [.digitalSignature, .nonRepudiation]) {
      return .notAuthorized(reason: "the responder's key may not be used for signatures")
    }
    guard signer.isValid(at: time) else {
      return .notAuthorized(reason: "the responder's certificate is not valid at this time")
    }
    guard !signer.hasUnknownCriticalExtension else {
      return .notAuthorized(reason: "the responder's certificate has a critical extension that is not known")
    }
    return nil
  }

  /// Whether the response names `signer` and its key verifies it.
  private static func isSigned(_ basic: OpaquePointer, by signer: Certificate) -> Bool {
    CertificateStack.lend([signer]) { certificates in
      OCSP_basic_verify(basic, certificates, nil, UInt(OCSP_NOVERIFY | OCSP_NOINTERN)) == 1
    }
  }

  /// Certificate transparency's list of time stamps concerns nobody here, and is no reason to refuse (RFC 6962 §3.3).
  private static func hasUnknownCriticalExtension(_ extensions: [OpaquePointer?]) -> Bool {
    extensions.compactMap(\.self).contains { entry in
      X509_EXTENSION_get_critical(entry) == 1
        && ![NID_id_pkix_OCSP_Nonce, NID_ct_cert_scts].contains(OBJ_obj2nid(X509_EXTENSION_get_object(entry)))
    }
  }

  // MARK: The answers in it

  private static func answers(
    in basic: OpaquePointer, about certificate: Certificate, issuer: Certificate
  ) -> [OpaquePointer] {
    (0..<OCSP_resp_count(basic)).compactMap { OCSP_resp_get0(basic, $0) }.filter { answer in
      guard let named = OCSP_SINGLERESP_get0_id(answer) else { return false }
      var algorithm: OpaquePointer?
      OCSP_id_get0_info(nil, &algorithm, nil, nil, named)
      guard let digest = EVP_get_digestbyname(OBJ_nid2sn(OBJ_obj2nid(algorithm))),
        let own = certificate.withPointer({ mine in issuer.withPointer { OCSP_cert_to_id(digest, mine, $0) } })
      else { return false }
      defer { OCSP_CERTID_free(own) }
      return OCSP_id_cmp(own, named) == 0
    }
  }

  private func status(of answer: OpaquePointer) -> RevocationStatus {
    var reason: Int32 = -1
    var revoked: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
    var this: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
    var next: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
    let status = OCSP_single_get0_status(answer, &reason, &revoked, &this, &next)
    let extensions = (0..<OCSP_SINGLERESP_get_ext_count(answer)).map { OCSP_SINGLERESP_get_ext(answer, $0) }
    if Self.hasUnknownCriticalExtension(extensions) {
      return .unknown(.unusable(reason: "the response has a critical extension that is not known"))
    }
    guard let thisUpdate = this.flatMap({ ASN1.date(of: $0) }) else {
      return .unknown(.unusable(reason: "the response does not say as of when it holds"))
    }
    let nextUpdate = next.flatMap { ASN1.date(of: $0) }
    if let nextUpdate, nextUpdate < thisUpdate {
      return .unknown(.unusable(reason: "the response ends before it begins"))
    }
    if thisUpdate > time.addingTimeInterval(Self.clockTolerance) { return .unknown(.notYetValid) }
    let age = settings.maximumAge ?? (nextUpdate == nil ? Self.ageWithoutNextUpdate : nil)
    let ends = [nextUpdate, age.map(thisUpdate.addingTimeInterval)].compactMap(\.self)
    if let end = ends.min(), end < time { return .unknown(.stale(due: end)) }
    switch status {
    case V_OCSP_CERTSTATUS_GOOD: return .good(until: ends.min())
    case V_OCSP_CERTSTATUS_REVOKED:
      let date = revoked.flatMap { ASN1.date(of: $0) }
      // Revoked only later: at the time of the check the certificate still held.
      if let date, date > time { return .good(until: date) }
      return .revoked(at: date, reason: RevocationReason(rawValue: Int(reason)))
    default: return .unknown(.unknownToResponder)
    }
  }
}
