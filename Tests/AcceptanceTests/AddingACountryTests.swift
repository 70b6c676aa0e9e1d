import Foundation
import TestSupport
import Testing

/// Follows docs/adding-a-country.md literally: its files are written, its commands are run, and print what it says.
@Suite("docs/adding-a-country.md")
struct AddingACountryTests {
  @Test("a made-up country is added from YAML as the page says")
  func followed() throws {
    let page = try String(contentsOf: Project.root.appending(path: "docs/adding-a-country.md"), encoding: .utf8)
    let folder = try TemporaryDirectory()
    try folder.write(try Vector.bytes(Vector.identity("rsa-2048")), to: "company.pem")
    try folder.write(try Vector.bytes(Vector.root), to: "root.pem")
    let files = page.matches(of: /(?s)\n`([a-z.]+)`:\n\n```[a-z]+\n(.*?)```/)
    #expect(files.map { String($0.output.1) } == ["receipt.xml", "atlantis.yaml"])
    for file in files { try folder.write(String(file.output.2).utf8, to: String(file.output.1)) }

    let session = try #require(page.firstMatch(of: /(?s)```console\n(.*?)```/)).output.1
    let steps = session.split(separator: "$ signet ").map { $0.split(separator: "\n").map(String.init) }
    #expect(steps.count == 3)
    for step in steps {
      let result = try signet(step[0].split(separator: " ").map(String.init), directory: folder.url)
      #expect(result.status == 0, "\(step[0]): \(result.errors)")
      #expect(result.lines.starts(with: step.dropFirst()), "\(step[0]): \(result.output)")
    }
    let guide = try signet(["profiles", "guide", "atlantis.yaml"], directory: folder.url)
    #expect(guide.output.contains("└─ Signature    ← the signature"))
  }

  @Test("the rules of the made-up country are kept")
  func rules() throws {
    let page = try String(contentsOf: Project.root.appending(path: "docs/adding-a-country.md"), encoding: .utf8)
    let folder = try TemporaryDirectory()
    for file in page.matches(of: /(?s)\n`([a-z.]+)`:\n\n```[a-z]+\n(.*?)```/) {
      let text = String(file.output.2).replacing("11222333000181", with: "99888777000166")
      try folder.write(text.utf8, to: String(file.output.1))
    }
    let check = try signet(
      ["profiles", "check", "receipt.xml", "--profile", "atlantis.yaml", "--json"]
        + ["--identity", Vector.identity("rsa-2048")], directory: folder.url)
    #expect(check.status == 1)
    let rules = try #require(try check.json()["rules"] as? [[String: Any]])
    #expect(rules.map { $0["outcome"] as? String } == ["broken", "not-checked"])
    #expect((rules[0]["finding"] as? [String: Any])?["code"] as? String == "profile.at-receipt.t7")
  }
}
