extension CountrySample {
  /// Peru.
  static let peru: [CountrySample] = [
    .negative("pe-sunat", "peru/summary-RC-signed-digestbad.xml", .signatureDigestMismatch),
    .negative("pe-sunat", "peru/sunat-sol-signed-digestbad.xml", .signatureDigestMismatch),
    .unsigned("pe-sunat", "peru/invoice-unsigned.xml"),
  ]
}
