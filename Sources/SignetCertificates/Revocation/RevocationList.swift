import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

/// A certificate revocation list (RFC 5280 §5). Two lists are equal when their DER encodings are.
public final class RevocationList: Sendable {
  /// The list's DER encoding, as it was given.
  public let der: [UInt8]

  // Never changed after `init`; what OpenSSL itself caches inside, it guards with the object's own lock.
  private nonisolated(unsafe) let list: OpaquePointer

  /// Decodes one list.
  ///
  /// - Parameter der: the DER encoding, and nothing after it.
  /// - Throws: `SignetError` with `decode.der-malformed`.
  public init(der: [UInt8]) throws(SignetError) {
    list = try ErrorQueue.scope { () throws(SignetError) in
      let list = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_X509_CRL(nil, $0, $1) }, releasing: { X509_CRL_free($0) })
      }
      guard let list else {
        throw openSSLFailure(
          .decodeDERMalformed, message: "The bytes are not one whole certificate revocation list.",
          hint: "Download the list again from its issuer.")
      }
      return list
    }
    self.der = der
  }

  deinit {
    X509_CRL_free(list)
  }

  /// Calls `body` with the `X509_CRL`, which is not to be changed, freed or kept.
  func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    body(list)
  }
}

// MARK: - Facts

extension RevocationList {
  /// Who issued the list.
  public var issuer: DistinguishedName { DistinguishedName(X509_CRL_get_issuer(list)) }

  /// When the list was issued; nil when its encoding names no moment.
  public var thisUpdate: Date? { X509_CRL_get0_lastUpdate(list).flatMap { ASN1.date(of: $0) } }

  /// When the next list will be there at the latest; nil when the list does not say.
  public var nextUpdate: Date? { X509_CRL_get0_nextUpdate(list).flatMap { ASN1.date(of: $0) } }

  /// How many certificates the list revokes.
  public var entryCount: Int { X509_CRL_get_REVOKED(list).map { Int(OPENSSL_sk_num($0)) } ?? 0 }

  /// The list's number in the issuer's sequence (RFC 5280 §5.2.3); nil in version 1 lists.
  public var number: SerialNumber? { readNumber(NID_crl_number) }

  /// The number of the complete list that this one adds to (RFC 5280 §5.2.4); nil where the list is itself complete.
  public var baseNumber: SerialNumber? { readNumber(NID_delta_crl) }

  private func readNumber(_ type: Int32) -> SerialNumber? {
    guard let value = ErrorQueue.scope({ X509_CRL_get_ext_d2i(list, type, nil, nil) }) else { return nil }
    let integer = value.assumingMemoryBound(to: ASN1_INTEGER.self)
    defer { ASN1_INTEGER_free(integer) }
    return SerialNumber(integer)
  }
}

extension RevocationList: Hashable {
  /// Whether both have the same DER encoding.
  public static func == (left: RevocationList, right: RevocationList) -> Bool {
    left === right || left.der == right.der
  }

  /// Hashes the DER encoding.
  public func hash(into hasher: inout Hasher) {
    der.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
