import COpenSSL

/// What the key of a certificate may be used for (RFC 5280 §4.2.1.3).
public struct KeyUsage: OptionSet, Sendable, Hashable {
  /// Bit *n* of the extension's bit string as bit *n* of the number, counted from the lowest.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Signing data other than certificates and CRLs.
  public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
  /// Signing what the signer can't later deny; newer texts say `contentCommitment`.
  public static let nonRepudiation = KeyUsage(rawValue: 1 << 1)
  /// Encrypting keys.
  public static let keyEncipherment = KeyUsage(rawValue: 1 << 2)
  /// Encrypting data directly.
  public static let dataEncipherment = KeyUsage(rawValue: 1 << 3)
  /// Agreeing on keys.
  public static let keyAgreement = KeyUsage(rawValue: 1 << 4)
  /// Signing certificates.
  public static let keyCertSign = KeyUsage(rawValue: 1 << 5)
  /// Signing certificate revocation lists.
  public static let crlSign = KeyUsage(rawValue: 1 << 6)
  /// With key agreement: only encrypting.
  public static let encipherOnly = KeyUsage(rawValue: 1 << 7)
  /// With key agreement: only decrypting.
  public static let decipherOnly = KeyUsage(rawValue: 1 << 8)

  /// Reads an `ASN1_BIT_STRING`.
  init(_ bits: UnsafeMutablePointer<ASN1_BIT_STRING>) {
    rawValue = (0..<Int32(Self.names.count)).reduce(0) { value, bit in
      ASN1_BIT_STRING_get_bit(bits, bit) == 1 ? value | 1 << UInt16(bit) : value
    }
  }

  /// The names of RFC 5280 by bit.
  private static let names = [
    "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign",
    "cRLSign", "encipherOnly", "decipherOnly",
  ]

  /// The usage with a name of RFC 5280, or nil.
  public init?(named name: String) {
    guard let bit = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << UInt16(bit))
  }

  /// The names of the members as RFC 5280 writes them, in the order of the bits.
  public var names: [String] {
    Self.names.indices.filter { rawValue & 1 << UInt16($0) != 0 }.map { Self.names[$0] }
  }
}

extension KeyUsage: CustomStringConvertible {
  /// The names of the members, separated by commas.
  public var description: String { names.joined(separator: ", ") }
}
