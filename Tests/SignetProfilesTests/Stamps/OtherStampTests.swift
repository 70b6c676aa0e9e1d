import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Paraguay's, the Dominican Republic's and Portugal's stamps")
struct OtherStampTests {
  private static let identity = Project.testVectors.appending(path: "identities/rsa-2048.pem").path

  private static func job(_ inputs: StampInputs = StampInputs()) throws -> StampJob {
    StampJob(identity: try StampSupport.identity(files: [identity]), inputs: inputs, time: StampSupport.time)
  }

  // MARK: - Paraguay

  /// The secret of the authority's own examples, and its number.
  private static let secret = StampInputs(
    files: ["csc": [SecretBytes(copying: "ABCD0000000000000000000000000000".utf8)]], values: ["csc-id": "0001"])

  /// The fields of the authority's example of a credit note, and its digest.
  private static func document(_ code: String = "") -> String {
    """
    <rDE xmlns="http://ekuatia.set.gov.py/sifen/xsd"><dVerFor>150</dVerFor>\
    <DE Id="05009290230001001000005212019040910000000345"><gDatGralOpe><dFeEmiDE>2019-04-09T11:00:02</dFeEmiDE><gDatRec>\
    <dRucRec>80002201</dRucRec></gDatRec></gDatGralOpe><gDtipDE><gCamItem/></gDtipDE><gTotSub><dTotGralOpe>0\
    </dTotGralOpe><dTotIVA>0</dTotIVA></gTotSub></DE><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>\
    <Reference><DigestValue>uLzSZ+Bi01/D1QMzzq05MIFjC0TPGOpJrbmMD9anYHw=</DigestValue></Reference></SignedInfo>\
    </Signature>\(code)</rDE>
    """
  }

  private static let published =
    "https://ekuatia.set.gov.py/consultas-test/qr?nVersion=150&Id=05009290230001001000005212019040910000000345"
    + "&dFeEmiDE=323031392d30342d30395431313a30303a3032&dRucRec=80002201&dTotGralOpe=0&dTotIVA=0&cItems=1"
    + "&DigestValue=754c7a535a2b426930312f4431514d7a7a7130354d49466a43305450474f704a72626d4d4439616e5948773d&IdCSC=0001"
    + "&cHashQR=bfeb83a236fda8bd654f547a1e28bc218912d3f47c62962d1f6b6d5e49053590"

