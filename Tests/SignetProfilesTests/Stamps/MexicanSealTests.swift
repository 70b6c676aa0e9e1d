import Foundation
import SignetCrypto
import SignetFindings
@testable import SignetProfiles
import SignetXML
import TestSupport
import Testing

@Suite("Mexico's seal")
struct MexicanSealTests {
  /// The digits 00001000000500001234 as the octets of a serial number.
  private static let serial = "3030303031303030303030353030303031323334"

  private static let receipt = """
    <?xml version="1.0" encoding="UTF-8"?>
    <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:iedu="http://www.sat.gob.mx/iedu" Version="4.0"
      Serie="" Fecha="2025-11-24T10:00:00" Sello = '' SubTotal="100.00" Moneda="MXN" Total="116.00"
      TipoDeComprobante="I" Exportacion="01" LugarExpedicion="06000">
      <cfdi:Emisor Rfc="EKU9003173C9" Nombre=" ESCUELA &#10; KEMPER  URGATE " RegimenFiscal="601"/>
      <cfdi:Receptor Rfc="XAXX010101000" Nombre="Peña &amp; Ñu" DomicilioFiscalReceptor="06000"
        RegimenFiscalReceptor="616" UsoCFDI="S01"/>
      <cfdi:Conceptos>
        <cfdi:Concepto ClaveProdServ="01010101" Cantidad="1" ClaveUnidad="ACT" Descripcion="Venta" ValorUnitario="100.00"
          Importe="100.00" ObjetoImp="02">
          <cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base="100.00" Impuesto="002" TipoFactor="Tasa"
            TasaOCuota="0.160000" Importe="16.00"/></cfdi:Traslados></cfdi:Impuestos>
          <cfdi:ComplementoConcepto><iedu:instEducativas version="1.0" nombreAlumno="A" CURP="B" nivelEducativo="C"
            autRVOE="D"/></cfdi:ComplementoConcepto>
        </cfdi:Concepto>
      </cfdi:Conceptos>
      <cfdi:Impuestos TotalImpuestosTrasladados="16.00"><cfdi:Traslados><cfdi:Traslado Base="100.00" Impuesto="002"
        TipoFactor="Tasa" TasaOCuota="0.160000" Importe="16.00"/></cfdi:Traslados></cfdi:Impuestos>
      <cfdi:Addenda><anything/></cfdi:Addenda>
    </cfdi:Comprobante>
    """

  private static let cadena =
    "||4.0||2025-11-24T10:00:00|00001000000500001234|100.00|MXN|116.00|I|01|06000|EKU9003173C9|ESCUELA KEMPER URGATE"
    + "|601|XAXX010101000|Peña & Ñu|06000|616|S01|01010101|1|ACT|Venta|100.00|100.00|02|100.00|002|Tasa|0.160000|16.00"
    + "|1.0|A|B|C|D|100.00|002|Tasa|0.160000|16.00|16.00||"

  private static func seal(_ document: [UInt8]) throws -> [UInt8] {
    let identity = try StampSupport.identity(serial: serial)
    return try MexicanSeal().apply(to: document, StampJob(identity: identity, time: StampSupport.time))
  }

  private static func cadena(_ document: [UInt8]) throws -> String {
    let root = try XMLTree(parsing: document).root
    let receipt = try #require(MexicanReceipt.version(of: root))
    return try CadenaOriginal.text(of: root, by: receipt.grammar)
  }

  @Test("fills three attributes of the root, seals the values in their order, and changes nothing else")
  func seals() throws {
    let sealed = try Self.seal(Array(Self.receipt.utf8))
    #expect(try Self.cadena(sealed) == Self.cadena)
    #expect(try StampSupport.faults(.mxSello, in: sealed) == [])
    let text = String(decoding: sealed, as: UTF8.self)
    let added = /Sello = "[^"]{344}"(.*) NoCertificado="00001000000500001234" Certificado="[^"]+">/
      .dotMatchesNewlines()
    let stripped = text.replacing(added) { "Sello = ''\($0.output.1)>" }
    #expect(stripped == Self.receipt)
  }

  @Test("is what openssl makes over the same text")
  func peer() throws {
    let sealed = try Self.seal(Array(Self.receipt.utf8))
    let root = try XMLTree(parsing: sealed).root
    let seal = try #require(root.attribute("Sello"))
    let certificate = try #require(root.attribute("Certificado"))
    let folder = try TemporaryDirectory()
    try folder.write(Self.cadena.utf8, to: "cadena")
    try folder.write(Base64.decode(seal.utf8) ?? [], to: "sello")
    try folder.write(Base64.decode(certificate.utf8) ?? [], to: "certificate.der")
    let key = try Command.run(
      "openssl", ["x509", "-inform", "der", "-in", folder.path("certificate.der"), "-pubkey", "-noout"])
    try folder.write(key.standardOutput, to: "key.pem")
    let result = try Command.run(
      "openssl",
      ["dgst", "-sha256", "-verify", folder.path("key.pem"), "-signature", folder.path("sello"), folder.path("cadena")])
    #expect(result.status == 0)
  }

