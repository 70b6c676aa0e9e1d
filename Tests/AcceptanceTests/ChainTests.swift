import Foundation
import TestSupport
import Testing

@Suite("signet chain")
struct ChainTests {
  @Test("the tree goes from root to leaf, and says that nobody vouched for the root")
  func tree() throws {
    let result = try signet(["chain", "check", Vector.chain("rsa-2048")])
    #expect(result.status == 0)
    let places = ["CN=AC Raiz Test Signet", "└─ CN=AC Empresas Test Signet", "   └─ CN=EMPRESA DE TESTE"]
      .compactMap { result.output.range(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted(), "\(result.output)")
    #expect(result.output.contains("not independently trusted"))
  }

  @Test("the verdict in JSON has the fields of the contract")
  func json() throws {
    let result = try signet(["chain", "check", Vector.chain("rsa-2048"), "--anchors", Vector.root, "--json"])
    let json = try result.json()
    #expect(Set(json.keys).isSuperset(of: ["valid", "trusted", "chain", "findings", "validUntil", "policies"]))
    #expect(json["valid"] as? Bool == true)
    #expect(json["trusted"] as? Bool == true)
    let chain = try #require(json["chain"] as? [[String: Any]])
    #expect(chain.map { $0["role"] as? String } == ["root", "intermediate", "end-entity"])
    let fields: Set = ["subject", "issuer", "serial", "notBefore", "notAfter", "sha256", "role", "source"]
    for link in chain { #expect(fields.isSubset(of: link.keys)) }
    #expect(chain.last?["notAfter"] as? String == "2099-12-31T23:59:59Z")
  }

  @Test("a finding in JSON has the fields of the contract, and its certificate")
  func finding() throws {
    let json = try signet(["chain", "check", Vector.chain("expired"), "--anchors", Vector.root, "--json"]).json()
    let finding = try #require((json["findings"] as? [[String: Any]])?.first)
    #expect(Set(["code", "severity", "certificate", "message", "hint"]).isSubset(of: finding.keys))
    #expect(finding["code"] as? String == "certificate.expired")
    #expect(finding["severity"] as? String == "error")
    let leaf = try #require((json["chain"] as? [[String: Any]])?.last)
    #expect(finding["certificate"] as? String == leaf["sha256"] as? String)
  }

  @Test(
    "each prepared chain gets its verdict and code",
    arguments: [
      ("p-256", 0, nil), ("ec", 0, nil), ("cross-signed", 0, nil), ("weak-key", 0, "certificate.weak-key"),
      ("sha1-signature", 0, "certificate.weak-signature"), ("not-yet-valid", 1, "certificate.not-yet-valid"),
      ("key-agreement-only", 1, "certificate.wrong-usage"), ("bad-signature", 1, "certificate.bad-signature"),
      ("not-a-ca", 1, "certificate.not-a-ca"), ("path-length", 1, "chain.path-length-exceeded"),
      ("intermediate-missing", 1, "chain.intermediate-missing"), ("root-missing", 1, "chain.root-missing"),
      ("loop", 1, "chain.loop"),
    ])
  func verdicts(chain: String, status: Int32, code: String?) throws {
    let result = try signet(["chain", "check", Vector.chain(chain), "--purpose", "document-signing"])
    #expect(result.status == status, "\(result.output)\(result.errors)")
    if let code { #expect(result.output.contains("[\(code)]"), "\(result.output)") }
  }

  @Test("a time and a duration decide what has expired and what is about to")
  func time() throws {
    let expired = Vector.chain("expired")
    #expect(try signet(["chain", "check", expired, "--at", "2020-06-01"]).status == 0)
    let soon = try signet(["chain", "check", expired, "--at", "2020-12-15T00:00:00-03:00", "--expiring", "30d"])
    #expect(soon.status == 0)
    #expect(soon.output.contains("[certificate.expires-soon]"))
  }

  @Test("a folder that holds other files too is a pool")
  func pool() throws {
    let folder = try TemporaryDirectory()
    try folder.write(try Vector.bytes(Vector.path("pool/second-intermediate.pem")), to: "authority.cer")
    try folder.write("not a certificate".utf8, to: "README")
    let result = try signet(
      ["chain", "check", Vector.chain("intermediate-missing"), "--pool", folder.url.path, "--anchors", Vector.root])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test("several leaves give one result each")
  func severalLeaves() throws {
    let result = try signet(
      ["chain", "check", Vector.certificate("rsa-2048"), Vector.certificate("expired"), "--json"]
        + ["--pool", Vector.intermediate, "--anchors", Vector.root])
    #expect(result.status == 1)
    let results = try #require(try result.json()["results"] as? [[String: Any]])
    #expect(results.map { $0["valid"] as? Bool } == [true, false])
  }

  @Test(
    "a chain is written in either order, with or without its root",
    arguments: [
      (["--order", "root-first"], ["AC Raiz", "AC Empresas", "EMPRESA"]),
      (["--order", "leaf-first"], ["EMPRESA", "AC Empresas", "AC Raiz"]),
      (["--order", "leaf-first", "--no-root"], ["EMPRESA", "AC Empresas"]),
    ])
  func build(options: [String], names: [String]) throws {
    let folder = try TemporaryDirectory()
    let output = folder.path("chain.pem")
    let result = try signet(
      ["chain", "build", Vector.certificate("rsa-2048"), "--pool", Vector.intermediate, "--pool", Vector.root]
        + options + ["-o", output])
    #expect(result.status == 0, "\(result.errors)")
    let bundle = try Command.run("openssl", ["storeutl", "-noout", "-text", "-certs", output])
    let subjects = bundle.lines.filter { $0.contains("Subject: ") }
    #expect(subjects.count == names.count)
    for (subject, name) in zip(subjects, names) { #expect(subject.contains(name)) }
  }

  @Test("where there is no chain, nothing is written")
  func noChain() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(["chain", "build", Vector.certificate("rsa-2048"), "-o", folder.path("chain.pem")])
    #expect(result.status == 1)
    #expect(result.errors.contains("[chain.intermediate-missing]"))
    #expect(try folder.names().isEmpty)
  }
}
