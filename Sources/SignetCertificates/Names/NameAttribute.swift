import COpenSSL
import SignetCrypto

/// A type and its value inside a distinguished name, for example the common name `Ana Souza`.
public struct NameAttribute: Sendable, Hashable {
  /// What the value is.
  public let type: OID
  /// The value as text; nil when its ASN.1 type is not a string, or its characters are not valid in that type.
  public let text: String?
  /// The DER encoding of the value.
  public let der: [UInt8]

  /// The type of a common name (X.520).
  public static let commonName: OID = "2.5.4.3"

  /// Reads an `X509_NAME_ENTRY`.
  init?(_ entry: OpaquePointer) {
    guard let type = X509_NAME_ENTRY_get_object(entry), let value = X509_NAME_ENTRY_get_data(entry) else { return nil }
    self.type = OID(type)
    text = ASN1.text(of: value)
    der = Self.encoding(of: value)
  }

  /// The value's own tag, length and content.
  private static func encoding(of value: UnsafeMutablePointer<ASN1_STRING>) -> [UInt8] {
    var any = ASN1_TYPE()
    any.type = ASN1_STRING_type(value)
    any.value.asn1_string = value
    return withUnsafePointer(to: &any) { any in DER.encode { i2d_ASN1_TYPE(any, $0) } ?? [] }
  }
}
