import COpenSSL
import SignetCrypto

/// A name in an alternative-name extension (RFC 5280 §4.2.1.6).
public enum GeneralName: Sendable, Hashable {
  /// An e-mail address.
  case email(String)
  /// A DNS name.
  case dns(String)
  /// A URI.
  case uri(String)
  /// An IP address: 4 or 16 octets in network order (8 or 32, with a mask, inside name constraints).
  case ipAddress([UInt8])
  /// A distinguished name.
  case directoryName(DistinguishedName)
  /// An object identifier.
  case registeredID(OID)
  /// A name of a type of its own, such as the tax numbers of ICP-Brasil (2.16.76.1.3.x): the text of its value where
  /// that is a string, and the DER encoding of the value.
  case otherName(type: OID, text: String?, der: [UInt8])
  /// An X.400 address, an EDI party, or a text that is not valid in its type.
  case unreadable

  /// Reads a `GENERAL_NAME`.
  init(_ name: UnsafePointer<GENERAL_NAME>) {
    let value = name.pointee.d
    self =
      switch name.pointee.type {
      case GEN_EMAIL: value.rfc822Name.flatMap { ASN1.text(of: $0) }.map(Self.email) ?? .unreadable
      case GEN_DNS: value.dNSName.flatMap { ASN1.text(of: $0) }.map(Self.dns) ?? .unreadable
      case GEN_URI: value.uniformResourceIdentifier.flatMap { ASN1.text(of: $0) }.map(Self.uri) ?? .unreadable
      case GEN_IPADD: value.iPAddress.map { .ipAddress(ASN1.bytes(of: $0)) } ?? .unreadable
      case GEN_DIRNAME: value.directoryName.map { .directoryName(DistinguishedName($0)) } ?? .unreadable
      case GEN_RID: value.registeredID.map { .registeredID(OID($0)) } ?? .unreadable
      case GEN_OTHERNAME: Self.otherName(value.otherName)
      default: .unreadable
      }
  }

  private static func otherName(_ name: UnsafeMutablePointer<OTHERNAME>?) -> GeneralName {
    guard let name, let type = name.pointee.type_id, let value = name.pointee.value else { return .unreadable }
    return .otherName(type: OID(type), text: text(of: value), der: DER.encode { i2d_ASN1_TYPE(value, $0) } ?? [])
  }

  private static func text(of value: UnsafeMutablePointer<ASN1_TYPE>) -> String? {
    switch ASN1_TYPE_get(value) {
    case V_ASN1_UTF8STRING, V_ASN1_PRINTABLESTRING, V_ASN1_IA5STRING, V_ASN1_T61STRING, V_ASN1_BMPSTRING,
      V_ASN1_UNIVERSALSTRING, V_ASN1_VISIBLESTRING, V_ASN1_NUMERICSTRING:
      ASN1.text(of: value.pointee.value.asn1_string)
    case V_ASN1_OCTET_STRING:
      // ICP-Brasil (DOC-ICP-04 §7.1.2.3) puts its ASCII text into OCTET STRINGs.
      String(validating: ASN1.bytes(of: value.pointee.value.octet_string), as: UTF8.self)
    default:
      nil
    }
  }
}

extension GeneralName: CustomStringConvertible {
  /// The name for people, in the notation of OpenSSL's configuration: the kind, a colon, the value. Characters that
  /// could steer a terminal are escaped.
  public var description: String {
    switch self {
    case .email(let address): "email:" + PrintableText.escaped(address)
    case .dns(let name): "DNS:" + PrintableText.escaped(name)
    case .uri(let uri): "URI:" + PrintableText.escaped(uri)
    case .ipAddress(let octets): "IP:" + Self.text(ofAddress: octets)
    case .directoryName(let name): "dirName:" + name.rfc4514
    case .registeredID(let identifier): "RID:" + identifier.dotted
    case .otherName(let type, let text, let der):
      "otherName:\(type.dotted):" + (text.map(PrintableText.escaped) ?? "#" + Hexadecimal.encode(der))
    case .unreadable: "unreadable"
    }
  }

  private static func text(ofAddress octets: [UInt8]) -> String {
    guard octets.count == 16 else { return octets.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(Int(octets[$0]) << 8 | Int(octets[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
