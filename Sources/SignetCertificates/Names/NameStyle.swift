/// How a distinguished name is written as text where an authority compares it letter by letter.
///
/// The standard way is ``rfc4514``. Others differ in the order of the parts, in what stands between them, and in how the
/// types are told that RFC 4514 knows no names for.
public struct NameStyle: Sendable, Hashable {
  /// Which part comes first.
  public var order: Order
  /// What stands between two parts: `,` or `, `.
  public var separator: String
  /// What stands between a type and its value: `=` or ` = `.
  public var assignment: String
  /// How types are written that neither RFC 4514 nor ``keywords`` name.
  public var otherTypes: OtherTypes
  /// Names for types, by their dotted numbers: `E` for `1.2.840.113549.1.9.1`. They go before those of RFC 4514.
  public var keywords: [String: String]

  /// The order of the parts.
  public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// As RFC 4514 has it: usually the common name first.
    case specificFirst = "specific-first"
    /// As in the certificate: usually the country first.
    case generalFirst = "general-first"
  }

  /// How types without a name are written.
  public enum OtherTypes: String, Sendable, Hashable, Codable, CaseIterable {
    /// Dotted numbers, with the value in hexadecimal (RFC 4514 §2.4): `2.5.4.5=#1303313233`.
    case dotted
    /// Dotted numbers, with the value as text: `2.5.4.5=123`.
    case dottedText = "dotted-text"
    /// The short names that OpenSSL has, with the value as text: `serialNumber=123`.
    case named
  }

  /// RFC 4514, as XML Signature 1.1, section 4.5.4.1 wants it.
  public static let rfc4514 = NameStyle()

  /// Describes a style; unless told otherwise that of RFC 4514.
  public init(
    order: Order = .specificFirst, separator: String = ",", assignment: String = "=", otherTypes: OtherTypes = .dotted,
    keywords: [String: String] = [:]
  ) {
    self.order = order
    self.separator = separator
    self.assignment = assignment
    self.otherTypes = otherTypes
    self.keywords = keywords
  }
}

extension DistinguishedName {
  /// The name as text in a style; values are escaped as RFC 4514 §2.4 has it.
  public func text(_ style: NameStyle) -> String {
    let parts = style.order == .specificFirst ? relativeNames.reversed() : relativeNames
    return parts.map { part in
      let attributes = style.order == .specificFirst ? part.attributes.reversed() : part.attributes
      return attributes.map { text(of: $0, style) }.joined(separator: "+")
    }
    .joined(separator: style.separator)
  }

  private func text(of attribute: NameAttribute, _ style: NameStyle) -> String {
    let dotted = attribute.type.dotted
    let hexadecimal = dotted + style.assignment + Self.hexadecimal(attribute.der)
    guard let text = attribute.text.map(Self.escaped) else { return hexadecimal }
    if let keyword = style.keywords[dotted] ?? Self.keywords[dotted] { return keyword + style.assignment + text }
    return switch style.otherTypes {
    case .dotted: hexadecimal
    case .dottedText: dotted + style.assignment + text
    case .named: (attribute.type.shortName ?? dotted) + style.assignment + text
    }
  }
}

/// How the serial number of a certificate is written in `X509SerialNumber`.
public enum SerialNumberText: String, Sendable, Hashable, Codable, CaseIterable {
  /// Decimal digits, as XML Signature 1.1, section 4.5.4.1 has it.
  case decimal
  /// The octets of the number as ASCII characters, which Mexico's certificates spell their twenty digits with.
  case ascii
}

extension SerialNumber {
  /// The number as text, or nil where its octets are no printable ASCII characters and these were wanted.
  public func text(_ form: SerialNumberText) -> String? {
    switch form {
    case .decimal: decimal
    case .ascii:
      !bytes.isEmpty && !isNegative && bytes.allSatisfy { (0x21...0x7E).contains($0) }
        ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }
}
