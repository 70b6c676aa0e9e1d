import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

/// The facts of a certificate revocation list (RFC 5280 §5).
public struct RevocationList: Sendable, Hashable {
  /// The list's DER encoding, as it was given.
  public let der: [UInt8]
  /// Who issued the list.
  public let issuer: DistinguishedName
  /// When the list was issued; nil when its encoding names no moment.
  public let thisUpdate: Date?
  /// When the next list will be there at the latest; nil when the list does not say.
  public let nextUpdate: Date?
  /// How many certificates the list revokes.
  public let entryCount: Int
  /// The list's number in the issuer's sequence (RFC 5280 §5.2.3); nil in version 1 lists.
  public let number: SerialNumber?

  /// Decodes one list.
  ///
  /// - Parameter der: the DER encoding, and nothing after it.
  /// - Throws: `SignetError` with `decode.der-malformed`.
  public init(der: [UInt8]) throws(SignetError) {
    let list = try ErrorQueue.scope { () throws(SignetError) in
      let list = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_X509_CRL(nil, $0, $1) }, releasing: X509_CRL_free)
      }
      guard let list else {
        throw openSSLFailure(
          .decodeDERMalformed, message: "The bytes are not one whole certificate revocation list.",
          hint: "Download the list again from its issuer.")
      }
      return list
    }
    defer { X509_CRL_free(list) }
    self.der = der
    issuer = DistinguishedName(X509_CRL_get_issuer(list))
    thisUpdate = X509_CRL_get0_lastUpdate(list).flatMap { ASN1.date(of: $0) }
    nextUpdate = X509_CRL_get0_nextUpdate(list).flatMap { ASN1.date(of: $0) }
    entryCount = X509_CRL_get_REVOKED(list).map { Int(OPENSSL_sk_num($0)) } ?? 0
    number = Self.number(of: list)
  }

  private static func number(of list: OpaquePointer) -> SerialNumber? {
    guard let value = ErrorQueue.scope({ X509_CRL_get_ext_d2i(list, NID_crl_number, nil, nil) }) else { return nil }
    let integer = value.assumingMemoryBound(to: ASN1_INTEGER.self)
    defer { ASN1_INTEGER_free(integer) }
    return SerialNumber(integer)
  }
}
