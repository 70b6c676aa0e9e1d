extension CountrySample {
  /// Peru.
  static let peru: [CountrySample] = [
    .verifies("pe-sunat", "peru/invoice-ubl20-signed.xml"),
    .negative("pe-sunat", "peru/summary-RC-signed-digestbad.xml", .signatureDigestMismatch),
    .negative("pe-sunat", "peru/sunat-sol-signed-digestbad.xml", .signatureDigestMismatch),
    .unsigned("pe-sunat", "peru/invoice-unsigned.xml"),
  ]
}
