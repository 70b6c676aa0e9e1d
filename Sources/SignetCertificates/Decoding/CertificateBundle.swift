import COpenSSL
import SignetCrypto
import SignetFindings

/// The certificates and revocation lists of a PKCS#7 or CMS `SignedData` (RFC 5652 §5), which is used to carry them
/// even where nothing is signed (`.p7b`, `.p7c`).
struct CertificateBundle {
  /// The certificates in the order of the bundle.
  let certificates: [Certificate]
  /// The revocation lists in the order of the bundle.
  let revocationLists: [RevocationList]

  /// Decodes a bundle.
  ///
  /// - Parameter der: DER, or BER with indefinite lengths, and nothing after it.
  /// - Throws: `SignetError` with `decode.der-malformed`.
  init(der: [UInt8]) throws(SignetError) {
    (certificates, revocationLists) = try ErrorQueue.scope { () throws(SignetError) in
      let message = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_CMS_ContentInfo(nil, $0, $1) }, releasing: { CMS_ContentInfo_free($0) })
      }
      defer { CMS_ContentInfo_free(message) }
      guard let message, let type = CMS_get0_type(message) else {
        throw openSSLFailure(
          .decodeDERMalformed, message: "The bytes are not one whole PKCS#7 bundle of certificates.",
          hint: "Export the bundle again, as a certificate bundle without encryption.")
      }
      guard OBJ_obj2nid(type) == NID_pkcs7_signed else {
        throw SignetError(
          .decodeUnrecognized,
          message:
            "This is a PKCS#7 or CMS message of the type \(OID(type)), which carries no certificates in the open.",
          hint: "Export the certificates as a bundle (.p7b) that is neither encrypted nor wrapped.")
      }
      return (Self.certificates(of: message), try Self.revocationLists(of: message))
    }
  }

  private static func certificates(of message: OpaquePointer) -> [Certificate] {
    let stack = CMS_get1_certs(message)
    defer { OPENSSL_sk_pop_free(stack) { X509_free($0.map { OpaquePointer($0) }) } }
    return ASN1.elements(of: stack).map { Certificate(sharing: OpaquePointer($0)) }
  }

  private static func revocationLists(of message: OpaquePointer) throws(SignetError) -> [RevocationList] {
    let stack = CMS_get1_crls(message)
    defer { OPENSSL_sk_pop_free(stack) { X509_CRL_free($0.map { OpaquePointer($0) }) } }
    var lists: [RevocationList] = []
    for element in ASN1.elements(of: stack) {
      let list = OpaquePointer(element)
      lists.append(try RevocationList(der: DER.encode { i2d_X509_CRL(list, $0) } ?? []))
    }
    return lists
  }
}
