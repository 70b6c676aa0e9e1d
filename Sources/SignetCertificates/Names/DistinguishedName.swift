import COpenSSL
import SignetCrypto

/// The name of a subject or an issuer (X.501; RFC 5280 §4.1.2.4).
public struct DistinguishedName: Sendable, Hashable {
  /// The parts of the name in the order of the encoding, most general first: usually country, organization, …, common
  /// name.
  public let relativeNames: [RelativeDistinguishedName]
  /// The DER encoding of the whole name, as OpenSSL writes it.
  public let der: [UInt8]

  /// Reads an `X509_NAME`.
  init(_ name: OpaquePointer) {
    var relativeNames: [RelativeDistinguishedName] = []
    var currentSet: Int32?
    for index in 0..<X509_NAME_entry_count(name) {
      guard let entry = X509_NAME_get_entry(name, index), let attribute = NameAttribute(entry) else { continue }
      let set = X509_NAME_ENTRY_set(entry)
      if set == currentSet, let last = relativeNames.popLast() {
        relativeNames.append(RelativeDistinguishedName(attributes: last.attributes + [attribute]))
      } else {
        relativeNames.append(RelativeDistinguishedName(attributes: [attribute]))
      }
      currentSet = set
    }
    self.relativeNames = relativeNames
    der = DER.encode { i2d_X509_NAME(name, $0) } ?? []
  }

  /// Whether the name has no part at all, as the subject of a certificate that is known by its alternative names only.
  public var isEmpty: Bool { relativeNames.isEmpty }

  /// The attributes of all parts, in the order of the encoding.
  public var attributes: [NameAttribute] { relativeNames.flatMap(\.attributes) }

  /// The texts of all attributes of one type, in the order of the encoding.
  public func values(of type: OID) -> [String] { attributes.filter { $0.type == type }.compactMap(\.text) }

  /// All common names.
  public var commonNames: [String] { values(of: NameAttribute.commonName) }

  /// The last, most specific common name.
  public var commonName: String? { values(of: NameAttribute.commonName).last }
}
