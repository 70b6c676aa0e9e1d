import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Brazil's QR codes")
struct BrazilianCodeTests {
  private static let key = "35251111222333000181650010000000011000000010"

  /// A consumer's invoice.
  private static func invoice(issued: Int = 1, receiver: String = "") -> String {
    """
    <NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe Id="NFe\(key)" versao="4.00"><ide><dhEmi>\
    2025-11-07T10:00:00-03:00</dhEmi><tpEmis>\(issued)</tpEmis><tpAmb>2</tpAmb></ide>\(receiver)<total><ICMSTot><vNF>150.00\
    </vNF></ICMSTot></total></infNFe></NFe>
    """
  }

  private static func signer(_ stamp: StampName, _ inputs: StampInputs) throws -> ProfileSigner {
    var profile = SignatureProfile.brNFe
    profile.stamps = [stamp]
    let identity = try StampSupport.identity(
      files: [Project.testVectors.appending(path: "identities/rsa-2048.pem").path])
    return try ProfileSigner(profile, identity: identity, at: StampSupport.time, stampInputs: inputs)
  }

  private static let addresses = ["qr-url": "https://example.com/qr?p=", "key-url": "https://example.com/key"]

  private static let secret = StampInputs(
    files: ["csc": [SecretBytes(copying: "ABC-123\n".utf8)]],
    values: addresses.merging(["csc-id": "000002"]) { _, new in new })

  private static func code(_ document: [UInt8]) throws -> String {
    let tree = try XMLTree(parsing: document)
    return try #require(StampName.brNFCe2.stamp.values(of: tree).first).text
  }

  private static func sha1(_ text: String) -> String {
    Hexadecimal.encode(DigestAlgorithm.sha1.digest(of: Array(text.utf8))).uppercased()
  }

  @Test("version 2 ends in a digest with the taxpayer's secret, before the signature and outside of what is signed")
  func versionTwo() throws {
    let signed = try Self.signer(.brNFCe2, Self.secret).sign(Array(Self.invoice().utf8)).document
    let fields = "\(Self.key)|2|2|2"
    #expect(try Self.code(signed) == "https://example.com/qr?p=\(fields)|\(Self.sha1(fields + "ABC-123"))")
    let text = String(decoding: signed, as: UTF8.self)
    #expect(text.contains("</infNFe><infNFeSupl><qrCode>https://"))
    #expect(text.contains("</qrCode><urlChave>https://example.com/key</urlChave></infNFeSupl><Signature"))
    #expect(try SignatureVerifier().verify(signed).map(\.isValid) == [true])
    #expect(try StampSupport.findings(.brNFCe2, in: signed, Self.secret).isEmpty)
    #expect(try StampSupport.findings(.brNFCe2, in: signed).map(\.code) == [.stampNotChecked])
    let other = StampInputs(files: ["csc": [SecretBytes(copying: "abc".utf8)]])
    #expect(try StampSupport.faults(.brNFCe2, in: signed, other) == [.stampValueMismatch])
    let changed = try signed.replacing("<tpAmb>2", with: "<tpAmb>1")
    #expect(try StampSupport.faults(.brNFCe2, in: changed, Self.secret) == [.stampFieldMismatch])
    #expect(try StampSupport.faults(.brNFCe3, in: signed) == [.stampFieldMismatch])
  }

