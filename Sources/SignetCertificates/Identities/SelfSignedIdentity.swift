import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

extension SigningIdentity {
  /// Makes an identity that vouches for itself: to try things out and to measure, since nobody trusts it.
  ///
  /// - Parameters:
  ///   - key: an RSA or EC key.
  ///   - commonName: the subject and issuer.
  ///   - notBefore: the first moment of its validity.
  ///   - notAfter: the last moment of its validity.
  /// - Throws: `key.operation-failed` where OpenSSL can't sign with the key.
  public static func selfSigned(
    key: PrivateKey, commonName: String, notBefore: Date, notAfter: Date
  ) throws(SignetError) -> SigningIdentity {
    let certificate = try ErrorQueue.scope { () throws(SignetError) in
      let certificate = X509_new()
      defer { X509_free(certificate) }
      let nameBytes = Array(commonName.utf8)
      let isMade = key.withPointer { key in
        let name = X509_get_subject_name(certificate)
        return X509_set_version(certificate, Int(X509_VERSION_3)) == 1
          && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), UInt64.random(in: 1...UInt64.max)) == 1
          && ASN1_TIME_set(X509_getm_notBefore(certificate), Int(notBefore.timeIntervalSince1970)) != nil
          && ASN1_TIME_set(X509_getm_notAfter(certificate), Int(notAfter.timeIntervalSince1970)) != nil
          && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, nameBytes, Int32(clamping: nameBytes.count), -1, 0)
            == 1
          && X509_set_issuer_name(certificate, name) == 1
          && X509_set_pubkey(certificate, key) == 1
          && X509_sign(certificate, key, EVP_sha256()) > 0
      }
      guard isMade, let certificate else {
        throw openSSLFailure(
          .keyOperationFailed, message: "OpenSSL could not issue a self-signed certificate.",
          hint: "Use an RSA or EC key.")
      }
      return Certificate(sharing: certificate)
    }
    return try SigningIdentity(key: key, certificate: certificate)
  }
}
