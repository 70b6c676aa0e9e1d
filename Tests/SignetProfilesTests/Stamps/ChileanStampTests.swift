import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetXML
import TestSupport
import Testing

@Suite("Chile's stamp")
struct ChileanStampTests {
  private static let document = """
    <DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="F60T33"><Encabezado><IdDoc><TipoDTE>33</TipoDTE>\
    <Folio>60</Folio><FchEmis>2025-11-24</FchEmis></IdDoc><Emisor><RUTEmisor>97975000-5</RUTEmisor></Emisor><Receptor>\
    <RUTRecep>77777777-7</RUTRecep><RznSocRecep>Peñafiel &amp; Cía con un nombre que es largo</RznSocRecep></Receptor>\
    <Totales><MntTotal>119000</MntTotal></Totales></Encabezado><Detalle><NmbItem>Caja 'fina'</NmbItem></Detalle>\
    </Documento></DTE>
    """

  /// A made-up authorization of folios, with a key of the size that SII uses.
  private struct Folios {
    let file: SecretBytes
    let folder: TemporaryDirectory
    var key: String { folder.path("key.pem") }

    init(from first: Int = 1, to last: Int = 200, kind: Int = 33, header: String = "<?xml version=\"1.0\"?>\n") throws {
      folder = try TemporaryDirectory()
      let key = folder.path("key.pem")
      let made = try Command.run("openssl", ["genrsa", "-traditional", "-out", key, "512"])
      try #require(made.status == 0, "\(made.errors)")
      let pem = String(decoding: try folder.read("key.pem"), as: UTF8.self)
      let modulus = try Command.run("openssl", ["rsa", "-in", key, "-noout", "-modulus"]).output
      let digits = modulus.trimmingCharacters(in: .whitespacesAndNewlines).dropFirst("Modulus=".count)
      let m = Base64.encode(Hexadecimal.decode(digits) ?? [])
      let text = """
        \(header)<AUTORIZACION>
        <CAF version="1.0">
        <DA><RE>97975000-5</RE><RS>NIÑO LTDA</RS><TD>\(kind)</TD>
        <RNG><D>\(first)</D><H>\(last)</H></RNG><FA>2025-11-01</FA><RSAPK><M>\(m)</M><E>AQAB</E></RSAPK><IDK>100</IDK></DA>
        <FRMA algoritmo="SHA1withRSA">AAAA</FRMA>
        </CAF>
        <RSASK>\(pem)</RSASK>
        </AUTORIZACION>
        """
      file = SecretBytes(copying: try #require(text.data(using: .isoLatin1)))
    }
  }

