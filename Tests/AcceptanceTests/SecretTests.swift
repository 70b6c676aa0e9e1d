import Foundation
import TestSupport
import Testing

@Suite("Secrets")
struct SecretTests {
  /// Command lines that touch a passphrase and a private key, with and without success.
  static let commands: [[String]] = [
    ["show", Vector.container("rsa-2048.p12"), "--passphrase-file", Vector.passphrase, "--verbose"],
    ["show", Vector.container("rsa-2048.p12"), "--passphrase-file", Vector.passphrase, "--json"],
    ["show", Vector.identity("rsa-2048"), "--json"],
    ["show", Vector.container("p-256.p12"), "--passphrase-env", "SIGNET_WRONG"],
    ["chain", "check", Vector.identity("rsa-2048"), "--verbose"],
    ["chain", "check", Vector.identity("key-mismatch"), "--json"],
    [
      "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.container("rsa-2048.p12"),
      "--passphrase-file", Vector.passphrase, "-o", "/dev/null", "--verbose",
    ],
    [
      "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.identity("key-mismatch"), "-o", "-",
    ],
    ["bench", "--identity", Vector.identity("rsa-2048"), "--seconds", "0.1", "--verbose"],
    ["canonicalize", Vector.identity("rsa-2048")],
    ["verify", Vector.identity("rsa-2048"), "--json"],
    ["profiles", "show", Vector.identity("rsa-2048")],
    ["profiles", "show", Vector.passphrase],
  ]

  @Test("neither a passphrase nor a key's bytes come out", arguments: commands)
  func nothingLeaks(command: [String]) throws {
    let wrong = "a wrong passphrase of its own"
    let result = try signet(command, environment: ["SIGNET_WRONG": wrong])
    let said = result.output + result.errors
    let passphrase = try String(contentsOfFile: Vector.passphrase, encoding: .utf8).trimmingCharacters(in: .newlines)
    #expect(!said.contains(passphrase))
    #expect(!said.contains(wrong))
    for name in ["rsa-2048", "p-256"] {
      let pem = try String(contentsOfFile: Vector.path("keys/\(name).pem"), encoding: .utf8)
      for line in pem.split(separator: "\n").dropFirst().dropLast() { #expect(!said.contains(line)) }
    }
  }
}
