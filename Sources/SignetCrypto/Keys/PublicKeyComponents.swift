import COpenSSL
import SignetFindings

// Public keys from their numbers, as the `KeyValue` of XML Signature carries them. Numbers are big-endian magnitudes.

extension PublicKey {
  /// An RSA key from modulus and public exponent.
  ///
  /// - Throws: `key.malformed`.
  public convenience init(rsaModulus modulus: [UInt8], exponent: [UInt8]) throws(SignetError) {
    guard modulus.count <= 4096, exponent.count <= modulus.count else { throw Self.impossible("RSA") }
    let key = ComponentDER.sequence(ComponentDER.integer(modulus), ComponentDER.integer(exponent))
    // rsaEncryption, with NULL for parameters (RFC 3279 §2.3.1).
    let algorithm = ComponentDER.sequence(ComponentDER.rsaEncryption, [0x05, 0x00])
    try self.init(
      subjectPublicKeyInfo: ComponentDER.sequence(algorithm, ComponentDER.bitString(key)))
  }

  /// A DSA key from its domain parameters and its public number.
  ///
  /// - Throws: `key.malformed`.
  public convenience init(dsaP p: [UInt8], q: [UInt8], g: [UInt8], y: [UInt8]) throws(SignetError) {
    guard [p, q, g, y].allSatisfy({ !$0.isEmpty && $0.count <= 2048 }) else { throw Self.impossible("DSA") }
    let parameters = ComponentDER.sequence(ComponentDER.integer(p), ComponentDER.integer(q), ComponentDER.integer(g))
    let algorithm = ComponentDER.sequence(ComponentDER.dsa, parameters)
    try self.init(
      subjectPublicKeyInfo: ComponentDER.sequence(algorithm, ComponentDER.bitString(ComponentDER.integer(y))))
  }

  /// A key on a named curve.
  ///
  /// - Parameters:
  ///   - curve: the curve's object identifier in DER: its content octets.
  ///   - point: the public point, encoded as SEC 1 §2.3.3 has it.
  /// - Throws: `key.malformed`, also for a point that is not on the curve.
  public convenience init(curveIdentifier curve: [UInt8], point: [UInt8]) throws(SignetError) {
    guard !curve.isEmpty, curve.count < 64, !point.isEmpty, point.count < 512 else { throw Self.impossible("EC") }
    let algorithm = ComponentDER.sequence(ComponentDER.ecPublicKey, ComponentDER.element(0x06, curve))
    try self.init(
      subjectPublicKeyInfo: ComponentDER.sequence(algorithm, ComponentDER.bitString(point)))
  }

  private static func impossible(_ kind: String) -> SignetError {
    SignetError(
      .keyMalformed, message: "The numbers do not make a public key (\(kind)).",
      hint: "Check that the whole key was copied.")
  }
}

/// The little DER (X.690) that a `SubjectPublicKeyInfo` needs.
private enum ComponentDER {
  /// 1.2.840.113549.1.1.1.
  static let rsaEncryption: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
  /// 1.2.840.10040.4.1.
  static let dsa: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01]
  /// 1.2.840.10045.2.1.
  static let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]

  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
    let length = withUnsafeBytes(of: content.count.bigEndian) { Array($0.drop { $0 == 0 }) }
    return [tag, 0x80 | UInt8(length.count)] + length + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(0x30, parts.flatMap(\.self)) }

  static func bitString(_ content: [UInt8]) -> [UInt8] { element(0x03, [0] + content) }

  /// A number that is not negative.
  static func integer(_ magnitude: [UInt8]) -> [UInt8] {
    let digits = Array(magnitude.drop { $0 == 0 })
    return element(0x02, (digits.first ?? 0x80) >= 0x80 ? [0] + digits : digits)
  }
}