  private static func latin1(_ text: String) throws -> [UInt8] {
    let whole = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + text
    return Array(try #require(whole.data(using: .isoLatin1)))
  }

  private static func stamp(_ document: [UInt8], _ files: [SecretBytes]) throws -> [UInt8] {
    let identity = try StampSupport.identity()
    let inputs = StampInputs(files: ["caf": files])
    return try ChileanStamp().apply(
      to: document, StampJob(identity: identity, inputs: inputs, time: StampSupport.time))
  }

  @Test("summarizes the document in ISO-8859-1 and signs the summary with the key of the folios")
  func stamps() throws {
    let folios = try Folios()
    let stamped = try Self.stamp(Self.latin1(Self.document), [folios.file])
    #expect(try StampSupport.faults(.clTED, in: stamped) == [])
    let text = Latin1.text(stamped)
    let summary = try #require(text.firstMatch(of: /<TED version="1.0">(<DD>.*<\/DD>)<FRMT/)?.output.1)
    #expect(
      summary.hasPrefix(
        "<DD><RE>97975000-5</RE><TD>33</TD><F>60</F><FE>2025-11-24</FE><RR>77777777-7</RR>"
          + "<RSR>Peñafiel &amp; Cía con un nombre que es larg</RSR><MNT>119000</MNT><IT1>Caja 'fina'</IT1>"
          + "<CAF version=\"1.0\"><DA><RE>97975000-5</RE><RS>NIÑO LTDA</RS>"))
    #expect(summary.hasSuffix("</CAF><TSTED>2025-11-24T13:00:00</TSTED></DD>"))
    #expect(text.contains("</TED><TmstFirma>2025-11-24T13:00:00</TmstFirma></Documento>"))
    // Taken out again, nothing of the document has changed.
    let rest = text.replacing(/<TED.*<\/TmstFirma>/, with: "")
    #expect(Latin1.bytes(rest) == (try Self.latin1(Self.document)))

    let folder = try TemporaryDirectory()
    try folder.write(try #require(Latin1.bytes(String(summary))), to: "dd")
    let value = try #require(text.firstMatch(of: /<FRMT algoritmo="SHA1withRSA">([^<]*)</)?.output.1)
    try folder.write(try #require(Base64.decode(value.utf8)), to: "value")
    let peer = try Command.run(
      "openssl", ["dgst", "-sha1", "-prverify", folios.key, "-signature", folder.path("value"), folder.path("dd")])
    #expect(peer.status == 0)
  }

  @Test(
    "does not hold after a change of what it summarizes",
    arguments: [
      ("<MntTotal>119000", "<MntTotal>119001", [FindingCode.stampFieldMismatch]),
      ("<MNT>119000", "<MNT>119001", [.stampFieldMismatch, .stampValueMismatch]),
      ("<TSTED>2025", "<TSTED>2024", [.stampValueMismatch]),
      ("<H>200</H>", "<H>59</H>", [.stampFieldMismatch, .stampValueMismatch]),
      ("</FRMT>", "A</FRMT>", [.stampMalformed]),
      ("<NmbItem>Caja", "<NmbItem>caja", [.stampFieldMismatch]),
    ])
  func changes(old: String, new: String, faults: [FindingCode]) throws {
    let stamped = try Self.stamp(Self.latin1(Self.document), [Folios().file])
    #expect(try StampSupport.faults(.clTED, in: stamped.replacing(old, with: new)) == faults)
  }

  @Test("takes the authorization whose range holds the folio, whatever encoding its file declares")
  func choosesFolios() throws {
    let files = [
      try Folios(from: 1, to: 59).file, try Folios(kind: 61).file,
      try Folios(from: 60, to: 60, header: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>").file,
    ]
    #expect(try StampSupport.faults(.clTED, in: Self.stamp(Self.latin1(Self.document), files)) == [])
    let error = #expect(throws: SignetError.self) {
      try Self.stamp(Self.latin1(Self.document), Array(files.prefix(2)))
    }
    #expect(error?.finding.code == .stampInputInvalid)
    let missing = #expect(throws: SignetError.self) { try Self.stamp(Self.latin1(Self.document), []) }
    #expect(missing?.finding.code == .stampInputMissing)
    let none = #expect(throws: SignetError.self) {
      try Self.stamp(Self.latin1(Self.document), [SecretBytes(copying: "<AUTORIZACION/>".utf8)])
    }
    #expect(none?.finding.code == .stampInputInvalid)
  }

  @Test("each document of a set gets its own stamp, and none gets two")
  func sets() throws {
    let second = Self.document.replacing("<Folio>60", with: "<Folio>61").replacing("F60T33", with: "F61T33")
    let set = try Self.latin1("<EnvioDTE><SetDTE>\(Self.document)\(second)</SetDTE></EnvioDTE>")
    let folios = try Folios().file
    let stamped = try Self.stamp(set, [folios])
    #expect(try StampSupport.faults(.clTED, in: stamped) == [])
    #expect(Latin1.text(stamped).ranges(of: "<TED ").count == 2)
    let again = #expect(throws: SignetError.self) { try Self.stamp(stamped, [folios]) }
    #expect(again?.finding.code == .stampAlreadyPresent)
  }

  @Test("a document in another encoding is refused where the stamp needs its letters")
  func encodings() throws {
    let folios = try Folios().file
    let error = #expect(throws: SignetError.self) { try Self.stamp(Array(Self.document.utf8), [folios]) }
    #expect(error?.finding.code == .stampFieldUnfit)
    let foreign = Self.document.replacing("Caja 'fina'", with: "&#x416;")
    let unknown = #expect(throws: SignetError.self) { try Self.stamp(Self.latin1(foreign), [folios]) }
    #expect(unknown?.finding.code == .stampFieldUnfit)
  }

  @Test(
    "the stamps of samples hold", .enabled(if: Availability.sharedData),
    arguments: [
      "F60T33-ejemplo-oficial-SII.xml", "DTE--60910000-1--33--2336600.xml", "DTE--60910000-1--33--2336600--cleaned.xml",
      "DTE--76399752-9--33--25568--cleaned.xml", "DTE--76399752-9--33--25568.xml", "DTE--96670340-7--61--110616.xml",
      "DTE--96670340-7--61--110616--cleaned.xml", "NEG-replaced-cert.xml", "NEG-empty-emails.xml",
    ])
  func samples(sample: String) throws {
    #expect(try StampSupport.faults(.clTED, in: StampSupport.sample("chile/\(sample)")) == [])
  }

  @Test("a changed sample does not hold", .enabled(if: Availability.sharedData))
  func changedSample() throws {
    let sample = try StampSupport.sample("chile/F60T33-ejemplo-oficial-SII.xml")
    #expect(
      try StampSupport.faults(.clTED, in: sample.replacing("<MNT>119000", with: "<MNT>119001"))
        == [.stampFieldMismatch, .stampValueMismatch])
  }
}
