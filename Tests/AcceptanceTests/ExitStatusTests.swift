import Foundation
import TestSupport
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
  /// A command line, how it ends, and the code that it names.
  struct Case: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let code: String?

    init(_ arguments: String..., status: Int32, code: String? = nil) {
      self.arguments = arguments
      self.status = status
      self.code = code
    }

    var testDescription: String {
      arguments.map { $0.replacing(Project.testVectors.path, with: "") }.joined(separator: " ")
    }
  }

  static let cases: [Case] = [
    Case("--version", status: 0),
    Case("show", Vector.root, status: 0),
    Case("chain", "check", Vector.chain("expired"), status: 1, code: "certificate.expired"),
    Case(
      "chain", "check", Vector.chain("rsa-2048"), "--anchors", Vector.ecRoot, status: 1, code: "chain.root-untrusted"),
    Case("verify", Vector.invoice("nfe-4k"), status: 1, code: "signature.missing"),
    Case("nonsense", status: 64),
    Case("show", status: 64),
    Case("show", Vector.root, "--json", "--nonsense", status: 64),
    Case("show", Vector.root, "--quiet", "--verbose", status: 64),
    Case("chain", "check", Vector.root, "--at", "yesterday", status: 64),
    Case("chain", "check", Vector.root, "--purpose", "nonsense", status: 64),
    Case("chain", "check", Vector.root, "--expiring", "30", status: 64),
    Case("sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "-o", "-", status: 64),
    Case(
      "sign", Vector.invoice("nfe-4k"), "--profile", "nonsense", "--identity", Vector.identity("rsa-2048"), "-o", "-",
      status: 64, code: "profile.unknown"),
    Case("show", Vector.invoice("nfe-4k"), status: 65, code: "decode.unrecognized"),
    Case("show", "/dev/null", status: 65, code: "decode.empty"),
    Case("show", Project.testVectors.path, status: 65, code: "file.is-folder"),
    Case("chain", "check", Vector.path("keys/p-256.pem"), status: 65, code: "certificate.expected-found-key"),
    Case("canonicalize", Vector.root, status: 65, code: "xml.not-well-formed"),
    Case("canonicalize", Vector.invoice("nfe-4k"), "--id", "nonsense", status: 65, code: "xml.id-not-found"),
    Case(
      "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.root, "-o", "-",
      status: 65, code: "key.expected-found-certificate"),
    Case(
      "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.identity("key-mismatch"), "-o", "-",
      status: 65, code: "certificate.key-mismatch"),
    Case("show", "/nonexistent", status: 66, code: "file.missing"),
    Case("chain", "check", Vector.root, "--pool", "/nonexistent", status: 66, code: "file.missing"),
    Case("canonicalize", "/nonexistent", status: 66, code: "file.missing"),
    Case("verify", "/nonexistent", status: 66, code: "file.missing"),
    Case(
      "convert", Vector.root, "--to", "der", "-o", "/nonexistent/root.der", status: 73, code: "file.cannot-write"),
    Case("convert", Vector.root, "--to", "der", "-o", "/tmp", status: 73, code: "file.cannot-write"),
    Case("convert", Vector.root, "--to", "der", "-o", "/dev/full", status: 73, code: "file.cannot-write"),
    Case("show", Vector.container("rsa-2048.p12"), status: 77, code: "pkcs12.passphrase-required"),
    Case(
      "show", Vector.container("rsa-2048.p12"), "--passphrase-file", Vector.root, status: 77,
      code: "pkcs12.wrong-passphrase"),
    Case(
      "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity",
      Vector.container("rsa-2048-encrypted-key.pem"), "-o", "-", status: 77, code: "key.passphrase-required"),
  ]

  @Test("a command ends with the status of the contract and names the code", arguments: cases)
  func status(example: Case) throws {
    let result = try signet(example.arguments)
    #expect(result.status == example.status, "\(result.errors)")
    if let code = example.code { #expect((result.output + result.errors).contains("[\(code)]"), "\(result.errors)") }
  }

  @Test("a configuration that is wrong is 78")
  func configuration() throws {
    let folder = try TemporaryDirectory()
    try folder.write("id: incomplete\n".utf8, to: "profile.yaml")
    let result = try signet(["profiles", "show", folder.path("profile.yaml")])
    #expect(result.status == 78)
    #expect(result.errors.contains("[profile.invalid]"))
  }

  @Test("an error is a JSON document too, with its code and a hint")
  func errorInJSON() throws {
    let result = try signet(["show", "/nonexistent", "--json"])
    let error = try #require(try result.json()["error"] as? [String: Any])
    #expect(error["code"] as? String == "file.missing")
    #expect((error["hint"] as? String)?.isEmpty == false)
  }

  @Test("a full standard output is 73, not a crash")
  func fullOutput() throws {
    let result = try Command.run("/bin/sh", ["-c", "'\(Project.signet)' show '\(Vector.root)' > /dev/full"])
    #expect(result.status == 73)
    #expect(result.errors.contains("[file.cannot-write]"))
  }

  @Test("a reader that goes away is 73, not a signal")
  func closedOutput() throws {
    let script = "{ '\(Project.signet)' show '\(Vector.root)'; echo $? >&2; } | true"
    let result = try Command.run("/bin/sh", ["-c", "sleep 0.2; \(script)"])
    #expect(["73\n", "0\n"].contains { result.errors.hasSuffix($0) }, "\(result.errors)")
  }
}
