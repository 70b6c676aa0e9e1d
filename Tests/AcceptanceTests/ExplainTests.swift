import Foundation
import TestSupport
import Testing

@Suite("signet verify --explain")
struct ExplainTests {
  private func signed(in folder: TemporaryDirectory) throws -> String {
    let output = folder.path("signed.xml")
    let result = try signet(
      [
        "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.identity("rsa-2048"), "-o",
        output,
      ])
    try #require(result.status == 0)
    return output
  }

  private func text(_ path: String) throws -> String { String(decoding: try Vector.bytes(path), as: UTF8.self) }

  @Test("the cause, the departure from the original and what nothing covers are told, and the verdict stays")
  func explain() throws {
    let folder = try TemporaryDirectory()
    let original = try signed(in: folder)
    let changed = try folder.write(
      try text(original).replacing("</infNFe>", with: "<qr>1</qr></infNFe>").utf8, to: "changed.xml"
    ).path
    let told = try signet(["verify", changed, "--explain", "--against", original])
    #expect(told.status == 1)
    #expect(told.output.contains("without the element /infNFe/qr"))
    #expect(told.output.contains("The element qr was added in /infNFe."))
    #expect(told.output.contains("not covered: /NFe/infNFe"))

    let json = try signet(["verify", changed, "--explain", "--against", original, "--json"]).json()
    let explanation = try #require(json["explanation"] as? [String: Any])
    let signature = try #require((explanation["signatures"] as? [[String: Any]])?.first)
    let reference = try #require((signature["references"] as? [[String: Any]])?.first)
    #expect((reference["cause"] as? [String: Any])?["name"] as? String == "element-added")
    #expect((reference["difference"] as? [String: Any])?["cause"] as? String == "element-added")
    #expect((reference["steps"] as? [[String: Any]])?.count == 3)
    #expect((explanation["uncovered"] as? [[String: Any]])?.count == 2)
  }

  @Test("a valid document is explained too, and its own tags outside the signed element are told")
  func valid() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(["verify", try signed(in: folder), "--explain"])
    #expect(result.status == 0)
    #expect(result.output.contains(": right"))
    #expect(result.output.contains("not covered: /NFe (its own tags and text)"))
  }

  @Test("one original belongs to one document, and has to be there")
  func usage() throws {
    let folder = try TemporaryDirectory()
    let file = try signed(in: folder)
    #expect(try signet(["verify", file, file, "--against", file]).status == 64)
    #expect(try signet(["verify", file, "--against", folder.path("none.xml")]).status == 66)
  }
}
