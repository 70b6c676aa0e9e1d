import COpenSSL
import SignetCrypto
import SignetFindings

/// The facts of a request for a certificate (PKCS#10, RFC 2986).
public struct CertificateRequest: Sendable, Hashable {
  /// The request's DER encoding, as it was given.
  public let der: [UInt8]
  /// Whom the certificate is to be about.
  public let subject: DistinguishedName
  /// The key that the certificate is to certify.
  public let publicKey: PublicKey

  /// Decodes one request.
  ///
  /// - Parameter der: the DER encoding, and nothing after it.
  /// - Throws: `SignetError` with `decode.der-malformed`.
  public init(der: [UInt8]) throws(SignetError) {
    (subject, publicKey) = try ErrorQueue.scope { () throws(SignetError) in
      let request = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_X509_REQ(nil, $0, $1) }, releasing: { X509_REQ_free($0) })
      }
      defer { X509_REQ_free(request) }
      guard let request, let name = X509_REQ_get_subject_name(request), let key = X509_REQ_get_pubkey(request) else {
        throw openSSLFailure(
          .decodeDERMalformed, message: "The bytes are not one whole certificate request with a readable key.",
          hint: "Get the request again from whoever made it.")
      }
      return (DistinguishedName(name), try PublicKey(adopting: key))
    }
    self.der = der
  }
}
