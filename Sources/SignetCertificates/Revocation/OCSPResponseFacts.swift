import COpenSSL
import Foundation
import SignetCrypto

extension OCSPResponse {
  /// What the responder says about one certificate (`SingleResponse`, RFC 6960 §4.2.1); whether it may be believed, is
  /// not judged.
  public struct Answer: Sendable, Hashable {
    /// The serial number of the certificate.
    public let serialNumber: SerialNumber
    /// `good`, `revoked` or `unknown`.
    public let status: String
    /// When the certificate was revoked; nil where it was not.
    public let revocationTime: Date?
    /// When the answer was known to be right.
    public let thisUpdate: Date?
    /// When there will be a newer answer at the latest; nil where the responder always has new ones.
    public let nextUpdate: Date?

    /// Reads an `OCSP_SINGLERESP`.
    fileprivate init(_ single: OpaquePointer) {
      var serial: UnsafeMutablePointer<ASN1_INTEGER>?
      // The function takes its last argument as changeable, but only reads it.
      OCSP_id_get0_info(nil, nil, nil, &serial, OCSP_SINGLERESP_get0_id(single))
      serialNumber = serial.map { SerialNumber($0) } ?? SerialNumber(bytes: [])
      var reason: Int32 = 0
      var times: (revocation: UnsafeMutablePointer<ASN1_TIME>?, this: UnsafeMutablePointer<ASN1_TIME>?) = (nil, nil)
      var next: UnsafeMutablePointer<ASN1_TIME>?
      let state = OCSP_single_get0_status(single, &reason, &times.revocation, &times.this, &next)
      status = String(cString: OCSP_cert_status_str(Int(state)))
      revocationTime = times.revocation.flatMap { ASN1.date(of: $0) }
      thisUpdate = times.this.flatMap { ASN1.date(of: $0) }
      nextUpdate = next.flatMap { ASN1.date(of: $0) }
    }
  }

  /// When the response was signed; nil where the responder gave no answer.
  public var producedAt: Date? {
    withBasicResponse { basic in OCSP_resp_get0_produced_at(basic).flatMap { ASN1.date(of: $0) } }.result ?? nil
  }

  /// What the responder says, in its order; none where it gave no answer.
  public var answers: [Answer] {
    withBasicResponse { basic in
      (0..<OCSP_resp_count(basic)).compactMap { OCSP_resp_get0(basic, $0).map(Answer.init) }
    }.result ?? []
  }

  /// Why there is no answer, as a clause; nil where there is one.
  public var failure: String? { withBasicResponse { _ in }.failure }
}
