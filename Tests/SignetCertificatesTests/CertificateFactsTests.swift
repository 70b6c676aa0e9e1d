import Foundation
import SignetCertificates
import Testing
import TestSupport

@Suite("Facts of a certificate agree with openssl x509")
struct CertificateFactsTests {
  /// What `openssl x509` prints for one option, after the `=`.
  private func openssl(_ der: [UInt8], _ arguments: String...) throws -> String {
    let result = try Command.run("openssl", ["x509", "-inform", "DER", "-noout"] + arguments, input: der)
    try #require(result.status == 0, "\(result.errors)")
    let line = try #require(result.lines.first)
    return String(line[line.index(after: try #require(line.firstIndex(of: "=")))...])
  }

  @Test("there are vectors to compare")
  func vectorsExist() {
    #expect(Vectors.certificateNames.count > 20)
  }

  @Test("the serial number is the same", arguments: Vectors.certificateNames)
  func serial(name: String) throws {
    let der = try Vectors.der(name)
    #expect(try Certificate(der: der).serialNumber.hexadecimal == openssl(der, "-serial"))
  }

  @Test("the fingerprints are the same", arguments: Vectors.certificateNames)
  func fingerprints(name: String) throws {
    let der = try Vectors.der(name)
    let certificate = try Certificate(der: der)
    let sha256 = try openssl(der, "-fingerprint", "-sha256").replacing(":", with: "").lowercased()
    let sha1 = try openssl(der, "-fingerprint", "-sha1").replacing(":", with: "").lowercased()
    #expect(certificate.sha256Fingerprint == sha256)
    #expect(certificate.sha1Fingerprint == sha1)
  }

  @Test("the validity is the same", arguments: Vectors.certificateNames)
  func validity(name: String) throws {
    let der = try Vectors.der(name)
    let certificate = try Certificate(der: der)
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space)
    #expect(try style.format(certificate.notBefore) == openssl(der, "-startdate", "-dateopt", "iso_8601"))
    #expect(try style.format(certificate.notAfter) == openssl(der, "-enddate", "-dateopt", "iso_8601"))
  }

  @Test("subject and issuer have the same RFC 4514 text", arguments: Vectors.certificateNames)
  func names(name: String) throws {
    let der = try Vectors.der(name)
    let certificate = try Certificate(der: der)
    let format = "RFC2253,-esc_msb,utf8"
    #expect(try certificate.subject.rfc4514 == openssl(der, "-subject", "-nameopt", format))
    #expect(try certificate.issuer.rfc4514 == openssl(der, "-issuer", "-nameopt", format))
  }

  @Test("a company certificate tells everything about itself")
  func companyCertificate() throws {
    let certificate = try Vectors.certificate("rsa-2048")
    #expect(certificate.version == 3)
    #expect(certificate.keyUsage == [.digitalSignature, .nonRepudiation])
    #expect(certificate.extendedKeyUsage?.purposes == [.init("1.3.6.1.5.5.7.3.2"), .init("1.3.6.1.5.5.7.3.4")])
    #expect(certificate.basicConstraints?.isAuthority != true)
    #expect(certificate.signatureAlgorithm.name == "sha256WithRSAEncryption")
    #expect(!certificate.isSelfIssued)
    #expect(certificate.findings.isEmpty)
  }

  @Test("a tax number of ICP-Brasil is read from the alternative names")
  func taxNumber() throws {
    let names = try Vectors.certificate("rsa-2048").subjectAlternativeNames
    let numbers = names.compactMap { name in
      if case .otherName(type: "2.16.76.1.3.3", let text, _) = name { text } else { nil }
    }
    #expect(numbers.count == 1)
    #expect(numbers.first?.count == 14)
  }

  @Test("alternative names are shown with their kind")
  func alternativeNames() throws {
    let names = try Vectors.certificate("server").subjectAlternativeNames
    #expect(names.contains { $0.description.hasPrefix("DNS:") })
    #expect(GeneralName.ipAddress([192, 0, 2, 1]).description == "IP:192.0.2.1")
    #expect(
      GeneralName.ipAddress([0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]).description
        == "IP:2001:db8:0:0:0:0:0:1")
    #expect(GeneralName.dns("a\u{1B}[31m").description == #"DNS:a\1b[31m"#)
  }

  @Test("authorities are told from companies, and key identifiers lead from one to the other")
  func authorities() throws {
    let root = try Vectors.certificate("root")
    let intermediate = try Vectors.certificate("intermediate")
    let company = try Vectors.certificate("rsa-2048")
    #expect(root.isSelfIssued)
    #expect(root.basicConstraints?.isAuthority == true)
    #expect(root.keyUsage?.contains(.keyCertSign) == true)
    #expect(try Vectors.certificate("no-sub-authority").basicConstraints?.maximumPathLength == 0)
    #expect(company.issuer == intermediate.subject)
    #expect(company.authorityKeyIdentifier?.keyIdentifier == intermediate.subjectKeyIdentifier)
    #expect(intermediate.subjectKeyIdentifier?.isEmpty == false)
  }

  @Test("a certificate is equal to its copy and to nothing else")
  func equality() throws {
    let certificate = try Vectors.certificate("root")
    #expect(try certificate == Vectors.certificate("root"))
    #expect(try Set([certificate, Vectors.certificate("root"), Vectors.certificate("ec-root")]).count == 2)
  }
}
