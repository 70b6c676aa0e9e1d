import Foundation
import SignetCertificates
import SignetFindings
import Testing

/// Certificates with one wrong byte in a place that OpenSSL lets pass.
@Suite("Findings about a certificate's own encoding")
struct CertificateFindingsTests {
  private func certificate(replacing pattern: [UInt8], with replacement: [UInt8]) throws -> Certificate {
    let der = try Vectors.der("rsa-2048")
    let position = try #require(der.indices.first { der[$0...].starts(with: pattern) })
    return try Certificate(der: der[..<position] + replacement + der[(position + pattern.count)...])
  }

  private static let keyUsage: [UInt8] = [0x55, 0x1D, 0x0F]
  private static let extendedKeyUsage: [UInt8] = [0x55, 0x1D, 0x25]

  @Test("an extension with the content of another is malformed, and reads as absent")
  func malformedExtension() throws {
    let certificate = try certificate(replacing: Self.extendedKeyUsage, with: [0x55, 0x1D, 0x13])
    #expect(certificate.findings.map(\.code).contains(.certificateMalformedExtension))
    #expect(certificate.extendedKeyUsage == nil)
    #expect(certificate.findings.first?.subject == .certificate(sha256: certificate.sha256Fingerprint))
  }

  @Test("an extension that occurs twice is reported, and reads as absent")
  func duplicatedExtension() throws {
    let certificate = try certificate(replacing: Self.extendedKeyUsage, with: Self.keyUsage)
    #expect(certificate.findings.map(\.code).contains(.certificateDuplicatedExtension))
    #expect(certificate.keyUsage == nil)
  }

  @Test("a time that does not exist is reported, and the certificate is valid at no time")
  func malformedTime() throws {
    let certificate = try certificate(replacing: Array("200101000000Z".utf8), with: Array("201301000000Z".utf8))
    #expect(certificate.findings.map(\.code) == [.certificateMalformedTime])
    #expect(certificate.notBefore == .distantFuture)
    #expect(!certificate.isValid(at: Date(timeIntervalSince1970: 1_700_000_000)))
  }

  @Test("both ends of the validity belong to it")
  func inclusiveValidity() throws {
    let certificate = try Vectors.certificate("rsa-2048")
    #expect(certificate.isValid(at: certificate.notBefore))
    #expect(certificate.isValid(at: certificate.notAfter))
    #expect(!certificate.isValid(at: certificate.notBefore.addingTimeInterval(-1)))
    #expect(!certificate.isValid(at: certificate.notAfter.addingTimeInterval(1)))
  }
}
