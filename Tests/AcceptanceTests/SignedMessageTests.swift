import Foundation
import TestSupport
import Testing

/// Documents inside of CMS, made by Signet and judged by OpenSSL's own command, and the other way round.
@Suite("FatturaPA as .p7m")
struct SignedMessageTests {
  private static let invoice = """
    <?xml version="1.0" encoding="UTF-8"?>
    <p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
    <FatturaElettronicaHeader/></p:FatturaElettronica>\r\n
    """

  private func signed(in folder: TemporaryDirectory, identity: String = "rsa-2048") throws -> String {
    try folder.write(Self.invoice.utf8, to: "IT01234567890_FPR01.xml")
    let output = folder.path("IT01234567890_FPR01.xml.p7m")
    let result = try signet(
      ["sign", folder.path("IT01234567890_FPR01.xml"), "--profile", "it-fatturapa-p7m", "-o", output]
        + ["--identity", Vector.identity(identity), "--at", "2024-05-06T07:08:09Z"])
    #expect(result.status == 0, "\(result.errors)")
    return output
  }

  private func verify(_ file: String, _ others: [String] = []) throws -> (status: Int32, signature: [String: Any]) {
    let result = try signet(["verify", file, "--json"] + others)
    let signatures = try #require(try result.json()["signatures"] as? [[String: Any]], "\(result.errors)")
    return (result.status, try #require(signatures.first))
  }

  @Test(
    "openssl verifies what is made, gets the document back, and sees the attributes", arguments: ["rsa-2048", "p-256"])
  func judgedByOpenSSL(identity: String) throws {
    let folder = try TemporaryDirectory()
    let file = try signed(in: folder, identity: identity)
    let verified = try Command.run(
      "openssl",
      ["cms", "-verify", "-cades", "-inform", "DER", "-in", file, "-binary"]
        + ["-CAfile", Vector.root, "-purpose", "any"])
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output == Self.invoice)
    let printed = try Command.run("openssl", ["cms", "-cmsout", "-print", "-inform", "DER", "-in", file]).output
    for name in ["contentType", "signingTime", "messageDigest", "id-smime-aa-signingCertificateV2"] {
      #expect(printed.contains(name), "\(name)")
    }
    #expect(printed.contains("May  6 07:08:09 2024 GMT"))
  }

  @Test("Signet verifies it, with trust, in DER and in base64")
  func verified() throws {
    let folder = try TemporaryDirectory()
    let file = try signed(in: folder)
    try folder.write(
      Data(try folder.read("IT01234567890_FPR01.xml.p7m")).base64EncodedData(options: .lineLength64Characters),
      to: "base64.p7m")
    for file in [file, folder.path("base64.p7m")] {
      let (status, signature) = try verify(file, ["--anchors", Vector.root])
      #expect(status == 0)
      #expect(signature["form"] as? String == "CAdES-BES")
      #expect(signature["profile"] as? String == "it-fatturapa-p7m")
      #expect(signature["signingTime"] as? String == "2024-05-06T07:08:09Z")
      #expect((signature["signatureMethod"] as? String)?.hasSuffix("rsa-sha256") == true)
      #expect((signature["chain"] as? [Any])?.count == 3)
    }
    let check = try signet(["profiles", "check", file, "--profile", "it-fatturapa-p7m", "--json"]).json()
    #expect(check["accepted"] as? Bool == true)
  }

  @Test("a changed document, a wrong anchor, another signer and a stranger's profile are refused")
  func refused() throws {
    let folder = try TemporaryDirectory()
    let file = try signed(in: folder)
    var bytes = try folder.read("IT01234567890_FPR01.xml.p7m")
    let place = try #require(Data(bytes).firstRange(of: Data("FPR12".utf8))).lowerBound
    bytes[place] = UInt8(ascii: "G")
    try folder.write(bytes, to: "altered.p7m")
    let altered = try verify(folder.path("altered.p7m"))
    #expect(altered.status == 1)
    #expect((altered.signature["findings"] as? [[String: Any]])?.first?["code"] as? String == "cms.invalid")
    let check = try signet(["profiles", "check", folder.path("altered.p7m"), "--profile", "it-fatturapa-p7m", "--json"])
    #expect(check.status == 1)
    #expect(try verify(file, ["--anchors", Vector.ecRoot]).status == 1)
    #expect(try verify(file, ["--certificate", Vector.certificate("p-256")]).status == 1)
    #expect(try verify(file, ["--certificate", Vector.certificate("rsa-2048")]).status == 0)
    #expect(try signet(["verify", file, "--profile", "br-nfe"]).status == 65)
    try folder.write(bytes.prefix(bytes.count / 2), to: "cut.p7m")
    #expect(try signet(["verify", folder.path("cut.p7m")]).status == 65)
  }

  @Test("what openssl signs is verified: as CAdES, or as CMS that the profile does not take")
  func madeByOpenSSL() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.invoice.utf8, to: "a.xml")
    for (options, form, isAccepted) in [(["-cades"], "CAdES-BES", true), ([], "CMS", false)] {
      let made = try Command.run(
        "openssl",
        ["cms", "-sign", "-nodetach", "-binary", "-in", folder.path("a.xml"), "-outform", "DER", "-md", "sha256"]
          + ["-signer", Vector.identity("rsa-2048"), "-out", folder.path("a.p7m")] + options)
      #expect(made.status == 0, "\(made.errors)")
      let generic = try verify(folder.path("a.p7m"))
      #expect(generic.signature["form"] as? String == form)
      let demanded = try verify(folder.path("a.p7m"), ["--profile", "it-fatturapa-p7m"])
      #expect((demanded.status == 0) == isAccepted)
    }
  }

  @Test("several documents get the name that SdI wants")
  func batch() throws {
    let folder = try TemporaryDirectory()
    for name in ["IT1_1.xml", "IT1_2.xml"] { try folder.write(Self.invoice.utf8, to: "in/\(name)") }
    let result = try signet(
      ["batch", "sign", folder.path("in"), "--output-dir", folder.path("out"), "--profile", "it-fatturapa-p7m"]
        + ["--identity", Vector.identity("rsa-2048")])
    #expect(result.status == 0, "\(result.errors)")
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(written == ["IT1_1.xml.p7m", "IT1_2.xml.p7m"])
  }
}
