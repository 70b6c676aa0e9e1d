extension CountrySample {
  /// Mexico's test certificate for seals, which SAT publishes with its key.
  private static let sat = Signer.sample(
    certificate: "mexico/EKU9003173C9.cer", key: "mexico/EKU9003173C9.key", passphrase: "12345678a")

  /// Mexico.
  static let mexico: [CountrySample] = [
    .stripped("mx-cancelacion", "mexico/stripped/cancellation-signed.xml", signer: sat),
    .stripped("mx-cancelacion", "mexico/stripped/cancellation-answer-signed.xml", signer: sat),
    .unsigned("mx-cancelacion", "mexico/cancellation-document.xml", signer: sat),
    .unsigned("mx-cancelacion", "mexico/cancellation-retention-document.xml", signer: sat),
  ]
}
