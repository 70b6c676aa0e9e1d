extension CountrySample {
  private static let order =
    "<?xml version=\"1.0\"?><order xmlns=\"urn:example:order\"><line n=\"1\">Café</line><total>1.00</total></order>"

  /// The profiles for any document.
  static let generic: [CountrySample] = [
    .made("xmldsig-enveloped", "an order", order),
    .made("xmldsig-detached", "an order", order),
    .made("xmldsig-enveloping", "an order", order),
    .made("xades-b-b", "an order", order),
  ]
}
