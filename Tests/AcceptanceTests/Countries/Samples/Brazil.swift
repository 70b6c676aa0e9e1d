extension CountrySample {
  /// Brazil.
  static let brazil: [CountrySample] = [
    .stripped("br-nfe", "brazil/stripped/nfe-55-signed-pretty.xml"),
    .negative("br-nfe", "brazil/stripped/nfe-55-NEG-digest.xml", .signatureDigestMismatch),
    .negative("br-nfe", "brazil/stripped/nfe-55-NEG-sigvalue.xml", .signatureValueMismatch),
    .unsigned("br-nfe", "brazil/nfe-400-unsigned.xml"),
  ]
}
