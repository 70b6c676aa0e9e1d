import SignetSignatures

extension CountrySample {
  /// Colombia. Of the samples only DIAN's own verifies; the others were laid out anew by their publisher.
  static let colombia: [CountrySample] = [
    .verifies(
      "co-dian", "colombia/applicationresponse-dian-signed.xml",
      resigning: Resigning(adapting: { $0.keyInfo = [.x509Certificates(.leaf), .keyValue] })),
    .negative("co-dian", "colombia/attacheddocument-signed.xml", .signatureDigestMismatch),
    .negative("co-dian", "colombia/invoice-signed.xml", .signatureDigestMismatch),
    .made(
      "co-dian", "an invoice",
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
      xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" \
      xmlns:sts="dian:gov:co:facturaelectronica:Structures-2-1" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
      xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">
        <ext:UBLExtensions>
          <ext:UBLExtension><ext:ExtensionContent><sts:DianExtensions><sts:QRCode>Cañón</sts:QRCode></sts:DianExtensions>\
      </ext:ExtensionContent></ext:UBLExtension>
          <ext:UBLExtension><ext:ExtensionContent/></ext:UBLExtension>
        </ext:UBLExtensions>
      </Invoice>
      """),
  ]

  private static let signer = Signer.sample(
    certificate: "ecuador/test.p12", key: "ecuador/test.p12", passphrase: "")
  private static let sameKey = Resigning(
    adapting: { $0.xades?.dataObjectFormats[0].description = "Firma digital" }, hasSameKey: true)

  /// Ecuador.
  static let ecuador: [CountrySample] = [
    .verifies("ec-sri", "ecuador/invoice-signed.xml", resigning: sameKey, signer: signer),
    .verifies("ec-sri", "ecuador/credit-note-signed.xml", resigning: sameKey, signer: signer),
    .verifies("ec-sri", "ecuador/delivery-guide-signed.xml", resigning: sameKey, signer: signer),
    .unsigned("ec-sri", "ecuador/invoice-unsigned.xml"),
    .unsigned("ec-sri", "ecuador/credit-note-unsigned.xml"),
    .unsigned("ec-sri", "ecuador/delivery-guide-unsigned.xml"),
  ]

  /// Paraguay. The examples of the authority itself were edited after signing.
  static let paraguay: [CountrySample] = [
    .verifies("py-sifen", "paraguay/lote-rDE-transmitted-signed.xml"),
    .negative("py-sifen", "paraguay/NC-v150-official.xml", .signatureDigestMismatch),
    .negative("py-sifen", "paraguay/ND-v150-official.xml", .signatureReferenceUnresolved),
    .unsigned("py-sifen", "paraguay/factura-simple-unsigned.xml"),
    .made(
      "py-sifen", "a lot of two documents",
      """
      <rLoteDE xmlns="http://ekuatia.set.gov.py/sifen/xsd"><rDE xmlns="http://ekuatia.set.gov.py/sifen/xsd" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dVerFor>150</dVerFor><DE \
      Id="01800000010001001000000122026010110000000017"><dDVId>7</dDVId></DE><gCamFuFD><dCarQR/></gCamFuFD></rDE>\
      <rDE xmlns="http://ekuatia.set.gov.py/sifen/xsd"><dVerFor>150</dVerFor><DE \
      Id="01800000010001001000000222026010110000000025"><dDVId>5</dDVId></DE></rDE></rLoteDE>
      """),
    .made(
      "py-sifen", "an event",
      """
      <gGroupGesEve xmlns="http://ekuatia.set.gov.py/sifen/xsd"><rGesEve><rEve Id="1"><dFecFirma>2026-01-01T10:00:00\
      </dFecFirma></rEve></rGesEve></gGroupGesEve>
      """),
  ]

  /// Uruguay.
  static let uruguay: [CountrySample] = [
    .made(
      "uy-cfe", "a document",
      "<CFE version=\"1.0\" xmlns=\"http://cfe.dgi.gub.uy\"><eTck><Encabezado>Ñandú</Encabezado></eTck></CFE>"),
    .made(
      "uy-cfe", "an envelope with two documents",
      """
      <EnvioCFE version="1.0" xmlns="http://cfe.dgi.gub.uy" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <Caratula><X509Certificate/></Caratula><CFE version="1.0" xmlns="http://cfe.dgi.gub.uy"><eTck><a>1</a></eTck></CFE>\
      <CFE version="1.0" xmlns="http://cfe.dgi.gub.uy"><eFact><a>2</a></eFact></CFE></EnvioCFE>
      """, judging: .parts("CFE")),
  ]

  /// Bolivia.
  static let bolivia: [CountrySample] = [
    .made(
      "bo-siat", "an invoice",
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <facturaElectronicaCompraVenta xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:noNamespaceSchemaLocation="facturaElectronicaCompraVenta.xsd"><cabecera><codigoPuntoVenta xsi:nil="true"/>\
      <codigoDocumentoSector>1</codigoDocumentoSector></cabecera><!-- nota --><detalle/></facturaElectronicaCompraVenta>
      """)
  ]
}
