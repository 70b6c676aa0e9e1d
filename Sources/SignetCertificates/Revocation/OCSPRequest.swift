import COpenSSL
import SignetCrypto
import SignetFindings

/// A question to an OCSP responder about one certificate (RFC 6960 §4.1).
public struct OCSPRequest: Sendable, Hashable {
  /// The request's DER encoding.
  public let der: [UInt8]
  /// What the responder repeats, so that its answer can't be an old one (RFC 8954).
  public let nonce: [UInt8]

  /// Makes a request, unsigned, with the issuer's name and key as SHA-1 digests, which every responder knows.
  ///
  /// - Parameter nonce: 1 to 32 bytes that nobody can foresee.
  /// - Throws: `SignetError` with `revocation.unusable` where the certificates can't be named.
  public init(about certificate: Certificate, issuer: Certificate, nonce: [UInt8]) throws(SignetError) {
    let der = ErrorQueue.scope { () -> [UInt8]? in
      guard let request = OCSP_REQUEST_new() else { return nil }
      defer { OCSP_REQUEST_free(request) }
      let name = certificate.withPointer { mine in issuer.withPointer { OCSP_cert_to_id(EVP_sha1(), mine, $0) } }
      guard let name, OCSP_request_add0_id(request, name) != nil else { return nil }
      var bytes = nonce
      guard OCSP_request_add1_nonce(request, &bytes, Int32(clamping: bytes.count)) == 1 else { return nil }
      return DER.encode { i2d_OCSP_REQUEST(request, $0) }
    }
    guard let der else {
      throw SignetError(
        .revocationUnusable, message: "No OCSP request can be made about \(certificate.quoted).",
        hint: "Use the issuer's revocation list.")
    }
    self.der = der
    self.nonce = nonce
  }
}
