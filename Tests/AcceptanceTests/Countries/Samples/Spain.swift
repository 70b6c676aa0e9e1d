import SignetFindings
import SignetSignatures

extension CountrySample {
  /// Spain, Facturae. The second sample leaves out the URI of the reference to the invoice.
  static let facturae: [CountrySample] = [
    .verifies(
      "es-facturae", "spain-facturae/official__factura_ejemplo2_32v1.xml",
      resigning: Resigning(adapting: { $0.layout = TextLayout(lineWidth: 76, indentation: 0) })
    ).breaking("chain"),
    .verifies(
      "es-facturae", "spain-facturae/facturae-rb__signed_invoice.xml",
      judging: .by([.xmlsec1], "without a URI only xmlsec1 takes a reference to be to the whole document")
    ).breaking("chain", "issuer-name"),
    .unsigned("es-facturae", "spain-facturae/derived-unsigned__factura_ejemplo2_32v1.xml"),
    .made(
      "es-facturae", "an invoice of version 3.2.1",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <fe:Facturae xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
      xmlns:fe="http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"><FileHeader><SchemaVersion>3.2.1</SchemaVersion>\
      </FileHeader><Invoices><Invoice>Año</Invoice></Invoices></fe:Facturae>
      """),
  ]

  private static let byTheJDK = Judging.by(
    [.jdk], "canonicalization comes before enveloped-signature, which only the JDK reads as the authority does")

  /// Spain, TicketBAI. The files of one publisher were indented after signing.
  static let ticketBAI: [CountrySample] = signedTicketBAI + indentedTicketBAI + unsignedTicketBAI

  private static let signedTicketBAI: [CountrySample] = [
    .verifies(
      "es-ticketbai-gipuzkoa",
      "spain-ticketbai/barnetik__TicketBAI_Alta_Faktura__Alta_Factura_01_lehena__primera.xml", judging: byTheJDK),
    .verifies(
      "es-ticketbai-gipuzkoa",
      "spain-ticketbai/barnetik__TicketBAI_Baligabetzea_Faktura__Anulacion_Factura_02.xml", judging: byTheJDK),
    // Its SignedInfo declares a namespace that is not used.
    .verifies(
      "es-ticketbai-bizkaia", "spain-ticketbai/ecommerce__issuance-signed.xml",
      resigning: Resigning(adapting: { $0.declarations["xsi"] = "http://www.w3.org/2001/XMLSchema-instance" })),
    .negative("es-ticketbai-bizkaia", "spain-ticketbai/ecommerce__issuance-invalid.xml", .signatureDigestMismatch),
    .negative("es-ticketbai-bizkaia", "spain-ticketbai/ecommerce__annulment-signed.xml", .signatureDigestMismatch),
    .negative("es-ticketbai-gipuzkoa", "spain-ticketbai/gobl__invoice-ss.xml", .signatureDigestMismatch),
    .negative("es-ticketbai-araba", "spain-ticketbai/gobl__invoice-vi.xml", .signatureDigestMismatch),
  ]

  private static let indentedTicketBAI: [CountrySample] = [
    "credit-note-es-es-tbai", "invoice-bi-pf-modelo140", "invoice-es-es-b2c", "invoice-es-es-no-series",
    "invoice-es-es-reverse-charge", "invoice-es-nl-b2c", "invoice-es-nl-tbai-b2c-explicit",
    "invoice-es-nl-tbai-exempt", "sample-invoice-export", "sample-invoice-supplier2", "sample-invoice",
    "sample-invoice2",
  ].map { .negative("es-ticketbai-bizkaia", "spain-ticketbai/gobl__\($0).xml", .signatureDigestMismatch) }

  /// What corrects an invoice that was sent is not signed.
  private static let unsignedTicketBAI: [CountrySample] = [
    .negative(
      "es-ticketbai-gipuzkoa", "spain-ticketbai/barnetik__ZuzenduBaja_Adibidea_Ejemplo.xml", .profileDocumentUnfit),
    .negative(
      "es-ticketbai-gipuzkoa", "spain-ticketbai/barnetik__ZuzenduModificar_Adibidea_Ejemplo.xml", .profileDocumentUnfit),
    .negative(
      "es-ticketbai-gipuzkoa", "spain-ticketbai/barnetik__ZuzenduSubsanar_Adibidea_Ejemplo.xml", .profileDocumentUnfit),
    .unsigned("es-ticketbai-araba", "spain-ticketbai/barnetik__sample-no-signature.xml", judging: byTheJDK),
    .unsigned("es-ticketbai-bizkaia", "spain-ticketbai/barnetik__sample-no-signature.xml", judging: byTheJDK),
    .unsigned("es-ticketbai-gipuzkoa", "spain-ticketbai/barnetik__sample-no-signature.xml", judging: byTheJDK),
  ]

  private static let aeat =
    "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/"

  /// Spain, records of invoicing and events.
  static let veriFactu: [CountrySample] = [
    record("RegistroAlta"), record("RegistroAnulacion"),
    .made(
      "es-verifactu", "RegistroEvento",
      """
      <sf:RegistroEvento xmlns:sf="\(aeat)EventosSIF.xsd"><sf:IDVersion>1.0</sf:IDVersion><sf:Evento>\
      <sf:TipoEvento>01</sf:TipoEvento><sf:HuellaEvento>AB</sf:HuellaEvento></sf:Evento></sf:RegistroEvento>
      """),
  ]

  private static func record(_ name: String) -> CountrySample {
    .made(
      "es-verifactu", name,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <sf:\(name) xmlns:sf="\(aeat)SuministroInformacion.xsd"><sf:IDVersion>1.0</sf:IDVersion>
        <sf:NombreRazonEmisor>Compañía de ejemplo</sf:NombreRazonEmisor><sf:Huella>3C46</sf:Huella></sf:\(name)>
      """)
  }
}
