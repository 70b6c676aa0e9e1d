import COpenSSL

/// The purposes to which the key of a certificate is limited (RFC 5280 §4.2.1.12).
public struct ExtendedKeyUsage: Sendable, Hashable {
  /// The purposes in the order of the extension.
  public let purposes: [OID]
  /// Whether the extension is critical, as time-stamping asks (RFC 3161 §2.3).
  public let isCritical: Bool

  /// Every purpose.
  public static let anyPurpose: OID = "2.5.29.37.0"
  /// The server side of TLS.
  public static let serverAuthentication: OID = "1.3.6.1.5.5.7.3.1"
  /// The client side of TLS.
  public static let clientAuthentication: OID = "1.3.6.1.5.5.7.3.2"
  /// Signing code.
  public static let codeSigning: OID = "1.3.6.1.5.5.7.3.3"
  /// Protecting e-mail.
  public static let emailProtection: OID = "1.3.6.1.5.5.7.3.4"
  /// Time-stamping.
  public static let timeStamping: OID = "1.3.6.1.5.5.7.3.8"
  /// Signing OCSP answers.
  public static let ocspSigning: OID = "1.3.6.1.5.5.7.3.9"
  /// Signing documents (RFC 9336).
  public static let documentSigning: OID = "1.3.6.1.5.5.7.3.36"

  /// Reads an `EXTENDED_KEY_USAGE`.
  init(_ usages: OpaquePointer, isCritical: Bool) {
    purposes = ASN1.elements(of: usages).map { OID(OpaquePointer($0)) }
    self.isCritical = isCritical
  }
}

extension ExtendedKeyUsage: CustomStringConvertible {
  /// The names of the purposes, or their numbers where they have none.
  public var description: String { purposes.map(\.description).joined(separator: ", ") }
}
