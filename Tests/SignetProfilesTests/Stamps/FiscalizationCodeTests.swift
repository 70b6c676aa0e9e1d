import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Codes of the Balkan fiscalizations")
struct FiscalizationCodeTests {
  private static let receipt = """
    <tns:RacunZahtjev xmlns:tns="http://www.apis-it.hr/fin/2012/types/f73" Id="RacunZahtjev"><tns:Racun>\
    <tns:Oib>98765432198</tns:Oib><tns:DatVrijeme>01.09.2025T21:10:34</tns:DatVrijeme><tns:BrRac><tns:BrOznRac>1\
    </tns:BrOznRac><tns:OznPosPr>POSL1</tns:OznPosPr><tns:OznNapUr>12</tns:OznNapUr></tns:BrRac>\
    <tns:IznosUkupno>1000.00</tns:IznosUkupno><tns:ZastKod/></tns:Racun></tns:RacunZahtjev>
    """

  private static let invoice = """
    <RegisterInvoiceRequest xmlns="https://efi.tax.gov.me/fs/schema" Id="Request" Version="1"><Header/>\
    <Invoice InvOrdNum="9952" IssueDateTime="2019-06-12T17:05:43+02:00" BusinUnitCode="bb123bb123" IIC="" \
    TCRCode="cc123cc123" SoftCode="ss123ss123" TotPrice="99.01"><Seller IDType="TIN" IDNum="12345678"/></Invoice>\
    </RegisterInvoiceRequest>
    """

  private static let identity = Project.testVectors.appending(path: "identities/rsa-2048.pem").path

  private static func job(_ file: String = identity) throws -> StampJob {
    StampJob(identity: try StampSupport.identity(files: [file]), time: StampSupport.time)
  }

  /// What `openssl` signs with the same key, PKCS#1 v1.5, and the MD5 of that by `openssl` too.
  private static func peer(_ text: String, digest: String) throws -> (signature: [UInt8], md5: String) {
    let folder = try TemporaryDirectory()
    try folder.write(text.utf8, to: "text")
    let signed = try Command.run("openssl", ["dgst", "-\(digest)", "-sign", identity, folder.path("text")])
    try #require(signed.status == 0, "\(signed.errors)")
    try folder.write(signed.standardOutput, to: "signature")
    let md5 = try Command.run("openssl", ["dgst", "-md5", "-r", folder.path("signature")])
    return (signed.standardOutput, String(md5.output.prefix(32)))
  }

  @Test("MD5 has the values of RFC 1321")
  func md5() {
    #expect(Hexadecimal.encode(MD5.digest(of: [])) == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(Hexadecimal.encode(MD5.digest(of: Array("message digest".utf8))) == "f96b697d7cb7938d525a2f31aaf161d0")
  }

  @Test("Croatia's code is the one that openssl makes of the specification's fields")
  func croatia() throws {
    let stamped = try CroatianCode().apply(to: Array(Self.receipt.utf8), Self.job())
    let code = try Self.peer("9876543219801.09.2025 21:10:341POSL1121000.00", digest: "sha1").md5
    #expect(
      String(decoding: stamped, as: UTF8.self)
        == Self.receipt.replacing("<tns:ZastKod/>", with: "<tns:ZastKod>\(code)</tns:ZastKod>"))
    #expect(try StampSupport.findings(.hrZKI, in: stamped).map(\.code) == [.stampNotChecked])
    let again = #expect(throws: SignetError.self) { try CroatianCode().apply(to: stamped, Self.job()) }
    #expect(again?.finding.code == .stampAlreadyPresent)
    #expect(try StampSupport.faults(.hrZKI, in: Array(Self.receipt.utf8)) == [.stampMissing])
    let short = try stamped.replacing("<tns:ZastKod>", with: "<tns:ZastKod>0")
    #expect(try StampSupport.faults(.hrZKI, in: short) == [.stampMalformed])
  }

  @Test("Montenegro's and Albania's code is the one that openssl makes of the joined fields", arguments: [true, false])
  func invoiceCode(isMontenegro: Bool) throws {
    let albania = "https://eFiskalizimi.tatime.gov.al/FiscalizationService/schema"
    let text = isMontenegro ? Self.invoice : Self.invoice.replacing("https://efi.tax.gov.me/fs/schema", with: albania)
    let stamped = try InvoiceCode().apply(to: Array(text.utf8), Self.job())
    let peer = try Self.peer(
      "12345678|2019-06-12T17:05:43+02:00|9952|bb123bb123|cc123cc123|ss123ss123|99.01", digest: "sha256")
    let invoice = try #require(try XMLTree(parsing: stamped).root.find("Invoice"))
    #expect(invoice.attribute("IIC") == peer.md5.uppercased())
    #expect(invoice.attribute("IICSignature") == Hexadecimal.encode(peer.signature).uppercased())
    #expect(try StampSupport.findings(.invoiceCode, in: stamped).map(\.code) == [.stampNotChecked])
    let again = #expect(throws: SignetError.self) { try InvoiceCode().apply(to: stamped, Self.job()) }
    #expect(again?.finding.code == .stampAlreadyPresent)
  }

  @Test("where the document is signed, the code is checked with the signer's key")
  func checkedWithSigner() throws {
    let profile = SignatureProfile(
      id: "test-efi", title: "Test", source: "Test", recognizes: ["s:RegisterInvoiceRequest"],
      signature: SignatureDescription(
        namespaces: ["s": "https://efi.tax.gov.me/fs/schema"], placement: [.lastChild(of: "s:RegisterInvoiceRequest")],
        canonicalization: Canonicalization(.exclusive), methods: [.rsaSHA256],
        references: [ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)],
        keyInfo: [.x509Certificates(.leaf)]),
      stamps: [.invoiceCode])
    let signer = try ProfileSigner(profile, identity: Self.job().identity, at: StampSupport.time)
    let signed = try signer.sign(Array(Self.invoice.utf8)).document
    #expect(try StampSupport.findings(.invoiceCode, in: signed).isEmpty)
    let verifier = ProfileVerifier(SignatureVerifier(), demanding: profile)
    #expect(try verifier.verify(signed).map(\.isValid) == [true])
    #expect(try verifier.verifyStamps(of: signed).map(\.isValid) == [true])
    let changed = try signed.replacing("TotPrice=\"99.01\"", with: "TotPrice=\"99.02\"")
    #expect(try StampSupport.faults(.invoiceCode, in: changed) == [.stampValueMismatch])
    #expect(try verifier.verifyStamps(of: changed).map(\.isValid) == [false])
  }

  @Test("only RSA keys make these codes")
  func unfitKeys() throws {
    let job = try Self.job(Project.testVectors.appending(path: "identities/p-256.pem").path)
    for (stamp, text) in [(StampName.hrZKI, Self.receipt), (.invoiceCode, Self.invoice)] {
      let error = #expect(throws: SignetError.self) { try stamp.stamp.apply(to: Array(text.utf8), job) }
      #expect(error?.finding.code == .stampKeyUnfit)
      let other = #expect(throws: SignetError.self) { try stamp.stamp.apply(to: Array("<r/>".utf8), job) }
      #expect(other?.finding.code == .profileDocumentUnfit)
      let missing = text.replacing("IznosUkupno", with: "X").replacing("TotPrice", with: "X")
      let field = #expect(throws: SignetError.self) { try stamp.stamp.apply(to: Array(missing.utf8), Self.job()) }
      #expect(field?.finding.code == .stampFieldUnfit)
    }
  }
}
