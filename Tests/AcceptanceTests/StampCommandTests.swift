import Foundation
import TestSupport
import Testing

@Suite("Stamps on the command line")
struct StampCommandTests {
  private static let receipt = """
    <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Fecha="2025-11-24T10:00:00" SubTotal="1" \
    Moneda="MXN" Total="1" TipoDeComprobante="I" Exportacion="01" LugarExpedicion="06000"><cfdi:Emisor Rfc="A" \
    Nombre="B" RegimenFiscal="601"/></cfdi:Comprobante>
    """

  /// A key and a certificate with a number of twenty digits, as SAT gives them.
  private func identity(in folder: TemporaryDirectory) throws -> [String] {
    let (key, certificate) = (folder.path("key.pem"), folder.path("certificate.pem"))
    let made = try Command.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Example", "-set_serial",
        "0x3030303031303030303030353030303031323334", "-days", "3650", "-keyout", key, "-out", certificate,
      ])
    try #require(made.status == 0, "\(made.errors)")
    return ["--identity", certificate, "--key", key]
  }

  @Test("a scheme with a stamp alone is signed, verified, and told in JSON")
  func stampAlone() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.receipt.utf8, to: "receipt.xml")
    let output = folder.path("sealed.xml")
    let signed = try signet(
      ["sign", folder.path("receipt.xml"), "--profile", "mx-cfdi", "-o", output] + identity(in: folder))
    #expect(signed.status == 0, "\(signed.errors)")
    for profile in [[], ["--profile", "mx-cfdi"]] {
      let verified = try signet(["verify", output, "--json"] + profile)
      #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
      let json = try verified.json()
      #expect(json["valid"] as? Bool == true)
      #expect((json["signatures"] as? [Any])?.isEmpty == true)
      let stamp = try #require((json["stamps"] as? [[String: Any]])?.first)
      #expect(stamp["name"] as? String == "mx-sello")
      #expect(stamp["valid"] as? Bool == true)
    }
    let text = String(decoding: try folder.read("sealed.xml"), as: UTF8.self)
    try folder.write(text.replacing(" Total=\"1\"", with: " Total=\"2\"").utf8, to: "changed.xml")
    let changed = try signet(["verify", folder.path("changed.xml")])
    #expect(changed.status == 1)
    #expect(changed.output.contains("stamp.value-mismatch"))
    let unsealed = try signet(["verify", folder.path("receipt.xml")])
    #expect(unsealed.status == 1)
    #expect(unsealed.output.contains("stamp.missing"))
  }

  @Test("what a stamp needs is given by name, and what is missing is named")
  func inputs() throws {
    let folder = try TemporaryDirectory()
    let yaml = try signet(["profiles", "show", "br-nfe"]).output
    try folder.write((yaml + "stamps:\n- br-nfce-qr-2\n").utf8, to: "ours.yaml")
    try folder.write("secret-1\n".utf8, to: "csc.txt")
    let invoice = String(decoding: try Vector.bytes(Vector.invoice("nfe-4k")), as: UTF8.self)
    try folder.write(invoice.utf8, to: "invoice.xml")
    let output = folder.path("signed.xml")
    let start = [
      "sign", folder.path("invoice.xml"), "--profile", folder.path("ours.yaml"), "--identity",
      Vector.identity("rsa-2048"), "-o", output,
    ]
    let missing = try signet(start)
    #expect(missing.status == 64)
    #expect(missing.errors.contains("stamp.input-missing"))
    #expect(missing.errors.contains("--stamp-value qr-url=VALUE"))
    let values = ["qr-url=https://example.com/q", "key-url=https://example.com/k", "csc-id=1"]
    let given = values.flatMap { ["--stamp-value", $0] } + ["--stamp-file", "csc=\(folder.path("csc.txt"))"]
    let signed = try signet(start + given)
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(signed.output.contains("qr: https://example.com/q?p="))
    #expect(!(signed.output + signed.errors).contains("secret-1"))
    let twice = try signet(start + given + ["--stamp-value", "csc-id=2"])
    #expect(twice.status == 64)
    let noFile = try signet(start + ["--stamp-file", "csc=\(folder.path("missing"))"])
    #expect(noFile.status == 66)
    let unknown = try signet(start + given + ["--stamp-value", "unknown=2"])
    #expect(unknown.status == 65)
    let verify = ["verify", output, "--profile", folder.path("ours.yaml"), "--json"]
    let verified = try signet(verify + ["--stamp-file", "csc=\(folder.path("csc.txt"))"])
    #expect(verified.status == 0, "\(verified.output)")
    try folder.write("another".utf8, to: "other.txt")
    let wrong = try signet(verify + ["--stamp-file", "csc=\(folder.path("other.txt"))"])
    #expect(wrong.status == 1)
  }

  @Test("what is of one document alone is refused for several")
  func severalDocuments() throws {
    let folder = try TemporaryDirectory()
    let yaml = try signet(["profiles", "show", "xmldsig-enveloped"]).output
    try folder.write((yaml + "stamps:\n- sa-zatca-chain\n").utf8, to: "ours.yaml")
    let result = try signet([
      "sign", Vector.invoice("nfe-4k"), Vector.invoice("nfe-18k"), "--profile", folder.path("ours.yaml"), "--identity",
      Vector.identity("rsa-2048"), "--output-dir", folder.path("out"), "--stamp-value", "counter=1",
    ])
    #expect(result.status == 65)
    #expect(result.errors.contains("counter is of one document"))
  }
}
