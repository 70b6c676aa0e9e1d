extension CountrySample {
  private static let withoutNamespace = Judging.not(
    "SII takes documents that are signed without their namespace, which no other verifier does")

  /// Chile.
  static let chile: [CountrySample] = [
    .verifies("cl-dte", "chile/DTE--60910000-1--33--2336600.xml"),
    .verifies("cl-dte", "chile/DTE--96670340-7--61--110616.xml"),
    .verifies("cl-dte", "chile/DTE--76399752-9--33--25568--cleaned.xml"),
    .verifies("cl-dte", "chile/DTE--60910000-1--33--2336600--cleaned.xml", judging: withoutNamespace),
    .verifies("cl-dte", "chile/DTE--96670340-7--61--110616--cleaned.xml", judging: withoutNamespace),
    // Somebody took away its namespace, with which it was signed.
    .negative("cl-dte", "chile/DTE--76399752-9--33--25568.xml", .signatureDigestMismatch),
    .negative("cl-dte", "chile/NEG-bad-cert.xml", .certificateMalformed),
    .negative("cl-dte", "chile/NEG-empty-emails.xml", .signatureDigestMismatch),
    .negative("cl-dte", "chile/NEG-removed-signature.xml", .signatureMissing),
    .negative("cl-dte", "chile/NEG-replaced-cert.xml", .signatureValueMismatch),
    // The certificate in SII's official example has another key than the one that signed.
    .verifies("cl-envio", "chile/F60T33-ejemplo-oficial-SII.xml", usesKeyValue: true),
    .negative("cl-envio", "chile/F60T33-ejemplo-oficial-SII.xml", .signatureValueMismatch),
    .made(
      "cl-envio", "a set of two documents",
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <EnvioDTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><SetDTE ID="SetDoc"><Caratula/>\
      <DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="F1T33"><Folio>1</Folio></Documento></DTE>\
      <DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="F2T33"><Folio>2</Folio></Documento></DTE>\
      </SetDTE></EnvioDTE>
      """),
    .made(
      "cl-envio", "a set with a namespace around it",
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <EnvioDTE xmlns="http://www.sii.cl/SiiDte" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://www.sii.cl/SiiDte EnvioDTE_v10.xsd" version="1.0"><SetDTE><Caratula/>\
      <DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Exportaciones ID="F3T110"><Folio>3</Folio></Exportaciones>\
      </DTE></SetDTE></EnvioDTE>
      """, judging: .parts("DTE")),
    .made("cl-semilla", "a seed", "<getToken><item><Semilla>001122334455</Semilla></item></getToken>"),
  ]
}
