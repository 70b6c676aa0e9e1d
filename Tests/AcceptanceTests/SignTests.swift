import Foundation
import TestSupport
import Testing

@Suite("signet sign and verify")
struct SignTests {
  @Test(
    "what was signed is valid and trusted, and only the signature was added",
    arguments: [
      ("br-nfe", "nfe-4k", "rsa-2048"), ("br-nfe", "nfe-supplement", "rsa-2048"), ("br-nfe", "nfe-awkward", "rsa-2048"),
      ("pe-sunat", "ubl-pe", "rsa-2048"), ("pe-sunat", "ubl-pe-latin1", "rsa-2048"),
      ("pe-sunat", "ubl-pe-utf16be", "rsa-2048"), ("xmldsig-enveloped", "nfe-18k", "p-256"),
    ])
  func roundTrip(profile: String, invoice: String, identity: String) throws {
    let folder = try TemporaryDirectory()
    let output = folder.path("signed.xml")
    let signed = try signet(
      ["sign", Vector.invoice(invoice), "--profile", profile, "--identity", Vector.identity(identity), "-o", output])
    #expect(signed.status == 0, "\(signed.errors)")
    let verified = try signet(["verify", output, "--anchors", Vector.root, "--pool", Vector.intermediate, "--json"])
    #expect(verified.status == 0, "\(verified.output)")
    let before = try Vector.bytes(Vector.invoice(invoice))
    let after = try folder.read("signed.xml")
    let prefix = zip(before, after).prefix { $0 == $1 }.count
    #expect(after.suffix(before.count - prefix) == before.suffix(before.count - prefix))
  }

  @Test("a verdict in JSON has the fields of the contract")
  func verdict() throws {
    let folder = try TemporaryDirectory()
    let file = try sign(in: folder)
    let json = try signet(["verify", file, "--json"]).json()
    #expect(json["file"] as? String == file)
    #expect(json["valid"] as? Bool == true)
    let signature = try #require((json["signatures"] as? [[String: Any]])?.first)
    let fields: Set = [
      "id", "valid", "form", "profile", "signatureMethod", "canonicalization", "references", "signer", "signingTime",
      "xades",
      "chain", "findings",
    ]
    #expect(fields.isSubset(of: signature.keys))
    #expect(signature["form"] as? String == "XMLDSig")
    #expect(signature["profile"] as? String == "br-nfe")
    #expect(signature["signatureMethod"] as? String == "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
    let reference = try #require((signature["references"] as? [[String: Any]])?.first)
    #expect(Set(reference.keys) == ["uri", "digestMethod", "valid", "covers"])
    #expect(reference["covers"] as? String == "/NFe/infNFe")
    let signer = try #require(signature["signer"] as? [String: Any])
    #expect(Set(signer.keys) == ["subject", "issuer", "serial", "sha256"])
  }

  @Test("SHA-1 is warned of where no authority fixes it")
  func weakAlgorithm() throws {
    let folder = try TemporaryDirectory()
    let yaml = try signet(["profiles", "show", "xmldsig-enveloped"]).output
    try folder.write(yaml.replacing("- rsa-sha256", with: "- rsa-sha1\n  - rsa-sha256").utf8, to: "ours.yaml")
    for command in [["sign"], ["batch", "sign"]] {
      let arguments =
        command + [Vector.invoice("nfe-4k"), "--identity", Vector.identity("rsa-2048")]
        + ["--output-dir", folder.path(command[0])]
      let fixed = try signet(arguments + ["--profile", "br-nfe", "--verbose"])
      #expect(fixed.errors.contains("note[signature.algorithm-weak]"))
      let chosen = try signet(arguments + ["--profile", folder.path("ours.yaml")])
      #expect(chosen.errors.contains("warning[signature.algorithm-weak]"))
    }
  }

  @Test("a signature that breaks the demanded profile is invalid, and a document of another kind is refused")
  func demandedProfile() throws {
    let folder = try TemporaryDirectory()
    let file = try sign(in: folder)
    #expect(try signet(["verify", file, "--profile", "br-nfe"]).status == 0)
    let violated = try signet(["verify", file, "--profile", "xmldsig-enveloped"])
    #expect(violated.status == 1)
    #expect(violated.output.contains("[profile.violated]"))
    let unfit = try signet(["verify", file, "--profile", "pe-sunat"])
    #expect(unfit.status == 65)
    #expect(unfit.errors.contains("[profile.document-unfit]"))
  }

