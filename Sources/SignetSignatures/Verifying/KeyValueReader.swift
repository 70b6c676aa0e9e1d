import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Reads keys that are written out as numbers.
enum KeyValueReader {
  /// The key in one of the elements `RSAKeyValue`, `DSAKeyValue`, `ECKeyValue` (XML Signature 1.1, section 4.5.2) and
  /// `ECDSAKeyValue` (RFC 4050); nil where it is of a kind or curve that is not supported, or no key.
  ///
  /// - Throws: `signature.malformed`.
  static func key(in element: XMLElement) throws(SignetError) -> PublicKey? {
    switch element.localName {
    case "RSAKeyValue":
      let (modulus, exponent) = (try number("Modulus", of: element), try number("Exponent", of: element))
      return try? PublicKey(rsaModulus: modulus, exponent: exponent)
    case "DSAKeyValue":
      // The signer may leave out P and Q together, and G, where the verifier knows them; this one does not.
      guard child("P", of: element) != nil else { return nil }
      let (p, q) = (try number("P", of: element), try number("Q", of: element))
      let (g, y) = (try number("G", of: element), try number("Y", of: element))
      return try? PublicKey(dsaP: p, q: q, g: g, y: y)
    case "ECKeyValue": return try ellipticCurveKey(element)
    case "ECDSAKeyValue": return try oldEllipticCurveKey(element)
    default: return nil
    }
  }

  private static func ellipticCurveKey(_ element: XMLElement) throws(SignetError) -> PublicKey? {
    guard let curve = child("NamedCurve", of: element)?.attribute("URI").flatMap(curveIdentifier) else { return nil }
    guard let point = child("PublicKey", of: element) else {
      throw ElementCursor.malformed(element, "it has no PublicKey")
    }
    return try? PublicKey(curveIdentifier: curve, point: try point.base64())
  }

  /// RFC 4050, section 3: coordinates in decimal digits.
  private static func oldEllipticCurveKey(_ element: XMLElement) throws(SignetError) -> PublicKey? {
    let domain = child("DomainParameters", of: element)
    guard let name = domain.flatMap({ child("NamedCurve", of: $0) })?.attribute("URN"),
      let curve = curveIdentifier(name), let width = coordinateWidths[curve]
    else { return nil }
    guard let point = child("PublicKey", of: element),
      let x = child("X", of: point)?.attribute("Value").flatMap({ DecimalNumber.bytes($0, width: width) }),
      let y = child("Y", of: point)?.attribute("Value").flatMap({ DecimalNumber.bytes($0, width: width) })
    else { throw ElementCursor.malformed(element, "its PublicKey has no coordinates") }
    return try? PublicKey(curveIdentifier: curve, point: [0x04] + x + y)
  }

  /// How long a coordinate is, in bytes, on the curves of which RFC 4050 keys are in use.
  private static let coordinateWidths: [[UInt8]: Int] = [
    [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]: 32,  // P-256
    [0x2B, 0x81, 0x04, 0x00, 0x22]: 48,  // P-384
    [0x2B, 0x81, 0x04, 0x00, 0x23]: 66,  // P-521
    [0x2B, 0x81, 0x04, 0x00, 0x0A]: 32,  // secp256k1
  ]

  /// The content octets of the object identifier in `urn:oid:1.2.840.10045.3.1.7`.
  private static func curveIdentifier(_ urn: String) -> [UInt8]? {
    guard urn.lowercased().hasPrefix("urn:oid:") else { return nil }
    let arcs = urn.dropFirst("urn:oid:".count).split(separator: ".").map { UInt64($0) }
    guard arcs.count > 2, let first = arcs[0], let second = arcs[1], first < 3, second < 40 else { return nil }
    var octets = [UInt8(first * 40 + second)]
    for arc in arcs.dropFirst(2) {
      guard var rest = arc else { return nil }
      var group = [UInt8(rest & 0x7F)]
      rest >>= 7
      while rest > 0 {
        group.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
        rest >>= 7
      }
      octets += group
    }
    return octets
  }

  private static func number(_ name: String, of element: XMLElement) throws(SignetError) -> [UInt8] {
    guard let child = child(name, of: element) else { throw ElementCursor.malformed(element, "it has no \(name)") }
    return try child.base64()
  }

  private static func child(_ name: String, of element: XMLElement) -> XMLElement? {
    element.children.first { $0.isNamed(name, in: element.namespace) }
  }
}

/// Numbers in decimal digits.
enum DecimalNumber {
  /// The big-endian magnitude in exactly `width` bytes; nil for anything but digits, and for larger numbers.
  static func bytes(_ digits: String, width: Int) -> [UInt8]? {
    guard !digits.isEmpty, digits.utf8.count <= 3 * width else { return nil }
    var bytes = [UInt8](repeating: 0, count: width)
    for digit in digits.utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      var carry = Int(digit - UInt8(ascii: "0"))
      for index in bytes.indices.reversed() {
        carry += Int(bytes[index]) * 10
        bytes[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      guard carry == 0 else { return nil }
    }
    return bytes
  }
}
