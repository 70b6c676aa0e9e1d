import Foundation
import TestSupport
import Testing

/// Every container in, every container out, read back by others.
@Suite("signet convert: from every container to every other")
struct ConvertMatrixTests {
  /// A file, and how many certificates and keys are in it.
  struct Source: Sendable {
    let file: String
    let certificates: Int
    let hasKey: Bool
  }

  static let sources = [
    Source(file: "certificates/rsa-2048.pem", certificates: 1, hasKey: false),
    Source(file: "containers/rsa-2048.cer", certificates: 1, hasKey: false),
    Source(file: "secrets/certificate-one-line.txt", certificates: 1, hasKey: false),
    Source(file: "chains/rsa-2048.pem", certificates: 3, hasKey: false),
    Source(file: "containers/rsa-2048.p7b", certificates: 3, hasKey: false),
    Source(file: "containers/rsa-2048-der.p7b", certificates: 3, hasKey: false),
    Source(file: "identities/rsa-2048.pem", certificates: 3, hasKey: true),
    Source(file: "containers/rsa-2048.p12", certificates: 3, hasKey: true),
    Source(file: "containers/rsa-2048-legacy-rc2.p12", certificates: 3, hasKey: true),
    Source(file: "secrets/pkcs12-one-line.txt", certificates: 3, hasKey: true),
    Source(file: "keys/rsa-2048.pem", certificates: 0, hasKey: true),
    Source(file: "containers/rsa-2048-encrypted-key.pem", certificates: 0, hasKey: true),
    Source(file: "containers/rsa-2048-key.der", certificates: 0, hasKey: true),
  ]

  static let targets = ["pem", "der", "cer", "base64", "p7b", "p12"]

