/// The check digit of TicketBAI: CRC-8 with the polynomial x⁸ + x² + x + 1 (0x07), from 0, neither reflected nor inverted.
enum CRC8 {
  /// The check of a text in UTF-8, as three decimal digits.
  static func digits(of text: String) -> String {
    var register: UInt8 = 0
    for byte in text.utf8 {
      register ^= byte
      for _ in 0..<8 { register = register & 0x80 == 0 ? register << 1 : register << 1 ^ 0x07 }
    }
    let digits = String(register)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}

extension String {
  /// The text with everything but letters, digits and `-._~` in percent form, as the value of a query (RFC 3986, section 2).
  var percentEncoded: String {
    var text = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._~".unicodeScalars.contains(scalar))
      text += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return text
  }
}
