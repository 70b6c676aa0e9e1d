import Foundation
import TestSupport
import Testing

/// What `signet chain check` finds in real files, in the JSON of the contract.
@Suite("Findings of signet chain check")
struct ChainFindingTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
  }

  /// The findings' codes with their severity, and that each has the fields of the contract.
  private func codes(_ arguments: [String]) throws -> [String: String] {
    let json = try signet(["chain", "check", "--json"] + arguments).json()
    let single = (json["error"] as? [String: Any]).map { [$0] }
    let results = json["results"] as? [[String: Any]] ?? [json]
    let findings = single ?? results.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    var codes: [String: String] = [:]
    for finding in findings {
      #expect(Set(["code", "severity", "certificate", "message", "hint"]).isSubset(of: finding.keys))
      #expect((finding["message"] as? String)?.hasSuffix(".") == true, "\(finding)")
      codes[finding["code"] as? String ?? ""] = finding["severity"] as? String
    }
    return codes
  }

  /// A file of several, one after another.
  private func bundle(_ files: [String], name: String = "bundle.pem") throws -> String {
    let bytes = try files.flatMap { try [UInt8](contentsOf: URL(filePath: $0)) }
    return try folder.write(bytes, to: name).path
  }

  @Test("a file in no order, with repetitions and strangers, is valid, and told how to mend")
  func untidyBundle() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let leaf = try middle.issue("leaf").certificate
    let stranger = try TestAuthority(root: "Stranger")
    let file = try bundle([middle.certificate, root.certificate, leaf])
    #expect(try codes([file])["chain.wrong-order"] == "warning")
    #expect(try codes([file])["chain.root-not-anchored"] == "note")
    let twice = try bundle([leaf, middle.certificate, middle.certificate, root.certificate])
    #expect(try codes([twice])["chain.duplicate-certificate"] == "warning")
    #expect(try codes([twice])["chain.wrong-order"] == nil)
    let other = try bundle([leaf, middle.certificate, root.certificate, stranger.certificate])
    #expect(try codes([other])["chain.unrelated-certificate"] == "warning")
    for tidy in [[leaf, middle.certificate, root.certificate], [root.certificate, middle.certificate, leaf]] {
      #expect(try codes([try bundle(tidy)]).keys.allSatisfy { !$0.hasPrefix("chain.wrong") })
    }

    let mended = folder.path("chain.pem")
    let built = try signet([
      "chain", "build", try bundle([middle.certificate, stranger.certificate, leaf, leaf, root.certificate]), "-o",
      mended,
    ])
    #expect(built.status == 0 && built.errors.contains("Left out: CN=Stranger"), "\(built.errors)")
    let codes = try codes([mended, "--anchors", root.certificate])
    #expect(!codes.keys.contains { $0.hasPrefix("chain.") }, "\(codes)")
  }

  @Test("what is missing is told, with the address where it is")
  func missing() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let address = "http://ca.example.test/a?b=1&c=2"
    let leaf = try middle.issue("leaf", extensions: "authorityInfoAccess=caIssuers;URI:\(address)").certificate
    let result = try signet(["chain", "check", leaf, "--anchors", root.certificate])
    #expect(result.output.contains("error[chain.intermediate-missing]"))
    #expect(result.output.contains("curl -o issuer.cer '\(address)'"), "\(result.output)")
    #expect(try codes([leaf, "--pool", middle.certificate])["chain.root-missing"] == "error")
    let other = try TestAuthority(root: "Other")
    let whole = [leaf, "--pool", middle.certificate, "--pool", root.certificate, "--anchors", other.certificate]
    #expect(try codes(whole)["chain.root-untrusted"] == "error")
    let namesake = try TestAuthority()
    let wrongKey = try codes([leaf, "--pool", middle.certificate, "--anchors", namesake.certificate])
    #expect(wrongKey.values.contains("error"), "\(wrongKey)")
  }

  @Test("the tree marks the link that breaks")
  func mark() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", to: "20250101000000Z").certificate
    let lines = try signet(["chain", "check", leaf, "--anchors", root.certificate]).lines
    #expect(lines.contains { $0.contains("CN=leaf") && $0.hasSuffix("✗") })
    #expect(lines.contains { $0.contains("CN=Root") && !$0.hasSuffix("✗") })
  }

  @Test(
    "each fault of a certificate has its code",
    arguments: [
      ("certificate.expired", "", "20200102000000Z", "20250101000000Z", []),
      ("certificate.not-yet-valid", "", "20900101000000Z", "20991231235959Z", []),
      (
        "certificate.wrong-usage", "keyUsage=keyEncipherment", "20240101000000Z", "20991231235959Z",
        ["document-signing"]
      ),
      ("certificate.wrong-usage", "extendedKeyUsage=serverAuth", "20240101000000Z", "20991231235959Z", ["tls-client"]),
      ("certificate.unknown-critical-extension", "1.2.3.4=critical,DER:0500", "20240101000000Z", "20991231235959Z", []),
      ("certificate.bad-usage", "subjectAltName=DNS:a.test", "20240101000000Z", "20991231235959Z", ["tls-server"]),
      (
        "certificate.bad-alternative-name", "subjectAltName=DNS:a_b.test\nextendedKeyUsage=serverAuth",
        "20240101000000Z", "20991231235959Z", ["tls-server"]
      ),
    ])
  func certificateFault(code: String, extensions: String, from: String, to: String, purpose: [String]) throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", extensions: "basicConstraints=CA:FALSE\n" + extensions, from: from, to: to)
    let purposes = purpose.flatMap { ["--purpose", $0] }
    let codes = try codes([leaf.certificate, "--anchors", root.certificate] + purposes)
    #expect(codes[code] == "error", "\(codes)")
  }

  @Test(
    "each limit of an authority has its code",
    arguments: [
      ("chain.name-constraint-violated", "nameConstraints=critical,excluded;DNS:b.test"),
      ("chain.policy-violated", "certificatePolicies=1.2.3.4\npolicyConstraints=critical,requireExplicitPolicy:0"),
      ("certificate.not-a-ca", "basicConstraints=critical,CA:FALSE"),
    ])
  func authorityFault(code: String, extensions: String) throws {
    let root = try TestAuthority()
    let basic = extensions.contains("basicConstraints") ? "" : "basicConstraints=critical,CA:TRUE\n"
    let middle = try TestAuthority("Middle", under: root, extensions: basic + extensions)
    let leaf = try middle.issue("leaf", extensions: "subjectAltName=DNS:a.b.test").certificate
    let arguments = [leaf, "--pool", middle.certificate, "--anchors", root.certificate]
    #expect(try codes(arguments)[code] == "error")
  }

  @Test("a pathLen of zero forbids an authority beneath")
  func pathLength() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root, extensions: "basicConstraints=critical,CA:TRUE,pathlen:0")
    let lower = try TestAuthority("Lower", under: middle)
    let leaf = try lower.issue("leaf").certificate
    let pool = ["--pool", middle.certificate, "--pool", lower.certificate]
    #expect(try codes([leaf, "--anchors", root.certificate] + pool)["chain.path-length-exceeded"] == "error")
  }

  @Test("a chain deeper than was allowed is given up, and said so")
  func depth() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let leaf = try middle.issue("leaf").certificate
    let arguments = [leaf, "--pool", middle.certificate, "--anchors", root.certificate, "--max-depth"]
    #expect(try codes(arguments + ["1"])["chain.budget-exceeded"] == nil)
    #expect(try codes(arguments + ["0"])["chain.budget-exceeded"] == "error")
  }

  @Test("policies are asked for, and reported")
  func policies() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", extensions: "certificatePolicies=1.2.3.4").certificate
    let base = ["chain", "check", leaf, "--anchors", root.certificate, "--json", "--require-explicit-policy"]
    let good = try signet(base + ["--policy", "1.2.3.4"]).json()
    #expect(good["valid"] as? Bool == true && good["policies"] as? [String] == ["1.2.3.4"])
    #expect(try signet(base + ["--policy", "1.2.3.5"]).json()["valid"] as? Bool == false)
  }

  @Test("a host has to be one of the certificate's, and the nearest is told")
  func host() throws {
    let root = try TestAuthority()
    let leaf = try root.issue(
      "leaf", extensions: "subjectAltName=DNS:www.a.test,DNS:*.b.test,IP:10.0.0.1,email:x@a.test"
    ).certificate
    let arguments = [leaf, "--anchors", root.certificate]
    for host in ["www.a.test", "WWW.A.TEST", "one.b.test", "10.0.0.1"] {
      #expect(try codes(arguments + ["--hostname", host])["certificate.host-mismatch"] == nil, "\(host)")
    }
    for host in ["leaf", "b.test", "two.one.b.test", "10.0.0.2", "*.b.test", "ww.a.test"] {
      #expect(try codes(arguments + ["--hostname", host])["certificate.host-mismatch"] == "error", "\(host)")
    }
    let result = try signet(["chain", "check"] + arguments + ["--hostname", "ww.a.test"])
    #expect(result.output.contains("it is for www.a.test"))
    #expect(try codes(arguments + ["--email", "x@a.test"])["certificate.email-mismatch"] == nil)
    #expect(try codes(arguments + ["--email", "y@a.test"])["certificate.email-mismatch"] == "error")
  }

  @Test("a weak key or digest is a warning, and an error where a security level asks for more")
  func security() throws {
    let root = try TestAuthority()
    let rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"]
    let weak = try root.issue("weak", keyAlgorithm: rsa).certificate
    let old = try root.issue("old", digest: "sha1").certificate
    for (file, code) in [(weak, "certificate.weak-key"), (old, "certificate.weak-signature")] {
      #expect(try codes([file, "--anchors", root.certificate])[code] == "warning")
      #expect(try codes([file, "--anchors", root.certificate, "--security-level", "2"])[code] == "error")
    }
  }

  @Test("a certificate that outlives its issuer, and a clock that is far off, are told")
  func times() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", to: "21991231235959Z").certificate
    let arguments = [leaf, "--anchors", root.certificate]
    #expect(try codes(arguments)["certificate.outlives-issuer"] == "note")
    #expect(try codes(arguments + ["--at", "1970-01-01T00:00:00Z"])["chain.suspect-clock"] == "warning")
  }

  @Test("settings in a file can exclude an authority from a purpose")
  func distrust() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let trusted = folder.path("trusted.pem")
    let arguments = ["x509", "-in", root.certificate, "-addreject", "serverAuth", "-out", trusted, "-trustout"]
    #expect(try Command.run("openssl", arguments).status == 0)
    let check = [leaf, "--anchors", trusted, "--purpose"]
    #expect(try codes(check + ["tls-server", "--strictness", "path"])["chain.anchor-distrusted"] == "error")
    #expect(try codes(check + ["tls-client"])["chain.anchor-distrusted"] == nil)
  }

  @Test("a key, a request and an empty file are told from certificates")
  func notCertificates() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf")
    #expect(try codes([leaf.key])["certificate.expected-found-key"] == "error")
    #expect(try codes([root.path("leaf.csr")])["certificate.expected-found-request"] == "error")
    #expect(try codes([try folder.write([], to: "empty").path])["decode.empty"] == "error")
    let other = try root.issue("other")
    #expect(try codes([leaf.certificate, other.key])["certificate.key-mismatch"] == "error")
  }

  @Test("each file of a folder is judged by itself, with the others at hand, and reports go to CI")
  func folderOfLeaves() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let place = folder.url.appending(path: "deployment")
    for (name, source) in [
      ("a.pem", try middle.issue("a").certificate),
      ("b.pem", try middle.issue("b<&>", to: "20250101000000Z").certificate),
      ("middle.pem", middle.certificate),
    ] {
      try folder.write([UInt8](contentsOf: URL(filePath: source)), to: "deployment/\(name)")
    }
    try folder.write("nothing".utf8, to: "deployment/README")
    let (junit, json) = (folder.path("chains.xml"), folder.path("chains.json"))
    let result = try signet([
      "chain", "check", place.path, "--anchors", root.certificate, "--report", "junit=\(junit)", "--report",
      "json=\(json)", "--json",
    ])
    #expect(result.status == 1)
    let results = try #require(try result.json()["results"] as? [[String: Any]])
    #expect(results.map { $0["valid"] as? Bool } == [true, false, true])
    #expect((results.first?["file"] as? String)?.hasSuffix("deployment/a.pem") == true)
    let written = try JSONSerialization.jsonObject(with: Data(folder.read("chains.json"))) as? [String: Any]
    #expect((written?["results"] as? [Any])?.count == 3)
    #expect(try Command.run("xmllint", ["--noout", junit]).status == 0)
    let count = try Command.run("xmllint", ["--xpath", "count(//testcase)", junit]).output
    let type = try Command.run("xmllint", ["--xpath", "string(//failure/@type)", junit]).output
    #expect(count.hasPrefix("3") && type.hasPrefix("certificate.expired"), "\(count) \(type)")
  }
}
