import Foundation
import SignetCertificates
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Signing engines")
struct SigningEngineTests {
  private static func identity(_ name: String) throws -> SigningIdentity {
    let file = Project.testVectors.appending(path: "identities/\(name).pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: name)
    return try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
  }

  /// The project's documents and the samples beside it, of a size that is signed quickly.
  private static let documents = [
    Project.testVectors.appending(path: "invoices"), Project.shared.appending(path: "samples"),
  ]
  .flatMap { Project.files(below: $0, withExtension: "xml") }

  @Test("both engines sign every document alike, by every profile that recognizes it", arguments: SignatureProfile.all)
  func alike(profile: SignatureProfile) throws {
    let identity = try Self.identity("rsa-2048")
    guard let onePass = try? ProfileSigner(profile, identity: identity, at: Date()) else { return }
    let reference = try ProfileSigner(profile, identity: identity, at: Date(), engine: .reference)
    let time = Date(timeIntervalSince1970: 1_750_000_000)
    for file in Self.documents {
      let document = try [UInt8](contentsOf: file)
      guard document.count < 100_000, let tree = try? XMLTree(parsing: document),
        (try? profile.recognizes(tree)) == true
      else { continue }
      for document in [document, Self.unsigned(document)] {
        let expected = Result { () throws(SignetError) in try reference.sign(document, at: time).document }
        let signed = Result { () throws(SignetError) in try onePass.sign(document, at: time).document }
        #expect((try? signed.get()) == (try? expected.get()), "\(file.path)")
        if case .failure(let expected) = expected, case .failure(let error) = signed {
          #expect(error.finding.code == expected.finding.code, "\(file.path)")
        }
      }
    }
  }

  /// The document without its signatures.
  private static func unsigned(_ document: [UInt8]) -> [UInt8] {
    let signature = /<((?:[A-Za-z0-9_-]+:)?Signature)\s[^>]*xmldsig#[^>]*>.*?<\/\1\s*>/.dotMatchesNewlines()
    return Array(String(decoding: document, as: UTF8.self).replacing(signature, with: "").utf8)
  }
}
