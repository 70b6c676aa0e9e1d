import COpenSSL

/// Which key signed a certificate (RFC 5280 §4.2.1.1).
public struct AuthorityKeyIdentifier: Sendable, Hashable {
  /// The subject key identifier of the issuer's certificate.
  public let keyIdentifier: [UInt8]?
  /// The names of the issuer of the issuer's certificate; mostly none.
  public let issuer: [GeneralName]
  /// The serial number of the issuer's certificate; mostly absent.
  public let serialNumber: SerialNumber?

  /// Reads an `AUTHORITY_KEYID`.
  init(_ identifier: UnsafePointer<AUTHORITY_KEYID>) {
    keyIdentifier = identifier.pointee.keyid.map { ASN1.bytes(of: $0) }
    issuer = ASN1.elements(of: identifier.pointee.issuer).map {
      GeneralName($0.assumingMemoryBound(to: GENERAL_NAME.self))
    }
    serialNumber = identifier.pointee.serial.map { SerialNumber($0) }
  }
}
