import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

/// An X.509 certificate (RFC 5280).
///
/// The facts are read through OpenSSL when they are asked for. Two certificates are equal when their DER encodings are.
public final class Certificate: Sendable {
  /// The certificate's DER encoding, as it was given.
  public let der: [UInt8]

  // Never changed after `init`; what OpenSSL itself caches inside, it guards with the object's own lock.
  private nonisolated(unsafe) let x509: OpaquePointer

  /// Decodes one certificate.
  ///
  /// - Parameter der: the DER encoding, and nothing after it.
  /// - Throws: `SignetError` with `certificate.malformed`.
  public init(der: [UInt8]) throws(SignetError) {
    x509 = try ErrorQueue.scope { () throws(SignetError) in
      let x509 = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_X509(nil, $0, $1) }, releasing: { X509_free($0) })
      }
      guard let x509 else {
        throw openSSLFailure(
          .certificateMalformed, message: "The bytes are not one whole X.509 certificate.",
          hint: "Get the certificate again from its issuer or owner; it was damaged, or is something else.")
      }
      return x509
    }
    self.der = der
  }

  /// Decodes OpenSSL's `TRUSTED CERTIFICATE`: one certificate, and for what its owner trusts it or not.
  ///
  /// - Parameter der: the DER encoding of a certificate, followed by that of OpenSSL's `X509_CERT_AUX`, if any.
  /// - Throws: `SignetError` with `certificate.malformed`.
  public init(trusted der: [UInt8]) throws(SignetError) {
    x509 = try ErrorQueue.scope { () throws(SignetError) in
      let x509 = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_X509_AUX(nil, $0, $1) }, releasing: { X509_free($0) })
      }
      guard let x509 else {
        throw openSSLFailure(
          .certificateMalformed,
          message: "The bytes are not one whole X.509 certificate with OpenSSL's trust settings.",
          hint: "Get the certificate again from its issuer or owner; it was damaged, or is something else.")
      }
      return x509
    }
    self.der = DER.encode { [x509] in i2d_X509(x509, $0) } ?? []
  }

  /// Shares a certificate that OpenSSL holds.
  ///
  /// - Parameter x509: an `X509`; stays the caller's to free.
  package init(sharing x509: OpaquePointer) {
    X509_up_ref(x509)
    self.x509 = x509
    der = DER.encode { i2d_X509(x509, $0) } ?? []
  }

  deinit {
    X509_free(x509)
  }

  /// Calls `body` with the `X509`, which is not to be changed, freed or kept.
  package func withPointer<Result, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(x509)
  }
}

// MARK: - Facts

extension Certificate {
  /// The X.509 version as people count it: 1, 2 or 3.
  public var version: Int { X509_get_version(x509) + 1 }

  /// Whom the certificate is about.
  public var subject: DistinguishedName { DistinguishedName(X509_get_subject_name(x509)) }

  /// Who issued the certificate.
  public var issuer: DistinguishedName { DistinguishedName(X509_get_issuer_name(x509)) }

  /// Whether subject and issuer are the same name by the comparison of RFC 5280 §7.1.
  ///
  /// Says nothing about the signature: a self-issued certificate may be signed with another key.
  public var isSelfIssued: Bool {
    X509_NAME_cmp(X509_get_subject_name(x509), X509_get_issuer_name(x509)) == 0
  }

  /// The number that the issuer gave the certificate.
  public var serialNumber: SerialNumber { SerialNumber(X509_get0_serialNumber(x509)) }

  /// The first moment of the certificate's validity; `Date.distantFuture` when its encoding names no moment.
  public var notBefore: Date { ASN1.date(of: X509_get0_notBefore(x509)) ?? .distantFuture }

  /// The last moment of the certificate's validity; `Date.distantPast` when its encoding names no moment.
  public var notAfter: Date { ASN1.date(of: X509_get0_notAfter(x509)) ?? .distantPast }

  /// Whether `time` lies in the certificate's validity, both ends included (RFC 5280 §4.1.2.5).
  public func isValid(at time: Date) -> Bool { notBefore <= time && time <= notAfter }

  /// The subject's public key.
  ///
  /// - Throws: `SignetError` with `key.unsupported` when the key is of a kind that OpenSSL can't read.
  public var publicKey: PublicKey {
    get throws(SignetError) {
      try ErrorQueue.scope { () throws(SignetError) in
        guard let key = X509_get_pubkey(x509) else {
          throw openSSLFailure(
            .keyUnsupported, message: "The public key of the certificate is of a kind that can't be read.",
            hint: "Ask the issuer for a certificate with an RSA, EC or Ed25519 key."
          ).about(.certificate(sha256: sha256Fingerprint))
        }
        return try PublicKey(adopting: key, encoding: subjectPublicKeyInfo)
      }
    }
  }

  /// The DER encoding of the subject's public key with its algorithm (`SubjectPublicKeyInfo`).
  public var subjectPublicKeyInfo: [UInt8] {
    DER.encode { i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), $0) } ?? []
  }

  /// The kind of the subject's public key, also where the key itself can't be read.
  public var keyAlgorithm: OID {
    var algorithm: OpaquePointer?
    X509_PUBKEY_get0_param(&algorithm, nil, nil, nil, X509_get_X509_PUBKEY(x509))
    return algorithm.map { OID($0) } ?? ""
  }

  /// The algorithm with which the issuer signed the certificate.
  public var signatureAlgorithm: OID {
    var algorithm: UnsafePointer<X509_ALGOR>?
    X509_get0_signature(nil, &algorithm, x509)
    return algorithm?.pointee.algorithm.map { OID($0) } ?? ""
  }

  /// The issuer's signature over the certificate: the content of its BIT STRING, which for ECDSA is DER.
  public var signatureValue: [UInt8] {
    var value: UnsafePointer<ASN1_BIT_STRING>?
    X509_get0_signature(&value, nil, x509)
    return value.map { ASN1.bytes(of: $0) } ?? []
  }

  /// The SHA-256 digest of the DER encoding, as 64 lower-case hexadecimal digits: the certificate's name in findings
  /// and reports.
  public var sha256Fingerprint: String { Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: der)) }

  /// The SHA-1 digest of the DER encoding, as 40 lower-case hexadecimal digits; only to find a certificate that older
  /// systems name so.
  public var sha1Fingerprint: String { Hexadecimal.encode(DigestAlgorithm.sha1.digest(of: der)) }
}

extension Certificate: Hashable {
  /// Whether both have the same DER encoding.
  public static func == (left: Certificate, right: Certificate) -> Bool {
    left === right || left.der == right.der
  }

  /// Hashes the DER encoding.
  public func hash(into hasher: inout Hasher) {
    der.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Certificate: CustomStringConvertible {
  /// The subject, for people.
  public var description: String { subject.description }
}