  @Test("what fits is written and read back, what does not is refused", arguments: sources, targets)
  func pair(source: Source, target: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write("before".utf8, to: "output")
    let result = try signet(
      ["convert", Vector.path(source.file), "--passphrase-file", Vector.passphrase, "--to", target]
        + ["-o", folder.path("output")])
    guard let expected = Self.expected(source, target) else {
      #expect(result.status == 64 || result.status == 65, "\(result.errors)")
      #expect(result.errors.contains("hint: "))
      #expect(try folder.read("output") == Array("before".utf8))
      return
    }
    #expect(result.status == 0, "\(result.errors)")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("output"))[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o077 == 0 } == expected.key || !expected.key)
    try check(folder, target, expected)
    // OpenSSL wrote or read it; Signet reads it too, in the same order.
    let shown = try signet(
      ["show", folder.path("output"), "--json", "--passphrase-file", Vector.passphrase]
    ).json()
    let items = ((shown["files"] as? [[String: Any]])?.first?["items"] as? [[String: Any]]) ?? []
    let names = items.compactMap { $0["subject"] as? String }
    #expect(names.count == expected.certificates)
    if names.count == 3 { #expect(names[1].contains("CN=AC Empresas") && names[2].contains("CN=AC Raiz"), "\(names)") }
    #expect(items.contains { $0["kind"] as? String == "private-key" } == expected.key)
  }

  /// What must be in the output; nil where it can't be written.
  private static func expected(_ source: Source, _ target: String) -> (certificates: Int, key: Bool)? {
    switch target {
    case "pem": (source.certificates, source.hasKey)
    case "der":
      source.hasKey && source.certificates > 0 || source.certificates > 1
        ? nil : (source.certificates, source.hasKey)
    // With a key, its own certificate is meant.
    case "cer": source.certificates == 1 || source.certificates > 1 && source.hasKey ? (1, false) : nil
    case "base64": (source.certificates, source.hasKey)
    case "p7b": source.certificates > 0 ? (source.certificates, false) : nil
    default: source.certificates > 0 ? (source.certificates, source.hasKey) : nil
    }
  }

  private func check(_ folder: TemporaryDirectory, _ target: String, _ expected: (certificates: Int, key: Bool)) throws
  {
    let file = folder.path("output")
    let secret = "file:\(Vector.passphrase)"
    switch target {
    case "pem":
      let text = String(decoding: try folder.read("output"), as: UTF8.self)
      #expect(text.ranges(of: "BEGIN CERTIFICATE").count == expected.certificates)
      if expected.key { try openssl(["pkey", "-in", file, "-noout", "-check"]) }
      if expected.certificates > 0 { try openssl(["x509", "-in", file, "-noout"]) }
    case "der", "cer":
      try openssl([expected.key ? "pkey" : "x509", "-inform", "DER", "-in", file, "-noout"])
    case "base64":
      #expect(try !folder.read("output").contains(UInt8(ascii: "\n")))
      let form =
        switch (expected.certificates, expected.key) {
        case (0, true): ["pkey", "-inform", "DER", "-noout"]
        case (_, true): ["pkcs12", "-noout", "-passin", secret]
        case (1, false): ["x509", "-inform", "DER", "-noout"]
        default: ["pkcs7", "-inform", "DER", "-noout"]
        }
      try openssl(["base64", "-d", "-A", "-in", file, "-out", folder.path("binary")])
      try openssl(form + ["-in", folder.path("binary")])
    case "p7b":
      let printed = try openssl(["pkcs7", "-inform", "DER", "-in", file, "-print_certs"])
      #expect(printed.ranges(of: "BEGIN CERTIFICATE").count == expected.certificates)
    default:
      let printed = try openssl(["pkcs12", "-in", file, "-passin", secret, "-noenc"])
      #expect(printed.ranges(of: "BEGIN CERTIFICATE").count == expected.certificates)
      #expect(printed.contains("BEGIN PRIVATE KEY") == expected.key)
      if Availability.programs("keytool"), expected.key {
        let listed = try Command.run(
          "keytool", ["-list", "-storetype", "PKCS12", "-keystore", file, "-storepass:file", Vector.passphrase])
        #expect(listed.output.contains("PrivateKeyEntry"), "\(listed.output)")
      }
    }
  }

  @discardableResult
  private func openssl(_ arguments: [String]) throws -> String {
    let result = try Command.run("openssl", arguments)
    #expect(result.status == 0, "openssl \(arguments.joined(separator: " ")): \(result.errors)")
    return result.output
  }

  @Test("standard input becomes standard output")
  func streams() throws {
    let result = try signet(["convert", "-", "-o", "-", "--to", "der"], input: try Vector.bytes(Vector.root))
    #expect(result.status == 0, "\(result.errors)")
    let back = try signet(["convert", "-", "-o", "-", "--to", "pem"], input: result.standardOutput)
    #expect(back.standardOutput == (try Vector.bytes(Vector.root)))
  }

  @Test("a key where only a certificate fits is named as that")
  func keyForCertificate() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(["convert", Vector.path("keys/p-256.pem"), "--to", "cer", "-o", folder.path("a.cer")])
    #expect(result.status == 65)
    #expect(result.errors.contains("certificate.expected-found-key"))
  }

  @Test("a key that stays behind need not fit")
  func strangersKey() throws {
    let folder = try TemporaryDirectory()
    let arguments = ["convert", Vector.identity("key-mismatch"), "-o", folder.path("a"), "--to"]
    #expect(try signet(arguments + ["pem"]).errors.contains("certificate.key-mismatch"))
    #expect(try signet(arguments + ["p7b"]).status == 0)
    #expect(try signet(arguments + ["pem", "--no-key"]).status == 0)
  }

  @Test("a request and a public key change between PEM and DER", arguments: ["request", "public-key"])
  func otherThings(kind: String) throws {
    let folder = try TemporaryDirectory()
    let key = Vector.path("keys/p-256.pem")
    let make = kind == "request" ? ["req", "-new", "-key", key, "-subj", "/CN=Ana"] : ["pkey", "-in", key, "-pubout"]
    try openssl(make + ["-out", folder.path("in.pem")])
    for (input, output, form) in [("in.pem", "out.der", "der"), ("out.der", "out.pem", "pem")] {
      let result = try signet(["convert", folder.path(input), "--to", form, "-o", folder.path(output)])
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(try folder.read("out.pem") == folder.read("in.pem"))
    #expect(try signet(["convert", folder.path("in.pem"), "--to", "p7b", "-o", folder.path("no")]).status == 64)
  }
}
