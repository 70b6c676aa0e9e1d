extension CountrySample {
  /// Dominican Republic.
  static let dominicanRepublic: [CountrySample] = [
    .verifies("do-dgii", "dominican-republic/ecf31-signed.xml"),
    .verifies("do-dgii", "dominican-republic/ecf31-signed-3.xml"),
    .stripped("do-dgii", "dominican-republic/stripped/arecf-signed-pretty.xml"),
    .stripped("do-dgii", "dominican-republic/stripped/semilla-signed-pretty.xml"),
    .negative("do-dgii", "dominican-republic/NEG-sigvalue.xml", .signatureMalformed),
    .negative("do-dgii", "dominican-republic/ecf32-signed-digestbad.xml", .signatureDigestMismatch),
    .unsigned("do-dgii", "dominican-republic/ecf-unsigned.xml"),
    .unsigned("do-dgii", "dominican-republic/semilla-unsigned.xml"),
  ]

  /// Guatemala.
  static let guatemala: [CountrySample] = [
    .verifies(
      "gt-fel", "guatemala/gtdocumento-issuer-signature.xml",
      judging: .not("a relative namespace name stops xmlsec1, wherever in a document it stands")
    ).breaking("owner"),
    .verifies("gt-fel", "guatemala/gtdocumento-issuer-signature-absns.xml").breaking("owner"),
    .made(
      "gt-fel", "a cancellation",
      """
      <dte:GTAnulacionDocumento xmlns:dte="http://www.sat.gob.gt/dte/fel/0.1.0" Version="0.1"><dte:SAT><dte:AnulacionDTE \
      ID="DatosCertificados"><dte:DatosGenerales ID="DatosAnulacion" MotivoAnulacion="Anulación"/></dte:AnulacionDTE>\
      </dte:SAT></dte:GTAnulacionDocumento>
      """),
  ]

  /// Costa Rica.
  static let costaRica: [CountrySample] = [
    .made(
      "cr-hacienda", "an invoice",
      """
      <?xml version="1.0" encoding="utf-8"?>
      <FacturaElectronica xmlns="https://cdn.comprobanteselectronicos.go.cr/xml-schemas/v4.4/facturaElectronica" \
      xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <Clave>50601012600310112345600100001010000000001100000001</Clave>
        <Otros><OtroTexto>Peña</OtroTexto></Otros>
      </FacturaElectronica>
      """),
    .made(
      "cr-hacienda", "a receiver's message",
      """
      <MensajeReceptor xmlns="https://cdn.comprobanteselectronicos.go.cr/xml-schemas/v4.4/mensajeReceptor">\
      <Clave>5</Clave></MensajeReceptor>
      """),
  ]
}
