import COpenSSL

/// The number that an issuer gave a certificate (RFC 5280 §4.1.2.2).
public struct SerialNumber: Sendable, Hashable {
  /// The magnitude, big-endian, without leading zero octets; empty for zero.
  public let bytes: [UInt8]
  /// Whether the number is negative, which RFC 5280 forbids but old issuers did.
  public let isNegative: Bool

  /// The most octets that the content of a number may have in DER (RFC 5280 §4.1.2.2).
  static let longest = 20

  /// Creates a number from its big-endian magnitude; leading zero octets don't count.
  public init(bytes: [UInt8], isNegative: Bool = false) {
    self.bytes = Array(bytes.drop { $0 == 0 })
    self.isNegative = isNegative
  }

  /// Reads an `ASN1_INTEGER`.
  init(_ integer: UnsafePointer<ASN1_INTEGER>) {
    self.init(
      bytes: ASN1.bytes(of: integer), isNegative: ASN1_STRING_type(integer) & V_ASN1_NEG != 0)
  }

  /// Upper-case hexadecimal digits, two for each octet, as `openssl x509 -serial` prints them.
  public var hexadecimal: String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var text = isNegative ? "-" : ""
    for byte in bytes.isEmpty ? [0] : bytes {
      text.unicodeScalars.append(digits[Int(byte >> 4)])
      text.unicodeScalars.append(digits[Int(byte & 15)])
    }
    return text
  }

  /// Decimal digits, as `X509SerialNumber` of XML Signature carries them.
  public var decimal: String {
    guard let number = BN_bin2bn(bytes, Int32(clamping: bytes.count), nil) else { return hexadecimal }
    defer { BN_free(number) }
    guard let digits = BN_bn2dec(number) else { return hexadecimal }
    defer { CRYPTO_free(digits, #file, #line) }
    return (isNegative ? "-" : "") + String(cString: digits)
  }
}

extension SerialNumber: CustomStringConvertible {
  /// The hexadecimal digits.
  public var description: String { hexadecimal }
}
