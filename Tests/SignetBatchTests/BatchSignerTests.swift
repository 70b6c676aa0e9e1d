import Foundation
import SignetBatch
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

@Suite("Signing a batch")
struct BatchSignerTests {
  static func signer(replacesOutput: Bool = false) throws -> BatchSigner {
    let file = Project.testVectors.appending(path: "identities/rsa-2048.pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: "rsa-2048.pem")
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let signer = try ProfileSigner(.xmldsigEnveloped, identity: identity, at: Date())
    return BatchSigner(signer, workers: 2, replacesOutput: replacesOutput)
  }

  @Test("a document that fails does not stop the others, and leaves nothing behind")
  func failuresAreContained() async throws {
    let folder = try TemporaryDirectory()
    for number in 0..<20 { try folder.write("<a n='\(number)'/>".utf8, to: "in/good-\(number).xml") }
    try folder.write("<a><b></a>".utf8, to: "in/broken.xml")
    try folder.write("<!DOCTYPE a><a/>".utf8, to: "in/deeper/dtd.XML")
    try folder.write("not looked at".utf8, to: "in/readme.txt")
    let documents = try BatchSource.documents(in: [folder.path("in")], outputFolder: folder.path("out"))
    #expect(documents.count == 22)

    var failures: [String: FindingCode] = [:]
    let summary = try await Self.signer().sign(documents) { outcome in
      if case .failed(let finding) = outcome.result {
        failures[URL(filePath: outcome.document.input).lastPathComponent] = finding.code
      }
    }
    #expect((summary.signed, summary.failed, summary.skipped) == (20, 2, 0))
    #expect(failures == ["broken.xml": .xmlNotWellFormed, "dtd.XML": .xmlDTDRefused])
    let written = FileManager.default.enumerator(atPath: folder.path("out"))?.compactMap { $0 as? String } ?? []
    #expect(written.count(where: { $0.hasSuffix(".xml") }) == 20)
    #expect(written.count == 21, "the folder 'deeper' and no temporary files: \(written)")
  }

  @Test("running again signs nothing twice")
  func runningAgain() async throws {
    let folder = try TemporaryDirectory()
    for number in 0..<3 { try folder.write("<a n='\(number)'/>".utf8, to: "in/\(number).xml") }
    let documents = try BatchSource.documents(in: [folder.path("in")], outputFolder: folder.path("out"))
    _ = try await Self.signer().sign(Array(documents.prefix(2))) { _ in }
    let before = try folder.read("out/0.xml")
    let again = try await Self.signer().sign(documents) { _ in }
    #expect((again.signed, again.failed, again.skipped) == (1, 0, 2))
    #expect(try folder.read("out/0.xml") == before)
    let replaced = try await Self.signer(replacesOutput: true).sign(documents) { _ in }
    #expect(replaced.signed == 3)
  }

  @Test("the digest that is reported is that of the written file")
  func digest() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("<a/>".utf8, to: "a.xml")
    let documents = try BatchSource.documents(in: [folder.path("a.xml")], outputFolder: folder.path("out"))
    var reported = ""
    _ = try await Self.signer().sign(documents) { outcome in
      if case .signed(let sha256, _, _) = outcome.result { reported = sha256 }
    }
    #expect(reported == Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: try folder.read("out/a.xml"))))
  }

  @Test("an output folder that can't be made stops the batch before it begins")
  func outputFolder() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("<a/>".utf8, to: "a.xml")
    try folder.write("a file".utf8, to: "out")
    let documents = try BatchSource.documents(in: [folder.path("a.xml")], outputFolder: folder.path("out/deeper"))
    let error = await #expect(throws: SignetError.self) { try await Self.signer().sign(documents) { _ in } }
    #expect(error?.finding.code == .fileCannotWrite)
  }

  @Test("inputs and outputs must not meet")
  func collisions() throws {
    let folder = try TemporaryDirectory()
    try folder.write("<a/>".utf8, to: "x/a.xml")
    try folder.write("<a/>".utf8, to: "y/a.xml")
    for (paths, output) in [
      ([folder.path("x/a.xml"), folder.path("y/a.xml")], folder.path("out")), ([folder.path("x")], folder.path("x")),
    ] {
      let error = #expect(throws: SignetError.self) { try BatchSource.documents(in: paths, outputFolder: output) }
      #expect(error?.finding.code == .batchOutputCollision)
    }
    let missing = #expect(throws: SignetError.self) {
      try BatchSource.documents(in: [folder.path("none")], outputFolder: folder.path("out"))
    }
    #expect(missing?.finding.code == .fileMissing)
  }
}
