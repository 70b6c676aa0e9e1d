import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetXML
import TestSupport
import Testing

@Suite("Spain's stamps")
struct SpanishStampTests {
  private static let sf =
    "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/"
    + "SuministroInformacion.xsd"

  /// The three records of the tax agency's own example, with empty marks.
  private static let records = """
    <r xmlns:sf="\(sf)"><sf:RegistroAlta><sf:IDFactura><sf:IDEmisorFactura>89890001K</sf:IDEmisorFactura>\
    <sf:NumSerieFactura>12345678/G33</sf:NumSerieFactura><sf:FechaExpedicionFactura>01-01-2024\
    </sf:FechaExpedicionFactura></sf:IDFactura><sf:TipoFactura>F1</sf:TipoFactura><sf:CuotaTotal>12.35</sf:CuotaTotal>\
    <sf:ImporteTotal>123.45</sf:ImporteTotal><sf:Encadenamiento><sf:PrimerRegistro>S</sf:PrimerRegistro>\
    </sf:Encadenamiento><sf:FechaHoraHusoGenRegistro>2024-01-01T19:20:30+01:00</sf:FechaHoraHusoGenRegistro>\
    <sf:TipoHuella>01</sf:TipoHuella><sf:Huella/></sf:RegistroAlta>
    <sf:RegistroAlta><sf:IDFactura><sf:IDEmisorFactura> 89890001K </sf:IDEmisorFactura>\
    <sf:NumSerieFactura>12345679/G34</sf:NumSerieFactura><sf:FechaExpedicionFactura>01-01-2024\
    </sf:FechaExpedicionFactura></sf:IDFactura><sf:TipoFactura>F1</sf:TipoFactura><sf:CuotaTotal>12.35</sf:CuotaTotal>\
    <sf:ImporteTotal>123.45</sf:ImporteTotal><sf:Encadenamiento><sf:RegistroAnterior><sf:Huella></sf:Huella>\
    </sf:RegistroAnterior></sf:Encadenamiento>\
    <sf:FechaHoraHusoGenRegistro>2024-01-01T19:20:35+01:00</sf:FechaHoraHusoGenRegistro><sf:TipoHuella>01\
    </sf:TipoHuella><sf:Huella> </sf:Huella></sf:RegistroAlta>
    <sf:RegistroAnulacion><sf:IDFactura><sf:IDEmisorFacturaAnulada>89890001K</sf:IDEmisorFacturaAnulada>\
    <sf:NumSerieFacturaAnulada>12345679/G34</sf:NumSerieFacturaAnulada><sf:FechaExpedicionFacturaAnulada>01-01-2024\
    </sf:FechaExpedicionFacturaAnulada></sf:IDFactura><sf:Encadenamiento><sf:RegistroAnterior><sf:Huella/>\
    </sf:RegistroAnterior></sf:Encadenamiento><sf:FechaHoraHusoGenRegistro>2024-01-01T19:20:40+01:00\
    </sf:FechaHoraHusoGenRegistro><sf:Huella/></sf:RegistroAnulacion></r>
    """

  private static func job(_ inputs: StampInputs = StampInputs()) throws -> StampJob {
    StampJob(identity: try StampSupport.identity(), inputs: inputs, time: StampSupport.time)
  }

  @Test("the marks are the published ones, each chained to the one before")
  func published() throws {
    let marked = try VeriFactuMark().apply(to: Array(Self.records.utf8), Self.job())
    let text = String(decoding: marked, as: UTF8.self)
    let marks = text.matches(of: /<sf:Huella>([0-9A-F]{64})<\/sf:Huella>/).map { String($0.output.1) }
    let published = [
      "3C464DAF61ACB827C65FDA19F352A4E3BDC2C640E9E9FC4CC058073F38F12F60",
      "F7B94CFD8924EDFF273501B01EE5153E4CE8F259766F88CF6ACB8935802A2B97",
      "177547C0D57AC74748561D054A9CEC14B4C4EA23D1BEFD6F2E69E3A388F90C68",
    ]
    #expect(marks == [published[0], published[0], published[1], published[1], published[2]])
    #expect(try StampSupport.findings(.esVeriFactu, in: marked).isEmpty)
    #expect(try VeriFactuMark().values(of: XMLTree(parsing: marked)) == [StampValue("huella", published[2])])
    let again = #expect(throws: SignetError.self) { try VeriFactuMark().apply(to: marked, Self.job()) }
    #expect(again?.finding.code == .stampAlreadyPresent)
  }

