import Foundation
import TestSupport
import Testing

@Suite("signet canonicalize")
struct CanonicalizeTests {
  @Test(
    "the bytes are those of xmllint", .enabled(if: Availability.programs("xmllint")),
    arguments: [
      ("c14n-with-comments", "--c14n"), ("c14n11-with-comments", "--c14n11"), ("exc-c14n-with-comments", "--exc-c14n"),
    ])
  func againstXmllint(method: String, option: String) throws {
    for invoice in ["nfe-4k", "nfe-awkward", "ubl-pe", "ubl-pe-latin1", "ubl-pe-utf16le"] {
      let ours = try signet(["canonicalize", Vector.invoice(invoice), "--method", method])
      let theirs = try Command.run("xmllint", [option, Vector.invoice(invoice)])
      #expect(ours.status == 0 && ours.standardOutput == theirs.standardOutput, "\(invoice)")
    }
  }

  @Test("a method can be named by its URI")
  func methodURI() throws {
    let file = Vector.invoice("nfe-awkward")
    let uri = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"
    #expect(
      try signet(["canonicalize", file, "--method", uri]).standardOutput
        == signet(["canonicalize", file, "--method", "exc-c14n-with-comments"]).standardOutput)
  }

  @Test("an element is found by its Id and by XPath, with the same bytes")
  func parts() throws {
    let file = Vector.invoice("nfe-4k")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let id = try #require(text.firstMatch(of: /Id="([^"]+)"/)?.1)
    let byID = try signet(["canonicalize", file, "--id", String(id)])
    let byPath = try signet(
      ["canonicalize", file, "--namespace", "n=http://www.portalfiscal.inf.br/nfe", "--xpath"]
        + ["//n:infNFe/descendant-or-self::node() | //n:infNFe//@* | //n:infNFe//namespace::* | //n:infNFe/@*"])
    #expect(byID.status == 0 && byID.output.hasPrefix("<infNFe"))
    #expect(byID.standardOutput == byPath.standardOutput, "\(byPath.errors)")
  }

  @Test("the digest is that of the bytes, in both notations")
  func digest() throws {
    let folder = try TemporaryDirectory()
    let bytes = try signet(["canonicalize", Vector.invoice("nfe-4k")]).standardOutput
    let file = try folder.write(bytes, to: "canonical")
    let openssl = try Command.run("openssl", ["dgst", "-sha256", "-r", file.path])
    let result = try signet(["canonicalize", Vector.invoice("nfe-4k"), "--digest", "sha256", "--json"])
    let digest = try #require(try result.json()["digest"] as? [String: String])
    let hexadecimal = try #require(digest["hexadecimal"])
    #expect(openssl.output.hasPrefix(hexadecimal))
    let base64 = try #require(digest["base64"].flatMap { Data(base64Encoded: $0) })
    #expect(base64.map { String(format: "%02x", $0) }.joined() == hexadecimal)
  }

  @Test("a document type is refused unless the file is trusted")
  func documentType() throws {
    let document = Array("<!DOCTYPE a [<!ENTITY e \"text\">]><a>&e;</a>".utf8)
    let refused = try signet(["canonicalize", "-"], input: document)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("[xml.dtd-refused]"))
    #expect(try signet(["canonicalize", "-", "--allow-dtd"], input: document).output == "<a>text</a>")
  }

  @Test("a document of 100 000 nested elements ends with an error, not a crash")
  func deepNesting() throws {
    let depth = 100_000
    let document = Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    let result = try signet(["canonicalize", "-"], input: document)
    #expect(result.status == 65)
    #expect(result.errors.contains("[xml.limit-exceeded]"), "\(result.errors)")
  }
}
