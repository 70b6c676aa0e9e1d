import SignetCertificates
import TestSupport

/// A certificate whose parts can be made wrong one by one; its signature is nobody's.
struct CertificateForge {
  var version: [UInt8] = DERWriter.element(0xA0, DERWriter.integer(2))
  var serial = DERWriter.integer(0x11)
  var innerAlgorithm = Self.sha256WithRSA
  var issuer = DERWriter.name("Issuer".utf8)
  var notBefore = DERWriter.element(0x17, Array("200101000000Z".utf8))
  var notAfter = DERWriter.element(0x17, Array("491231235959Z".utf8))
  var subject = DERWriter.name("Subject".utf8)
  /// A `SubjectPublicKeyInfo`.
  var key: [UInt8]
  /// What stands between key and extensions.
  var identifiers: [UInt8] = []
  /// Whole `Extension` structures.
  var extensions: [[UInt8]] = []
  var outerAlgorithm = Self.sha256WithRSA

  static let sha256WithRSA = algorithm(0x0B)

  init() throws {
    key = try Vectors.certificate("p-256").subjectPublicKeyInfo
  }

  /// An RSA signature algorithm by its last arc.
  static func algorithm(_ arc: UInt8) -> [UInt8] {
    DERWriter.sequence(
      DERWriter.identifier(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, arc), DERWriter.element(0x05, []))
  }

  /// An extension below 2.5.29.
  static func `extension`(_ arc: UInt8, _ value: [UInt8]) -> [UInt8] {
    DERWriter.sequence(DERWriter.identifier(0x55, 0x1D, arc), DERWriter.element(0x04, value))
  }

  /// The certificate.
  var der: [UInt8] {
    let wrapped =
      extensions.isEmpty
      ? [] : DERWriter.element(0xA3, DERWriter.element(0x30, extensions.flatMap(\.self)))
    let signed = DERWriter.sequence(
      version, serial, innerAlgorithm, issuer, DERWriter.sequence(notBefore, notAfter), subject, key, identifiers,
      wrapped)
    return DERWriter.sequence(signed, outerAlgorithm, DERWriter.element(0x03, [0x00, 0x01, 0x02, 0x03]))
  }
}
