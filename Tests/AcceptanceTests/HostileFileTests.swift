import Foundation
import TestSupport
import Testing

/// Things that are no files, or no ordinary ones, given to `signet show`.
@Suite("signet show: files that are none")
struct HostileFileTests {
  @Test(
    "a folder, a device without end, a missing file and a broken link end with a code",
    arguments: [
      ("folder", 65, "file.is-folder"), ("zero", 65, "file.too-large"), ("null", 65, "decode.empty"),
      ("missing", 66, "file.missing"), ("broken", 66, "file.missing"), ("loop", 77, "file.unreadable"),
    ])
  func special(name: String, status: Int32, code: String) throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: false)
    for (link, target) in [
      ("zero", "/dev/zero"), ("null", "/dev/null"), ("broken", folder.path("gone")), ("loop", "loop"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
    }
    for option in [[], ["--json"]] {
      let result = try signet(["show", folder.path(name)] + option)
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errors.contains("error[\(code)]"), "\(result.errors)")
      if !option.isEmpty {
        let error = try result.json()["error"] as? [String: Any]
        #expect(error?["code"] as? String == code)
      }
    }
  }

  @Test("a named pipe is read to its end")
  func namedPipe() throws {
    let folder = try TemporaryDirectory()
    let script = "mkfifo \"$0\" && (cat \"$1\" > \"$0\" &) && exec \"$2\" show \"$0\""
    let result = try Command.run(
      "/bin/sh", ["-c", script, folder.path("pipe"), Vector.root, Project.signet])
    #expect(result.output.contains("CN=AC Raiz Test Signet"), "\(result.errors)")
  }

  @Test("facts that operators look for stand in the text and in JSON")
  func facts() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      """
      [req]
      distinguished_name = name
      x509_extensions = extensions
      prompt = no
      [name]
      CN = Facts
      [extensions]
      basicConstraints = critical, CA:true, pathlen:2
      nameConstraints = critical, permitted;DNS:.example.test
      crlDistributionPoints = URI:http://crl.example.test/list.crl
      authorityInfoAccess = OCSP;URI:http://ocsp.example.test/, caIssuers;URI:http://ca.example.test/root.cer
      certificatePolicies = 1.2.3.4, @statement
      policyConstraints = requireExplicitPolicy:3
      subjectAltName = DNS:a.example.test, IP:192.0.2.1
      1.2.3.4.5 = ASN1:UTF8String:own
      [statement]
      policyIdentifier = 1.2.3.5
      CPS.1 = http://cps.example.test/
      """.utf8, to: "openssl.cnf")
    let made = try Command.run(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3"]
        + ["-config", folder.path("openssl.cnf"), "-keyout", folder.path("key.pem"), "-out", folder.path("a.pem")])
    try #require(made.status == 0, "\(made.errors)")
    let text = try signet(["show", folder.path("a.pem")]).output
    let facts = [
      "at most 2 authorities", "DNS:.example.test", "http://crl.example.test/list.crl", "http://ocsp.example.test/",
      "http://ca.example.test/root.cer", "1.2.3.4", "1.2.3.5, http://cps.example.test/", "Require Explicit Policy:3",
      "DNS:a.example.test", "IP:192.0.2.1", "1.2.3.4.5", "days left", "SHA-1", "SHA-256", "Public key's SHA-256",
    ]
    for fact in facts { #expect(text.contains(fact), "\(fact) is not in:\n\(text)") }
    let json = try signet(["show", "--json", folder.path("a.pem")]).output
    for fact in ["1.2.3.4.5", "list.crl", "ocsp.example.test", "root.cer", "\"version\":3"] {
      #expect(json.contains(fact), "\(fact)")
    }
  }
}