  @Test("without anchors the output says that the signer was not checked")
  func uncheckedSigner() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(["verify", try sign(in: folder)])
    #expect(result.status == 0)
    #expect(result.output.contains("the signer was not checked: no --anchors were given"))
  }

  @Test("a changed document is invalid, and the finding says why")
  func changedDocument() throws {
    let folder = try TemporaryDirectory()
    _ = try sign(in: folder)
    let changed = try String(decoding: folder.read("signed.xml"), as: UTF8.self)
      .replacing("<natOp>Venda", with: "<natOp>Vendo")
    try folder.write(changed.utf8, to: "changed.xml")
    let result = try signet(["verify", folder.path("changed.xml")])
    #expect(result.status == 1)
    #expect(result.output.contains("INVALID"))
    #expect(result.output.contains("[signature.digest-mismatch]"))
    let quiet = try signet(["verify", folder.path("changed.xml"), "--quiet"])
    #expect(quiet.standardOutput.isEmpty)
    #expect(quiet.errors.contains("changed.xml, /NFe/Signature: "), "\(quiet.errors)")
  }

  @Test(
    "only the certificate or key that was named may have signed",
    arguments: [
      ("--certificate", Vector.certificate("rsa-2048"), 0), ("--certificate", Vector.certificate("p-256"), 1),
      ("--key", Vector.certificate("rsa-2048"), 0), ("--key", Vector.certificate("p-256"), 1),
    ])
  func allowedSigner(option: String, file: String, status: Int32) throws {
    let folder = try TemporaryDirectory()
    #expect(try signet(["verify", try sign(in: folder), option, file]).status == status)
  }

  @Test("one of several documents that is bad does not hide the others")
  func severalDocuments() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(["verify", try sign(in: folder), Vector.invoice("nfe-4k"), "/nonexistent", "--json"])
    #expect(result.status == 1)
    let results = try #require(try result.json()["results"] as? [[String: Any]])
    #expect(results.map { $0["valid"] as? Bool } == [true, false, false])
  }

  @Test("several documents go into a folder, with a line of JSON for each and a summary")
  func outputFolder() throws {
    let folder = try TemporaryDirectory()
    let result = try signet(
      ["sign", Vector.invoice("nfe-4k"), Vector.invoice("nfe-18k"), Vector.invoice("ubl-pe"), "--profile", "br-nfe"]
        + ["--identity", Vector.identity("rsa-2048"), "--output-dir", folder.path("signed"), "--json"])
    #expect(result.status == 1, "\(result.errors)")
    let lines = try result.jsonLines()
    #expect(lines.count == 4)
    #expect(lines.dropLast().count { $0["ok"] as? Bool == true } == 2)
    #expect((lines[0]["findings"] as? [[String: Any]])?.first?["severity"] as? String == "note")
    #expect(Set(lines[0].keys) == ["input", "output", "ok", "sha256", "error", "profile", "findings", "stampValues"])
    let summary = try #require(lines.last?["summary"] as? [String: Any])
    #expect(Set(summary.keys) == ["signed", "failed", "skipped", "seconds", "documentsPerSecond"])
    #expect(summary["signed"] as? Int == 2)
    #expect(summary["failed"] as? Int == 1)
  }

  @Test(
    "one document gives a line of JSON and a summary too, whether it was signed or not",
    arguments: [
      ("nfe-4k", 0, true), ("ubl-pe", 65, false),
    ])
  func oneDocument(invoice: String, status: Int32, isSigned: Bool) throws {
    let folder = try TemporaryDirectory()
    let result = try signet(
      ["sign", Vector.invoice(invoice), "--profile", "br-nfe", "--identity", Vector.identity("rsa-2048"), "--json"]
        + ["-o", folder.path("signed.xml")])
    #expect(result.status == status, "\(result.errors)")
    let lines = try result.jsonLines()
    #expect(lines.count == 2)
    #expect(lines[0]["ok"] as? Bool == isSigned)
    #expect((lines[0]["error"] is NSNull) == isSigned)
    #expect((lines[1]["summary"] as? [String: Any])?["signed"] as? Int == (isSigned ? 1 : 0))
    #expect(try folder.names().isEmpty == !isSigned)
  }

  @Test("a document is signed through pipes, with a key in one file and its certificates in another")
  func pipes() throws {
    let signed = try signet(
      ["sign", "-", "--profile", "br-nfe", "--identity", Vector.chain("rsa-2048"), "-o", "-"]
        + ["--key", Vector.container("rsa-2048-encrypted-key.pem"), "--passphrase-file", Vector.passphrase],
      input: try Vector.bytes(Vector.invoice("nfe-4k")))
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(try signet(["verify", "-"], input: signed.standardOutput).status == 0)
  }

  @Test("a certificate that was valid at the time of signing only signs for that time")
  func signingTime() throws {
    let arguments = ["sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "-o", "-", "--identity"]
    let now = try signet(arguments + [Vector.identity("expired")])
    #expect(now.status == 1)
    #expect(now.errors.contains("[certificate.expired]"))
    #expect(now.standardOutput.isEmpty)
    #expect(try signet(arguments + [Vector.identity("expired"), "--at", "2020-06-01T12:00:00Z"]).status == 0)
  }

  @Test("a profile that was shown, edited and named by its path signs")
  func ownProfile() throws {
    let folder = try TemporaryDirectory()
    let yaml = try signet(["profiles", "show", "xmldsig-enveloped"]).output
    try folder.write(yaml.replacing("digest: sha256", with: "digest: sha512").utf8, to: "ours.yaml")
    let signed = try signet(
      ["sign", Vector.invoice("ubl-pe"), "--profile", folder.path("ours.yaml"), "-o", "-"]
        + ["--identity", Vector.identity("p-256")])
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(signed.output.contains("xmlenc#sha512"))
  }

  /// Signs an NF-e and returns the path of the signed one.
  private func sign(in folder: TemporaryDirectory) throws -> String {
    let output = folder.path("signed.xml")
    let result = try signet(
      [
        "sign", Vector.invoice("nfe-4k"), "--profile", "br-nfe", "--identity", Vector.identity("rsa-2048"), "-o",
        output,
      ])
    try #require(result.status == 0, "\(result.errors)")
    return output
  }
}
