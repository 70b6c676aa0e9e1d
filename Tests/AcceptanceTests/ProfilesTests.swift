import Foundation
import TestSupport
import Testing

@Suite("signet profiles, and --profile auto")
struct ProfilesTests {
  private func check(_ file: String, _ others: [String] = []) throws -> (status: Int32, outcomes: [String: String]) {
    let result = try signet(["profiles", "check", file, "--json"] + others)
    let rules = try #require(try result.json()["rules"] as? [[String: Any]])
    let outcomes = rules.map { ($0["id"] as? String ?? "", $0["outcome"] as? String ?? "") }
    return (result.status, Dictionary(outcomes) { first, _ in first })
  }

  @Test("an unsigned document is checked before it is signed, and the signed one after")
  func checks() throws {
    let folder = try TemporaryDirectory()
    let identity = ["--identity", Vector.identity("rsa-2048")]
    let before = try check(Vector.invoice("nfe-4k"), identity)
    #expect(before.status == 1)
    #expect(before.outcomes["signed"] == "broken")
    #expect(before.outcomes["297"] == "not-checked")
    #expect(before.outcomes["213"] == "kept")
    let signed = folder.path("signed.xml")
    #expect(try signet(["sign", Vector.invoice("nfe-4k"), "--profile", "auto", "-o", signed] + identity).status == 0)
    let after = try check(signed)
    #expect(after.outcomes["297"] == "kept" && after.outcomes["298"] == "kept" && after.outcomes["signed"] == "kept")
    let text = String(decoding: try folder.read("signed.xml"), as: UTF8.self)
    try folder.write(text.replacing("<xNome>", with: "<xNome>X").utf8, to: "altered.xml")
    let altered = try check(folder.path("altered.xml"))
    #expect(altered.status == 1 && altered.outcomes["297"] == "broken" && altered.outcomes["298"] == "kept")
  }

  @Test("people see the broken rule with its cure and source, and only that")
  func text() throws {
    let result = try signet(["profiles", "check", Vector.invoice("nfe-4k"), "--profile", "br-nfe"])
    #expect(result.status == 1)
    #expect(result.output.contains("error[profile.br-nfe.signed]: The document is not signed, against the rule: "))
    #expect(result.output.contains("  source: Manual de Orientação do Contribuinte"))
  }

  @Test("what no profile is for is an error that says so", arguments: ["check", "sign"])
  func unknown(command: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write("<unknown/>".utf8, to: "a.xml")
    let arguments =
      command == "check"
      ? ["profiles", "check", folder.path("a.xml")]
      : ["sign", folder.path("a.xml"), "--profile", "auto", "-o", "-", "--identity", Vector.identity("rsa-2048")]
    let result = try signet(arguments)
    #expect(result.status == 65)
    #expect(result.errors.contains("profile.not-recognized"))
  }

  @Test("a batch of several countries signs each document by its own profile")
  func mixedBatch() throws {
    let folder = try TemporaryDirectory()
    let documents = ["nfe-4k": "br-nfe", "nfe-awkward": "br-nfe", "ubl-pe": "pe-sunat", "ubl-pe-utf16le": "pe-sunat"]
    for name in documents.keys { try folder.write(try Vector.bytes(Vector.invoice(name)), to: "in/\(name).xml") }
    try folder.write("<unknown/>".utf8, to: "in/unknown.xml")
    let result = try signet(
      ["batch", "sign", folder.path("in"), "--output-dir", folder.path("out"), "--profile", "auto", "--json"]
        + ["--identity", Vector.identity("rsa-2048")])
    #expect(result.status == 1)
    for line in try result.jsonLines() where line["input"] != nil {
      let name = URL(filePath: line["input"] as? String ?? "").deletingPathExtension().lastPathComponent
      #expect(line["profile"] as? String == documents[name], "\(name)")
      guard documents[name] != nil else {
        #expect((line["error"] as? [String: Any])?["code"] as? String == "profile.not-recognized")
        continue
      }
      let verified = try signet(["verify", folder.path("out/\(name).xml"), "--json"]).json()
      let signatures = try #require(verified["signatures"] as? [[String: Any]])
      #expect(signatures.map { $0["profile"] as? String } == [documents[name]], "\(name)")
    }
  }

