import COpenSSL
import SignetCrypto

/// An extension of a certificate as it stands there, known to Signet or not (RFC 5280 §4.2).
public struct CertificateExtension: Sendable, Hashable {
  /// What the extension is.
  public let identifier: OID
  /// Whether a certificate must be rejected by a system that doesn't know the extension.
  public let isCritical: Bool
  /// The DER encoding of the extension's value.
  public let value: [UInt8]
  /// Whether OpenSSL knows the extension's type but can't read this value.
  let isMalformed: Bool
  /// Whether the value is of a type that OpenSSL knows, so that it must be DER.
  let isKnown: Bool

  /// Reads an `X509_EXTENSION`.
  init(_ pointer: OpaquePointer) {
    identifier = X509_EXTENSION_get_object(pointer).map { OID($0) } ?? ""
    isCritical = X509_EXTENSION_get_critical(pointer) == 1
    value = X509_EXTENSION_get_data(pointer).map { ASN1.bytes(of: $0) } ?? []
    isMalformed = !Self.isReadable(pointer)
    isKnown = X509V3_EXT_get(pointer) != nil
  }

  private static func isReadable(_ pointer: OpaquePointer) -> Bool {
    // Without a method, or with one that has no ASN.1 template, OpenSSL has no opinion.
    guard let method = X509V3_EXT_get(pointer), let template = method.pointee.it else { return true }
    guard let value = ErrorQueue.scope({ X509V3_EXT_d2i(pointer) }) else { return false }
    ASN1_item_free(OpaquePointer(value), template())
    return true
  }
}