  @Test(
    "does not hold after a change of what it covers",
    arguments: [
      ("Total=\"116.00\"", "Total=\"117.00\"", [FindingCode.stampValueMismatch]),
      ("nombreAlumno=\"A\"", "nombreAlumno=\"a\"", [.stampValueMismatch]),
      ("NoCertificado=\"00001", "NoCertificado=\"00002", [.stampFieldMismatch, .stampValueMismatch]),
      ("Certificado=\"MII", "Certificado=\"mII", [.stampMalformed]),
      ("<anything/>", "<other/>", []),
      ("</cfdi:Comprobante>", "<!-- --></cfdi:Comprobante>", []),
    ])
  func changes(old: String, new: String, faults: [FindingCode]) throws {
    let sealed = try Self.seal(Array(Self.receipt.utf8))
    #expect(try StampSupport.faults(.mxSello, in: sealed.replacing(old, with: new)) == faults)
  }

  @Test("a complement that nobody has described is refused, not skipped")
  func unknownComplement() throws {
    let complement = "<cfdi:Complemento><x:New xmlns:x=\"urn:new\" a=\"b\"/></cfdi:Complemento>"
    let document = try Array(Self.receipt.utf8).replacing("<cfdi:Addenda>", with: complement + "<cfdi:Addenda>")
    let error = #expect(throws: SignetError.self) { try Self.seal(document) }
    #expect(error?.finding.code == .stampComplementUnknown)
    let sealed = try Self.seal(Array(Self.receipt.utf8))
    let changed = try sealed.replacing("<cfdi:Addenda>", with: complement + "<cfdi:Addenda>")
    #expect(try StampSupport.faults(.mxSello, in: changed) == [.stampComplementUnknown])
  }

  @Test("is not made twice, by another's certificate, or in another document")
  func refusals() throws {
    let sealed = try Self.seal(Array(Self.receipt.utf8))
    let again = #expect(throws: SignetError.self) { try Self.seal(sealed) }
    #expect(again?.finding.code == .stampAlreadyPresent)
    let job = StampJob(identity: try StampSupport.identity(), time: StampSupport.time)
    let unfit = #expect(throws: SignetError.self) {
      try MexicanSeal().apply(to: Array(Self.receipt.utf8), job)
    }
    #expect(unfit?.finding.code == .stampKeyUnfit)
    let other = #expect(throws: SignetError.self) { try MexicanSeal().apply(to: Array("<r/>".utf8), job) }
    #expect(other?.finding.code == .profileDocumentUnfit)
    #expect(try StampSupport.faults(.mxSello, in: Array(Self.receipt.utf8)) == [.stampMissing])
  }

  @Test("every rule of the order of values leads to elements that have a rule")
  func closedGrammar() throws {
    for version in [
      "http://www.sat.gob.mx/cfd/4|4.0", "http://www.sat.gob.mx/cfd/3|3.3", "http://www.sat.gob.mx/cfd/3|3.2",
    ] {
      let parts = version.split(separator: "|")
      let document = "<c:Comprobante xmlns:c=\"\(parts[0])\" Version=\"\(parts[1])\" version=\"\(parts[1])\"/>"
      let tree = try XMLTree(parsing: Array(document.utf8))
      let grammar = try #require(MexicanReceipt.version(of: try tree.root)).grammar
      #expect(grammar.rules.count > 15)
      for (name, steps) in grammar.rules {
        for case .elements(let path, _, nil) in steps {
          let target = CadenaGrammar.Name(localName: path.last ?? "", namespace: name.namespace)
          #expect(grammar.rules[target] != nil, "\(name) leads to \(path)")
        }
      }
    }
  }

  // MARK: - The authority's samples

  private static let samples = [
    "cfdi40-valid.xml", "created-cfdi40-pago20-valid.xml", "created-with-discounts-40.xml", "cfdi33-real.xml",
    "cfdi32-real.xml",
  ]

  @Test(
    "the order of values of samples is that of the authority's style sheets", .enabled(if: Availability.sharedData),
    arguments: samples)
  func sampleOrder(sample: String) throws {
    let expected = try StampSupport.sample("mexico/cadena/\(sample).cadena.txt")
    #expect(try Array(Self.cadena(StampSupport.sample("mexico/\(sample)")).utf8) == expected)
  }

  @Test("the seals of samples hold", .enabled(if: Availability.sharedData), arguments: samples)
  func sampleSeals(sample: String) throws {
    #expect(try StampSupport.faults(.mxSello, in: StampSupport.sample("mexico/\(sample)")) == [])
  }

  @Test(
    "sealing samples anew with the authority's test key gives the same documents",
    .enabled(if: Availability.sharedData), arguments: samples.prefix(3))
  func sameSeal(sample: String) throws {
    let folder = Project.shared.appending(path: "samples/mexico").path
    let identity = try StampSupport.identity(
      files: ["\(folder)/EKU9003173C9.key", "\(folder)/EKU9003173C9.cer"], passphrase: "12345678a")
    let original = try StampSupport.sample("mexico/\(sample)")
    let root = try XMLTree(parsing: original).root
    let seal = try #require(root.attribute("Sello"))
    let unsealed = try original.replacing(" Sello=\"\(seal)\"", with: " Sello=\"\"")
    let job = StampJob(identity: identity, time: StampSupport.time)
    #expect(try MexicanSeal().apply(to: unsealed, job) == original)
  }
}
