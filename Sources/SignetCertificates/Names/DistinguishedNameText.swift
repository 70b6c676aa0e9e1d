import SignetCrypto

extension DistinguishedName {
  /// The name as text after RFC 4514, most specific part first: `CN=Ana Souza,O=Empresa\, Lda,C=BR`.
  ///
  /// The types of RFC 4514 §3 have their short names; every other type stands as dotted numbers with its value in
  /// hexadecimal (§2.4). Characters beyond ASCII stay as they are, but for controls, line separators and changes of
  /// writing direction: these are escaped, so that a hostile name can neither steer a terminal nor seem to be another.
  public var rfc4514: String {
    text { attribute in
      guard let keyword = Self.keywords[attribute.type.dotted], let text = attribute.text else {
        return attribute.type.dotted + "=" + Self.hexadecimal(attribute.der)
      }
      return keyword + "=" + Self.escaped(text)
    }
  }

  /// The types and names of RFC 4514 §3.
  static let keywords: [String: String] = [
    "2.5.4.3": "CN", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.6": "C",
    "2.5.4.9": "STREET", "0.9.2342.19200300.100.1.25": "DC", "0.9.2342.19200300.100.1.1": "UID",
  ]

  private func text(_ attributeText: (NameAttribute) -> String) -> String {
    // RFC 4514 §2.1: the last part of the encoding comes first. Inside a part any order will do; OpenSSL reverses it
    // too.
    relativeNames.reversed().map { $0.attributes.reversed().map(attributeText).joined(separator: "+") }
      .joined(separator: ",")
  }

  static func hexadecimal(_ der: [UInt8]) -> String { "#" + Hexadecimal.encode(der) }

  /// A value with the escapes of RFC 4514 §2.4.
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let isFirst = index == 0
      let isLast = index == scalars.count - 1
      switch scalar {
      case "\"", "+", ",", ";", "<", ">", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "#" where isFirst, " " where isFirst || isLast:
        result += "\\"
        result.unicodeScalars.append(scalar)
      default:
        result += PrintableText.escaped(scalar)
      }
    }
    return result
  }
}

extension DistinguishedName: CustomStringConvertible {
  /// The name for people: as ``rfc4514``, but with the names and texts of further known types, such as `emailAddress`
  /// and `serialNumber`, in place of their numbers.
  public var description: String {
    text { attribute in
      let keyword = Self.keywords[attribute.type.dotted] ?? attribute.type.shortName ?? attribute.type.dotted
      return keyword + "=" + (attribute.text.map(Self.escaped) ?? Self.hexadecimal(attribute.der))
    }
  }
}