  @Test("verify tells of broken rules beside its verdict, on certificates only where trust is asked for")
  func rulesBesideTheVerdict() throws {
    let folder = try TemporaryDirectory()
    let text = String(decoding: try Vector.bytes(Vector.invoice("nfe-4k")), as: UTF8.self)
    let number = try #require(text.firstMatch(of: /<nNF>([0-9]+)</)).output.1
    try folder.write(text.replacing("<nNF>\(number)<", with: "<nNF>7\(number)<").utf8, to: "a.xml")
    let signed = folder.path("signed.xml")
    let signing = try signet(
      ["sign", folder.path("a.xml"), "--profile", "br-nfe", "-o", signed, "--identity", Vector.identity("rsa-2048")])
    #expect(signing.status == 0, "\(signing.errors)")
    let result = try signet(["verify", signed, "--profile", "br-nfe", "--json"])
    #expect(result.status == 0)
    let rules = try #require(try result.json()["rules"] as? [[String: Any]])
    #expect(rules.map { $0["code"] as? String } == ["profile.br-nfe.502"])
    #expect(rules.map { $0["severity"] as? String } == ["warning"])
    #expect(try signet(["profiles", "check", signed, "--profile", "br-nfe"]).status == 1)
    #expect((try signet(["verify", signed, "--json"]).json()["rules"] as? [Any])?.isEmpty == true)
  }

  @Test("a stamp of the scheme is made and checked where it is asked for, and no other scheme's")
  func stamps() throws {
    let folder = try TemporaryDirectory()
    let request = """
      <tns:RacunZahtjev xmlns:tns="http://www.apis-it.hr/fin/2012/types/f73" Id="RacunZahtjev"><tns:Racun>\
      <tns:Oib>12345678903</tns:Oib><tns:DatVrijeme>15.05.2026T10:30:00</tns:DatVrijeme><tns:BrRac>\
      <tns:BrOznRac>1</tns:BrOznRac><tns:OznPosPr>P1</tns:OznPosPr><tns:OznNapUr>1</tns:OznNapUr></tns:BrRac>\
      <tns:IznosUkupno>100.00</tns:IznosUkupno><tns:ZastKod/></tns:Racun></tns:RacunZahtjev>
      """
    try folder.write(request.utf8, to: "a.xml")
    let signed = folder.path("signed.xml")
    let arguments = ["sign", folder.path("a.xml"), "--profile", "hr-fiskalizacija", "-o", signed]
    let identity = ["--identity", Vector.identity("rsa-2048")]
    let result = try signet(arguments + identity + ["--stamp", "hr-zki"])
    #expect(result.status == 0, "\(result.errors)")
    let verified = try signet(["verify", signed, "--profile", "hr-fiskalizacija", "--stamp", "hr-zki", "--json"])
    #expect(verified.status == 0, "\(verified.errors)")
    let stamps = try #require(try verified.json()["stamps"] as? [[String: Any]])
    #expect(stamps.map { $0["name"] as? String } == ["hr-zki"])
    #expect(try signet(arguments + identity + ["--stamp", "cl-ted"]).status == 65)
    #expect(try signet(arguments + identity + ["--stamp", "nonsense"]).status == 64)
  }

  @Test("the list tells of profiles that nothing confirms")
  func list() throws {
    let profiles = try #require(
      try JSONSerialization.jsonObject(with: Data(try signet(["profiles", "list", "--json"]).standardOutput))
        as? [[String: Any]])
    let text = try signet(["profiles", "list"]).lines
    for profile in profiles {
      let id = try #require(profile["id"] as? String)
      let line = try #require(text.first { $0.hasPrefix("  \(id) ") })
      #expect(line.contains("unconfirmed: no public sample") == (profile["confirmation"] as? String == "unconfirmed"))
    }
  }
}
