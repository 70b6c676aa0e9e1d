extension CountrySample {
  /// Peru.
  static let peru: [CountrySample] = [
    // Its makers signed it with another company's certificate.
    .verifies("pe-sunat", "peru/invoice-ubl20-signed.xml").breaking("owner"),
    .negative("pe-sunat", "peru/summary-RC-signed-digestbad.xml", .signatureDigestMismatch),
    .negative("pe-sunat", "peru/sunat-sol-signed-digestbad.xml", .signatureDigestMismatch),
    .unsigned("pe-sunat", "peru/invoice-unsigned.xml"),
  ]
}
