import SignetCertificates
import SignetFindings
import TestSupport
import Testing

/// Certificates that are wrong in one place each.
@Suite("Defects of a certificate")
struct CertificateDefectTests {
  /// A change of a sound certificate, and what must be found.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codes: [FindingCode]
    let change: @Sendable (inout CertificateForge) -> Void

    init(_ description: String, _ codes: FindingCode..., change: @escaping @Sendable (inout CertificateForge) -> Void) {
      testDescription = description
      self.codes = codes
      self.change = change
    }
  }

  private static let notCA = CertificateForge.extension(0x13, DERWriter.sequence())
  private static func alternativeName(_ tag: UInt8, _ value: [UInt8]) -> [UInt8] {
    CertificateForge.extension(0x11, DERWriter.sequence(DERWriter.element(tag, value)))
  }

  static let cases: [Case] = [
    Case("nothing") { _ in },
    Case("a serial number of zero", .certificateBadSerialNumber) { $0.serial = DERWriter.integer(0) },
    Case("a negative serial number", .certificateBadSerialNumber) { $0.serial = DERWriter.integer(0xFF) },
    Case("a serial number of 20 octets") {
      $0.serial = DERWriter.element(0x02, [0x7F] + [UInt8](repeating: 1, count: 19))
    },
    Case("a serial number of 21 octets", .certificateBadSerialNumber) {
      $0.serial = DERWriter.element(0x02, [0x7F] + [UInt8](repeating: 1, count: 20))
    },
    Case("a serial number with a needless zero", .certificateNotDER) { $0.serial = DERWriter.integer(0, 0x11) },
    Case("version 1 with extensions", .certificateWrongVersion) {
      $0.version = []
      $0.extensions = [notCA]
    },
    Case("version 2 with extensions", .certificateWrongVersion) {
      $0.version = DERWriter.element(0xA0, DERWriter.integer(1))
      $0.extensions = [notCA]
    },
    Case("version 1 with a unique identifier", .certificateWrongVersion) {
      $0.version = []
      $0.identifiers = DERWriter.element(0x82, [0x00, 0xAA])
    },
    Case("version 4", .certificateWrongVersion) { $0.version = DERWriter.element(0xA0, DERWriter.integer(3)) },
    Case("version 1") { $0.version = [] },
    Case("an extension twice", .certificateDuplicatedExtension) { $0.extensions = [notCA, notCA] },
    Case("an extension that can't be read", .certificateMalformedExtension) {
      $0.extensions = [CertificateForge.extension(0x13, [0x05, 0x00])]
    },
    Case("a truth value of 1 in an extension", .certificateNotDER) {
      $0.extensions = [CertificateForge.extension(0x13, DERWriter.sequence(DERWriter.element(0x01, [0x01])))]
    },
    Case("bytes after the value of an extension", .certificateNotDER) {
      $0.extensions = [CertificateForge.extension(0x13, DERWriter.sequence() + [0x05, 0x00])]
    },
    Case("an end of GeneralizedTime in 2050") {
      $0.notAfter = DERWriter.element(0x18, Array("20500101000000Z".utf8))
    },
    Case("an end of GeneralizedTime before 2050", .certificateTimeForm) {
      $0.notAfter = DERWriter.element(0x18, Array("20491231235959Z".utf8))
    },
    Case("a start without seconds", .certificateTimeForm) {
      $0.notBefore = DERWriter.element(0x17, Array("2001010000Z".utf8))
    },
    Case("a start in a time zone", .certificateTimeForm) {
      $0.notBefore = DERWriter.element(0x17, Array("200101000000+0100".utf8))
    },
    Case("an end with fractions of a second", .certificateTimeForm) {
      $0.notAfter = DERWriter.element(0x18, Array("20500101000000.5Z".utf8))
    },
    Case("a month 13", .certificateMalformedTime) {
      $0.notBefore = DERWriter.element(0x17, Array("201301000000Z".utf8))
    },
    Case("an end before the start", .certificateValidityReversed) {
      $0.notAfter = DERWriter.element(0x17, Array("191231235959Z".utf8))
    },
    Case("another algorithm inside", .certificateAlgorithmsDiffer) {
      $0.innerAlgorithm = CertificateForge.algorithm(0x0C)
    },
    Case("an unknown signature algorithm", .certificateUnknownSignature) {
      $0.innerAlgorithm = DERWriter.sequence(DERWriter.identifier(0x2A, 0x03, 0x04))
      $0.outerAlgorithm = $0.innerAlgorithm
    },
    Case("a key of an unknown kind", .certificateUnknownKey) {
      $0.key = DERWriter.sequence(
        DERWriter.sequence(DERWriter.identifier(0x2A, 0x03, 0x04)), DERWriter.element(0x03, [0x00, 0x01]))
    },
    Case("no issuer", .certificateBadName) { $0.issuer = DERWriter.sequence() },
    Case("no subject", .certificateBadName) { $0.subject = DERWriter.sequence() },
    Case("an alternative name in place of a subject") {
      $0.subject = DERWriter.sequence()
      $0.extensions = [alternativeName(0x82, Array("a.example".utf8))]
    },
    Case("a subject that is not UTF-8", .certificateMalformedName) { $0.subject = DERWriter.name([0xC3, 0x28]) },
    Case("a subject with half a character", .certificateMalformedName) {
      $0.subject = DERWriter.name([0x00, 0x41, 0x00], type: 0x1E)
    },
    Case("an issuer with a NUL", .certificateMalformedName) { $0.issuer = DERWriter.name("a\0b".utf8) },
    Case("a DNS name with a NUL", .certificateMalformedName) {
      $0.extensions = [alternativeName(0x82, Array("bank.example\0.evil.example".utf8))]
    },
    Case("an address of five octets", .certificateMalformedName) {
      $0.extensions = [alternativeName(0x87, [1, 2, 3, 4, 5])]
    },
  ]

  @Test("each defect is found, and nothing else", arguments: cases)
  func found(_ file: Case) throws {
    var forge = try CertificateForge()
    file.change(&forge)
    // One may also be refused, where OpenSSL can't read it; then a reader of the file still gets a code.
    let certificate: Certificate
    do {
      certificate = try Certificate(der: forge.der)
    } catch {
      #expect(error.finding.code == .certificateMalformed)
      #expect(!file.codes.isEmpty)
      return
    }
    #expect(certificate.findings.map(\.code) == file.codes)
    #expect(certificate.findings.allSatisfy { $0.subject == .certificate(sha256: certificate.sha256Fingerprint) })
  }

  @Test("lengths of BER are found")
  func lengths() throws {
    let der = try CertificateForge().der
    try #require(der[1] == 0x81)
    let body = Array(der.dropFirst(3))
    let longer: [UInt8] = [0x30, 0x82, 0x00, der[2]] + body
    let indefinite: [UInt8] = [0x30, 0x80] + body + [0x00, 0x00]
    for bytes in [longer, indefinite] {
      let certificates = try CredentialDecoder.decode(bytes, source: "a.cer").certificates
      #expect(certificates.map { $0.findings.map(\.code) } == [[.certificateNotDER]])
    }
  }
}