  @Test(
    "a mark does not hold after a change",
    arguments: [
      ("<sf:ImporteTotal>123.45", "<sf:ImporteTotal>123.46", [FindingCode.stampValueMismatch]),
      ("12345679/G34", "12345679/G35", [.stampValueMismatch]),
      ("<sf:PrimerRegistro>S</sf:PrimerRegistro>", "", [.stampMalformed]),
      ("<sf:Huella>3C46", "<sf:Huella>", [.stampValueMismatch, .stampFieldMismatch]),
    ])
  func changes(old: String, new: String, faults: [FindingCode]) throws {
    let marked = try VeriFactuMark().apply(to: Array(Self.records.utf8), Self.job())
    #expect(try StampSupport.faults(.esVeriFactu, in: marked.replacing(old, with: new)) == faults)
    #expect(
      try StampSupport.faults(.esVeriFactu, in: Array(Self.records.utf8))
        == [.stampMissing, .stampMissing, .stampMissing])
  }

  @Test("the first record of a file needs the mark of the one before it")
  func missingLink() throws {
    let rest = Self.records.replacing(/<sf:RegistroAlta>(?s:.*?)<\/sf:RegistroAlta>/, maxReplacements: 1) { _ in "" }
    let error = #expect(throws: SignetError.self) {
      try VeriFactuMark().apply(to: Array(rest.utf8), Self.job())
    }
    #expect(error?.finding.code == .stampFieldUnfit)
    let other = #expect(throws: SignetError.self) { try VeriFactuMark().apply(to: Array("<r/>".utf8), Self.job()) }
    #expect(other?.finding.code == .profileDocumentUnfit)
  }

  // MARK: - TicketBAI

  private static func invoice(
    _ number: String, issuer: String = "00000006Y", day: String = "25-10-2019", series: String = "T",
    total: String = "4.70", signature: String? = nil
  ) -> [UInt8] {
    let signed = signature.map {
      "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo><ds:Reference><ds:DigestValue>AAAA"
        + "</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>\($0)</ds:SignatureValue></ds:Signature>"
    }
    return Array(
      """
      <T:TicketBai xmlns:T="urn:ticketbai:emision"><Sujetos><Emisor><NIF>\(issuer)</NIF></Emisor></Sujetos><Factura>\
      <CabeceraFactura><SerieFactura>\(series)</SerieFactura><NumFactura>\(number)</NumFactura><FechaExpedicionFactura>\
      \(day)</FechaExpedicionFactura></CabeceraFactura><DatosFactura><ImporteTotalFactura>\(total)</ImporteTotalFactura>\
      </DatosFactura></Factura><HuellaTBAI><Software/></HuellaTBAI>\(signed ?? "")</T:TicketBai>
      """.utf8)
  }

  @Test("identifier and QR code are those of the specification's example")
  func identifier() throws {
    let signed = Self.invoice("27174", signature: "btFpwP8dcLGAF\nAAAA")
    let values = try StampName.esTicketBAIBizkaia.stamp.values(of: XMLTree(parsing: signed))
    #expect(
      values == [
        StampValue("tbai-identifier", "TBAI-00000006Y-251019-btFpwP8dcLGAF-237"),
        StampValue(
          "qr", "https://batuz.eus/QRTBAI/?id=TBAI-00000006Y-251019-btFpwP8dcLGAF-237&s=T&nf=27174&i=4.70&cr=007"),
      ])
    let other = try StampName.esTicketBAIAraba.stamp.values(
      of: XMLTree(parsing: Self.invoice("1/2", series: "Á", signature: "ab+/cdefghijklm")))
    #expect(
      other.last?.text.hasPrefix("https://ticketbai.araba.eus/tbai/qrtbai/?id=TBAI-00000006Y-251019-ab%2B%2F") == true)
    #expect(other.last?.text.contains("&s=%C3%81&nf=1%2F2&") == true)
  }

  @Test("an invoice is linked to the signed one before it by the first 100 characters of its signature")
  func link() throws {
    let value = String(repeating: "abcdefghij", count: 12)
    let previous = StampInputs(
      files: ["previous": [SecretBytes(copying: Self.invoice("1", series: "A&amp;B", signature: value))]])
    let stamp = StampName.esTicketBAIGipuzkoa.stamp
    let linked = try stamp.apply(to: Self.invoice("2"), Self.job(previous))
    let text = String(decoding: linked, as: UTF8.self)
    #expect(
      text.contains(
        "<HuellaTBAI><EncadenamientoFacturaAnterior><SerieFacturaAnterior>A&amp;B</SerieFacturaAnterior>"
          + "<NumFacturaAnterior>1</NumFacturaAnterior><FechaExpedicionFacturaAnterior>25-10-2019"
          + "</FechaExpedicionFacturaAnterior><SignatureValueFirmaFacturaAnterior>\(value.prefix(100))"
          + "</SignatureValueFirmaFacturaAnterior></EncadenamientoFacturaAnterior><Software/></HuellaTBAI>"))
    #expect(try StampSupport.findings(.esTicketBAIGipuzkoa, in: linked, previous).isEmpty)
    let changed = try linked.replacing("<NumFacturaAnterior>1", with: "<NumFacturaAnterior>9")
    #expect(try StampSupport.faults(.esTicketBAIGipuzkoa, in: changed, previous) == [.stampFieldMismatch])
    #expect(try StampSupport.faults(.esTicketBAIGipuzkoa, in: Self.invoice("2"), previous) == [.stampMissing])
    #expect(
      try StampSupport.findings(.esTicketBAIGipuzkoa, in: linked).map(\.code) == [.stampNotChecked])
    let again = #expect(throws: SignetError.self) { try stamp.apply(to: linked, Self.job(previous)) }
    #expect(again?.finding.code == .stampAlreadyPresent)
    // The first invoice has none before it.
    #expect(try stamp.apply(to: Self.invoice("2"), Self.job()) == Self.invoice("2"))
    let unsigned = StampInputs(files: ["previous": [SecretBytes(copying: Self.invoice("1"))]])
    let error = #expect(throws: SignetError.self) { try stamp.apply(to: Self.invoice("2"), Self.job(unsigned)) }
    #expect(error?.finding.code == .stampInputInvalid)
  }

  @Test("samples have identifiers", .enabled(if: Availability.sharedData))
  func samples() throws {
    let folder = Project.shared.appending(path: "samples/spain-ticketbai")
    var count = 0
    for file in Project.files(below: folder, withExtension: "xml") {
      let tree = try XMLTree(parsing: [UInt8](contentsOf: file))
      guard try tree.root.localName == "TicketBai", !tree.signatures.isEmpty else { continue }
      count += 1
      let values = try StampName.esTicketBAIGipuzkoa.stamp.values(of: tree)
      #expect(
        values.first?.text.wholeMatch(of: /TBAI-[0-9A-Z]{9,}-[0-9]{6}-.{13}-[0-9]{3}/) != nil, "\(file): \(values)")
      let faults = try StampName.esTicketBAIGipuzkoa.stamp.check(tree, StampInputs()).filter { $0.severity > .note }
      #expect(faults.isEmpty, "\(file): \(faults)")
    }
    #expect(count > 5)
  }
}