  @Test("version 2 tells day, total and digest of an invoice that was issued off-line")
  func versionTwoOffline() throws {
    let signed = try Self.signer(.brNFCe2, Self.secret).sign(Array(Self.invoice(issued: 9).utf8)).document
    let digest = try #require(
      String(decoding: signed, as: UTF8.self).firstMatch(of: /<DigestValue>([^<]*)</)?.output.1)
    let fields = "\(Self.key)|2|2|07|150.00|\(Hexadecimal.encode(digest.utf8))|2"
    #expect(try Self.code(signed) == "https://example.com/qr?p=\(fields)|\(Self.sha1(fields + "ABC-123"))")
    #expect(try StampSupport.findings(.brNFCe2, in: signed, Self.secret).isEmpty)
  }

  @Test("version 3 needs no secret")
  func versionThree() throws {
    let signed = try Self.signer(.brNFCe3, StampInputs(values: Self.addresses)).sign(Array(Self.invoice().utf8))
      .document
    #expect(try Self.code(signed) == "https://example.com/qr?p=\(Self.key)|3|2")
    #expect(try StampSupport.findings(.brNFCe3, in: signed).isEmpty)
    #expect(try StampSupport.faults(.brNFCe3, in: Array(Self.invoice().utf8)) == [.stampMissing])
  }

  @Test(
    "version 3 is signed where the invoice was issued off-line",
    arguments: [
      ("", "|"), ("<dest><CNPJ>11222333000181</CNPJ></dest>", "1|11222333000181"),
      ("<dest><CPF>12345678909</CPF></dest>", "2|12345678909"),
      ("<dest><idEstrangeiro>X1</idEstrangeiro></dest>", "3|"),
    ])
  func versionThreeOffline(receiver: String, told: String) throws {
    let document = Array(Self.invoice(issued: 9, receiver: receiver).utf8)
    let signed = try Self.signer(.brNFCe3, StampInputs(values: Self.addresses)).sign(document).document
    let fields = "\(Self.key)|3|2|07|150.00|\(told)"
    #expect(try Self.code(signed).hasPrefix("https://example.com/qr?p=\(fields)|"))
    #expect(try StampSupport.findings(.brNFCe3, in: signed).isEmpty)
    let forged = try signed.replacing("<vNF>150.00", with: "<vNF>150.01").replacing("|150.00|", with: "|150.01|")
    #expect(try StampSupport.faults(.brNFCe3, in: forged) == [.stampValueMismatch])

    let folder = try TemporaryDirectory()
    let proof = try #require(Self.code(signed).split(separator: "|").last)
    try folder.write(fields.utf8, to: "fields")
    try folder.write(Base64.decode(proof.utf8) ?? [], to: "proof")
    let identity = Project.testVectors.appending(path: "identities/rsa-2048.pem").path
    let peer = try Command.run(
      "openssl", ["dgst", "-sha1", "-prverify", identity, "-signature", folder.path("proof"), folder.path("fields")])
    #expect(peer.status == 0, "\(peer.errors)")
  }

  @Test("a manifest in contingency signs its key, a transport document tells it alone")
  func transport() throws {
    let identity = try StampSupport.identity(
      files: [Project.testVectors.appending(path: "identities/rsa-2048.pem").path])
    let job = StampJob(
      identity: identity, inputs: StampInputs(values: ["qr-url": "https://example.com/qr"]), time: StampSupport.time)
    func document(_ root: String, _ body: String, issued: Int) -> [UInt8] {
      Array(
        """
        <\(root) xmlns="http://www.portalfiscal.inf.br/\(root.lowercased())"><\(body) Id="\(root)\(Self.key)"><ide>\
        <tpAmb>1</tpAmb><tpEmis>\(issued)</tpEmis></ide></\(body)></\(root)>
        """.utf8)
    }
    let plain = try StampName.brCTe.stamp.apply(to: document("CTe", "infCte", issued: 1), job)
    #expect(
      String(decoding: plain, as: UTF8.self).contains(
        "</infCte><infCTeSupl><qrCodCTe>https://example.com/qr?chCTe=\(Self.key)&amp;tpAmb=1</qrCodCTe></infCTeSupl></CTe>"
      ))
    #expect(try StampSupport.findings(.brCTe, in: plain).isEmpty)
    let contingency = #expect(throws: SignetError.self) {
      try StampName.brCTe.stamp.apply(to: document("CTe", "infCte", issued: 5), job)
    }
    #expect(contingency?.finding.code == .stampFieldUnfit)
    let manifest = try StampName.brMDFe.stamp.apply(to: document("MDFe", "infMDFe", issued: 2), job)
    let value = try #require(String(decoding: manifest, as: UTF8.self).firstMatch(of: /&amp;sign=([^<]*)</)?.output.1)
    let signature = try #require(Base64.decode(value.utf8))
    #expect(
      try identity.key.publicKey.isValid(signature, for: Array(Self.key.utf8), algorithm: .rsaPKCS1(.sha1)))
    // Nobody has signed the document around it.
    #expect(try StampSupport.faults(.brMDFe, in: manifest) == [.stampValueMismatch])
    let other = try plain.replacing("tpAmb=1", with: "tpAmb=2")
    #expect(try StampSupport.faults(.brCTe, in: other) == [.stampFieldMismatch])
  }

  @Test("the sample's code has the invoice's fields", .enabled(if: Availability.sharedData))
  func sample() throws {
    let document = try StampSupport.sample("brazil/stripped/nfce-65-signed-qr-pretty.xml")
    #expect(try StampSupport.findings(.brNFCe2, in: document).map(\.code) == [.stampNotChecked])
    let changed = try document.replacing("|2|2|01|150.00|", with: "|2|2|01|151.00|")
    #expect(try StampSupport.faults(.brNFCe2, in: changed) == [.stampFieldMismatch])
  }
}