  @Test("Paraguay's code is the published one", arguments: ["", "<gCamFuFD><dCarQR/></gCamFuFD>"])
  func paraguay(place: String) throws {
    var inputs = Self.secret
    inputs.values["qr-url"] = "https://ekuatia.set.gov.py/consultas-test/qr"
    let stamped = try ParaguayanCode().apply(to: Array(Self.document(place).utf8), Self.job(inputs))
    #expect(
      String(decoding: stamped, as: UTF8.self)
        == Self.document("<gCamFuFD><dCarQR>\(Self.published.replacing("&", with: "&amp;"))</dCarQR></gCamFuFD>"))
    #expect(try StampSupport.findings(.pyQR, in: stamped, Self.secret).isEmpty)
    #expect(try StampSupport.findings(.pyQR, in: stamped).map(\.code) == [.stampNotChecked])
    let changed = try stamped.replacing("<dRucRec>80002201", with: "<dRucRec>80002202")
    #expect(try StampSupport.faults(.pyQR, in: changed, Self.secret) == [.stampFieldMismatch])
    let forged = try changed.replacing("dRucRec=80002201", with: "dRucRec=80002202")
    #expect(try StampSupport.faults(.pyQR, in: forged, Self.secret) == [.stampValueMismatch])
    let again = #expect(throws: SignetError.self) { try ParaguayanCode().apply(to: stamped, Self.job(inputs)) }
    #expect(again?.finding.code == .stampAlreadyPresent)
  }

  @Test("Paraguay's code can't be made without the secret")
  func secrets() throws {
    let error = #expect(throws: SignetError.self) {
      try ParaguayanCode().apply(
        to: Array(Self.document().utf8), Self.job(StampInputs(values: ["csc-id": "0001"])))
    }
    #expect(error?.finding.code == .stampInputMissing)
    #expect(error?.finding.message.contains("csc") == true)
  }

  @Test(
    "Paraguay's samples", .enabled(if: Availability.sharedData),
    arguments: [
      ("NC-v150-official.xml", [FindingCode]()), ("ND-v150-official.xml", [.stampFieldMismatch]),
      ("lote-rDE-transmitted-signed.xml", [.stampValueMismatch]),
      ("FE-v150-official.xml", [.stampFieldMismatch, .stampValueMismatch]),
      ("NRE-v150-official.xml", [.stampMissing]),
    ])
  func paraguayanSamples(sample: String, faults: [FindingCode]) throws {
    let found = try StampSupport.faults(.pyQR, in: StampSupport.sample("paraguay/\(sample)"), Self.secret)
    #expect(found == faults)
  }

  // MARK: - The Dominican Republic

  @Test("the Dominican code is the beginning of the signature")
  func dominican() throws {
    let signed = """
      <ECF><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference><DigestValue>AA==</DigestValue>\
      </Reference></SignedInfo><SignatureValue>
       AbC/+9xyz</SignatureValue></Signature></ECF>
      """
    let stamp = StampName.doSecurityCode.stamp
    #expect(try stamp.values(of: XMLTree(parsing: Array(signed.utf8))) == [StampValue("security-code", "AbC/+9")])
    #expect(try stamp.apply(to: Array(signed.utf8), Self.job()) == Array(signed.utf8))
    let error = #expect(throws: SignetError.self) { try stamp.values(of: XMLTree(parsing: Array("<ECF/>".utf8))) }
    #expect(error?.finding.code == .stampFieldUnfit)
  }

  // MARK: - Portugal

  private static func invoice(_ number: String, _ total: String, _ hash: String = "") -> String {
    """
    <Invoice><InvoiceNo>\(number)</InvoiceNo><Hash>\(hash)</Hash><HashControl>1</HashControl><InvoiceDate>2010-05-18\
    </InvoiceDate><SystemEntryDate>2010-05-18T11:22:19</SystemEntryDate><DocumentTotals><GrossTotal>\(total)</GrossTotal>\
    </DocumentTotals></Invoice>
    """
  }

  private static func file(_ invoices: String...) -> [UInt8] {
    let namespace = "urn:OECD:StandardAuditFile-Tax:PT_1.04_01"
    return Array(
      "<AuditFile xmlns=\"\(namespace)\"><SourceDocuments><SalesInvoices>\(invoices.joined())</SalesInvoices></SourceDocuments></AuditFile>"
        .utf8)
  }

  private static func peer(_ text: String) throws -> String {
    let folder = try TemporaryDirectory()
    try folder.write(text.utf8, to: "text")
    let signed = try Command.run("openssl", ["dgst", "-sha1", "-sign", identity, folder.path("text")])
    try #require(signed.status == 0, "\(signed.errors)")
    return Base64.encode(signed.standardOutput)
  }

  @Test("Portugal's hashes are those that openssl makes, each chained to the one before in its series")
  func portugal() throws {
    let first = Self.invoice("FAC 001/14", "3.12")
    let (other, second) = (Self.invoice("FAC 002/1", "5.00"), Self.invoice("FAC 001/15", "12.00"))
    let stamped = try PortugueseChain().apply(to: Self.file(first, other, second), Self.job())
    let (start, entry) = ("2010-05-18;2010-05-18T11:22:19;", ";")
    let one = try Self.peer("\(start)FAC 001/14\(entry)3.12;")
    let two = try Self.peer("\(start)FAC 002/1\(entry)5.00;")
    let three = try Self.peer("\(start)FAC 001/15\(entry)12.00;\(one)")
    #expect(
      stamped
        == Self.file(
          Self.invoice("FAC 001/14", "3.12", one), Self.invoice("FAC 002/1", "5.00", two),
          Self.invoice("FAC 001/15", "12.00", three)))
    let key = StampInputs(files: [
      "key": [SecretBytes(copying: try [UInt8](contentsOf: URL(filePath: Self.certificate)))]
    ])
    #expect(try StampSupport.findings(.ptHash, in: stamped, key).isEmpty)
    #expect(try StampSupport.findings(.ptHash, in: stamped).map(\.code) == [.stampNotChecked])
    let changed = try stamped.replacing("<GrossTotal>12.00", with: "<GrossTotal>12.01")
    #expect(try StampSupport.faults(.ptHash, in: changed, key) == [.stampValueMismatch])
    // A document that is taken out breaks the chain of its series.
    let gap = try stamped.replacing(Self.invoice("FAC 001/14", "3.12", one), with: "")
    #expect(try StampSupport.faults(.ptHash, in: gap, key) == [.stampValueMismatch])
    // What has its hash is chained on.
    let continued = Self.file(Self.invoice("FAC 001/14", "3.12", one), second)
    #expect(
      try PortugueseChain().apply(to: continued, Self.job())
        == Self.file(Self.invoice("FAC 001/14", "3.12", one), Self.invoice("FAC 001/15", "12.00", three)))
  }

  private static let certificate = Project.testVectors.appending(path: "certificates/rsa-2048.pem").path
}
