import Foundation
import TestSupport
import Testing

@Suite("signet convert")
struct ConvertTests {
  @Test(
    "openssl reads what was written",
    arguments: [
      ("pem", ["x509", "-noout", "-subject", "-in"]), ("cer", ["x509", "-inform", "DER", "-noout", "-subject", "-in"]),
      ("p7b", ["pkcs7", "-inform", "DER", "-noout", "-in"]),
      ("p12", ["pkcs12", "-noenc", "-passin", "file:\(Vector.passphrase)", "-in"]),
    ])
  func containers(container: String, check: [String]) throws {
    let folder = try TemporaryDirectory()
    let output = folder.path("output")
    let result = try signet(
      ["convert", Vector.container("rsa-2048.p12"), "--passphrase-file", Vector.passphrase, "--to", container]
        + ["-o", output])
    #expect(result.status == 0, "\(result.errors)")
    let openssl = try Command.run("openssl", check + [output])
    #expect(openssl.status == 0, "\(openssl.errors)")
  }

  @Test("a certificate comes back the same through the bare text of a vault's secret")
  func vaultText() throws {
    let folder = try TemporaryDirectory()
    let text = folder.path("secret.txt")
    #expect(try signet(["convert", Vector.root, "--to", "base64", "-o", text]).status == 0)
    #expect(try folder.read("secret.txt").allSatisfy { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "-") })
    #expect(try signet(["convert", text, "--to", "pem", "-o", folder.path("root.pem")]).status == 0)
    #expect(try fingerprint(folder.path("root.pem")) == fingerprint(Vector.root))
  }

  @Test(
    "a file with a key can be read by its owner only, one without by all",
    arguments: [
      ([String](), 0o600), (["--no-key"], 0o644),
    ])
  func permissions(options: [String], mode: Int) throws {
    let folder = try TemporaryDirectory()
    let output = folder.path("output.pem")
    let arguments = ["convert", Vector.identity("rsa-2048"), "--to", "pem", "-o", output] + options
    let result = try Command.run(
      "/bin/sh", ["-c", "umask 022; exec \"$@\"", "sh", Project.signet] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try FileManager.default.attributesOfItem(atPath: output)[.posixPermissions] as? Int == mode)
  }

  @Test("an encrypted key is never left out without a word")
  func encryptedKey() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(
      ["convert", Vector.container("rsa-2048-encrypted-key.pem"), "--to", "pem", "-o", folder.path("key.pem")])
    #expect(result.status == 77)
    #expect(try folder.names().isEmpty)
  }

  @Test("an output that can't be written leaves what was there, and nothing half-written")
  func fullDisk() throws {
    let folder = try TemporaryDirectory()
    try folder.write("before".utf8, to: "output.pem")
    // A limit on the size of files stands for a disk that fills up in the middle: 1 block is 512 or 1024 bytes.
    let result = try Command.run(
      "/bin/sh",
      ["-c", "ulimit -f 1; exec \"$@\"", "sh", Project.signet, "convert", Vector.container("rsa-2048.p7b")]
        + ["--to", "pem", "-o", folder.path("output.pem")])
    #expect(result.status == 73, "\(result.errors)")
    #expect(try folder.names() == ["output.pem"])
    #expect(try folder.read("output.pem") == Array("before".utf8))
  }

  @Test("a symbolic link is followed, and stays one")
  func symbolicLink() throws {
    let folder = try TemporaryDirectory()
    try folder.write([], to: "target.der")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.der"), withDestinationPath: folder.path("target.der"))
    #expect(try signet(["convert", Vector.root, "--to", "der", "-o", folder.path("link.der")]).status == 0)
    #expect(try !folder.read("target.der").isEmpty)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.der")) == folder.path("target.der"))
  }

  private func fingerprint(_ file: String) throws -> String {
    try Command.run("openssl", ["x509", "-in", file, "-noout", "-fingerprint", "-sha256"]).output
  }
}
