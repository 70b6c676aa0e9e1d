import Foundation
import SignetCertificates
import SignetFindings
import TestSupport
import Testing

@Suite("Certificate requests and revocation lists")
struct RequestsAndListsTests {
  @Test("a request tells its subject and its key", arguments: ["PEM", "DER"])
  func request(form: String) throws {
    let key = Project.testVectors.appending(path: "keys/p-256.pem").path
    let made = try Command.run(
      "openssl", ["req", "-new", "-key", key, "-subj", "/C=BR/CN=Ana", "-outform", form])
    let decoded = try CredentialDecoder.decode(made.standardOutput, source: "request")
    guard case .request(let request)? = decoded.items.first?.content else {
      Issue.record("\(decoded.items)")
      return
    }
    #expect(request.subject.rfc4514 == "CN=Ana,C=BR")
    #expect(try request.publicKey == Vectors.certificate("p-256").publicKey)
    let error = #expect(throws: SignetError.self) { try decoded.requireCertificates() }
    #expect(error?.finding.code == .certificateExpectedFoundRequest)
  }

  @Test("a revocation list tells its issuer, its times, its number and how much it revokes", arguments: ["PEM", "DER"])
  func revocationList(form: String) throws {
    let decoded = try CredentialDecoder.decode(try makeRevocationList(form: form), source: "list.crl")
    guard case .revocationList(let list)? = decoded.items.first?.content else {
      Issue.record("\(decoded.items)")
      return
    }
    #expect(try list.issuer == Vectors.certificate("root").subject)
    #expect(list.thisUpdate == Date(timeIntervalSince1970: 1_735_689_600))
    #expect(list.nextUpdate == Date(timeIntervalSince1970: 1_738_368_000))
    #expect(list.entryCount == 2)
    #expect(list.number?.decimal == "18")
  }

  /// A list of the root's with two entries and the number 0x12, from 2025-01-01 to 2025-02-01.
  private func makeRevocationList(form: String) throws -> [UInt8] {
    let folder = try TemporaryDirectory()
    let vectors = Project.testVectors.path
    try folder.write(
      """
      [ca]
      default_ca = root
      [root]
      database = \(folder.path("index.txt"))
      crlnumber = \(folder.path("number"))
      certificate = \(vectors)/certificates/root.pem
      private_key = \(vectors)/keys/root.pem
      default_md = sha256
      crl_extensions = extensions
      [extensions]
      authorityKeyIdentifier = keyid
      """.utf8, to: "ca.conf")
    let entries = ["1001", "1002"].map { "R\t991231235959Z\t240101000000Z,keyCompromise\t\($0)\tunknown\t/CN=\($0)\n" }
    try folder.write(entries.joined().utf8, to: "index.txt")
    try folder.write("12\n".utf8, to: "number")
    let made = try Command.run(
      "openssl",
      [
        "ca", "-config", folder.path("ca.conf"), "-gencrl", "-crl_lastupdate", "20250101000000Z",
        "-crl_nextupdate", "20250201000000Z", "-out", folder.path("list.pem"),
      ])
    try #require(made.status == 0, "\(made.errors)")
    let converted = try Command.run("openssl", ["crl", "-outform", form], input: folder.read("list.pem"))
    return converted.standardOutput
  }
}
