import Foundation
import TestSupport
import Testing

@Suite("signet show")
struct ShowTests {
  @Test("a certificate's facts stand in its block")
  func certificate() throws {
    let output = try signet(["show", Vector.certificate("rsa-2048")]).output
    let facts = [
      "CN=EMPRESA DE TESTE LTDA:11222333000181", "CN=AC Empresas Test Signet", "1001", "2099-12-31T23:59:59Z",
      "RSA 2048", "digitalSignature, nonRepudiation", "otherName:2.16.76.1.3.3:11222333000181",
    ]
    for fact in facts { #expect(output.contains(fact), "\(fact)") }
  }

  @Test("serial and fingerprint are those that openssl prints")
  func againstOpenSSL() throws {
    let file = Vector.certificate("p-256")
    let item = try #require(try items(of: [file]).first)
    let openssl = try Command.run("openssl", ["x509", "-in", file, "-noout", "-serial", "-fingerprint", "-sha256"])
    let values = openssl.lines.compactMap { $0.split(separator: "=").last.map(String.init) }
    #expect(item["serial"] as? String == values[0])
    #expect(item["sha256"] as? String == values[1].replacing(":", with: "").lowercased())
  }

  @Test(
    "each kind of thing is named",
    arguments: [
      ("certificates/root.pem", ["certificate"]), ("keys/p-256.pem", ["private-key"]),
      ("containers/rsa-2048-encrypted-key.pem", ["encrypted-private-key"]),
      ("containers/rsa-2048.p7b", ["certificate", "certificate", "certificate"]),
      ("secrets/certificate-one-line.txt", ["certificate"]),
    ])
  func kinds(file: String, expected: [String]) throws {
    #expect(try items(of: [Vector.path(file)]).map { $0["kind"] as? String } == expected)
  }

  @Test("PKCS#12 opens with the passphrase of a file or of the environment")
  func pkcs12() throws {
    let file = Vector.container("rsa-2048.p12")
    let passphrase = try String(contentsOfFile: Vector.passphrase, encoding: .utf8).trimmingCharacters(in: .newlines)
    #expect(try items(of: [file, "--passphrase-file", Vector.passphrase]).count == 4)
    #expect(
      try items(of: [file, "--passphrase-env", "SIGNET_TEST"], environment: ["SIGNET_TEST": passphrase]).count == 4)
  }

  @Test("standard input is a file like any other")
  func standardInput() throws {
    let result = try signet(["show", "-"], input: try Vector.bytes(Vector.root))
    #expect(result.output.contains("CN=AC Raiz Test Signet"))
  }

  @Test("a key that others can read gives a warning, one for its owner only does not")
  func exposedKey() throws {
    let folder = try TemporaryDirectory()
    let key = try folder.write(try Vector.bytes(Vector.path("keys/p-256.pem")), to: "key.pem").path
    for (mode, isExposed) in [(0o644, true), (0o600, false)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
      #expect(try signet(["show", key]).errors.contains("warning[file.exposes-key]") == isExposed)
    }
  }

  @Test("a hostile name can't command the terminal")
  func hostileName() throws {
    let folder = try TemporaryDirectory()
    let name = "/CN=\u{1b}[2Jcleared"
    let made = try Command.run(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-utf8", "-subj", name]
        + ["-keyout", folder.path("key.pem"), "-out", folder.path("certificate.pem")])
    try #require(made.status == 0, "\(made.errors)")
    let result = try signet(["show", folder.path("certificate.pem")])
    #expect(result.output.contains("cleared"))
    #expect(!result.standardOutput.contains(0x1b))
  }

  private func items(of arguments: [String], environment: [String: String] = [:]) throws -> [[String: Any]] {
    let json = try signet(["show", "--json"] + arguments, environment: environment).json()
    let files = try #require(json["files"] as? [[String: Any]])
    return files.flatMap { $0["items"] as? [[String: Any]] ?? [] }
  }
}
