import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// PKCS#12 files of other programs, and damaged ones, from the corpus beside the project.
@Suite("PKCS#12: files of other programs", .enabled(if: Availability.sharedData))
struct PKCS12CorpusTests {
  static let folder = Project.shared.appending(path: "conformance/chains/messy")

  struct Manifest: Decodable {
    let tests: [Sample]
  }

  struct Sample: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let file: String
    let group: String
    let expect: String
    let password: String?
    /// The SHA-256 fingerprints of the certificates that must come out, in the order of the file.
    let certs: [String]?

    var testDescription: String { id }
  }

  @Test("every file is opened or refused as it should be")
  func corpus() throws {
    let manifest = try Data(contentsOf: Self.folder.appending(path: "manifest.json"))
    // Text of base64 is the decoder's to unwrap.
    let samples = try JSONDecoder().decode(Manifest.self, from: manifest).tests
      .filter { $0.group == "pkcs12" && $0.id != "p12-b64.p12" }
    #expect(samples.count > 25)
    for sample in samples { try check(sample) }
  }

  private func check(_ sample: Sample) throws {
    let der = [UInt8](try Data(contentsOf: Self.folder.appending(path: sample.file)))
    let passphrase = sample.password.map { SecretBytes(copying: Array($0.utf8)) }
    do throws(SignetError) {
      let content = try PKCS12(der: der, passphrase: passphrase)
      #expect(sample.expect != "refuse", "\(sample.id)")
      #expect(!content.certificates.isEmpty || !content.privateKeys.isEmpty, "\(sample.id)")
      if let expected = sample.certs {
        #expect(content.certificates.map(\.sha256Fingerprint) == expected, "\(sample.id)")
      }
    } catch {
      #expect(sample.expect != "load", "\(sample.id): \(error)")
    }
    #expect(ErrorQueue.isEmpty, "\(sample.id)")
  }
}
