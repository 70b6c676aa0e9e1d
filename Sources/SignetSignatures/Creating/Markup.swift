/// Text of XML that is all ASCII, so that it can be spliced into a document of any encoding.
package enum Markup {
  /// A value between double quotes, or text between tags: markup characters and white space as XML 1.0, section 3.3.3
  /// requires to keep them, other characters outside ASCII as character references.
  package static func attributeValue(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case " "..."~": bytes.append(UInt8(scalar.value))
      default: bytes += ascii(scalar)
      }
    }
    return bytes
  }

  /// The same as text.
  package static func escaped(_ value: String) -> String { String(decoding: attributeValue(value), as: UTF8.self) }

  /// Markup as it is, with the characters outside ASCII as character references.
  static func ascii(_ markup: String) -> String {
    String(decoding: markup.unicodeScalars.flatMap { $0.isASCII ? [UInt8($0.value)] : ascii($0) }, as: UTF8.self)
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> [UInt8] {
    Array("&#x\(String(scalar.value, radix: 16, uppercase: true));".utf8)
  }

  /// Whether a string can be an `Id`: an NCName of Namespaces in XML, section 3, as far as attributes read by name go;
  /// digits may come first, because authorities use such Ids (Paraguay).
  static func isUsableID(_ id: String) -> Bool {
    !id.isEmpty
      && id.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
      }
  }

  /// Whether a string can be a namespace prefix: an ASCII NCName.
  static func isUsablePrefix(_ prefix: String) -> Bool {
    prefix.wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) != nil
  }
}
