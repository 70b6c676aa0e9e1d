// What SEFAZ refuses: the codes are the same in all of its systems.

extension [ProfileRule] {
  /// The rules that all documents of SEFAZ have in common.
  ///
  /// - Parameter issuer: The paths at which the CNPJ of the issuer may stand.
  static func sefaz(_ profile: String, issuer: [String]) -> [ProfileRule] {
    .signature(
      profile, wrong: "297", form: "298",
      citation: "Manual de Orientação do Contribuinte 7.0, 4.1.4, rejections 297, 298; xmldsig-core-schema_v1.01.xsd")
      + [
        ProfileRule(
          "404", "No element has a prefix (rejection 404).", .noPrefixes,
          cure: "Write the document with a default namespace alone.", citation: "rejection 404"),
        ProfileRule(
          "402", "The document is in UTF-8 (rejection 402).", .encoding(["UTF-8"]),
          cure: "Write the document in UTF-8 before it is signed.", citation: "rejections 299, 402"),
        ProfileRule(
          "213", "The certificate is for the company that issues, by the root of its CNPJ (rejection 213).",
          .owner(
            CertificateValue([.otherName("2.16.76.1.3.3"), .subject("2.5.4.3")], pattern: "([0-9A-Z]{12}[0-9]{2})$"),
            equals: issuer, comparing: .first(8)),
          cure: "Sign with a certificate of the issuer or of another branch of the same company.",
          citation: "Manual de Orientação do Contribuinte 7.0, rejection 213; DOC-ICP-04 §7.1.2.3"),
        .inForce("291", citation: "rejection 291"),
      ]
  }
}

extension ProfileRule {
  /// The Id is composed of the fields of the access key.
  ///
  /// - Parameters:
  ///   - literal: What the Id begins with.
  ///   - signed: The path of the signed element, in the document alone.
  ///   - prefix: The prefix of its namespace in paths.
  ///   - number: The name of the element with the document's number.
  ///   - code: The name of the element with the random code.
  static func accessKey(
    _ literal: String, signed: String, prefix: String, number: String, code: String
  ) -> ProfileRule {
    let ide = "\(signed)/\(prefix):ide/\(prefix):"
    let issuer = "\(signed)/\(prefix):emit/\(prefix):"
    return ProfileRule(
      "502", "The Id is composed of the fields of the access key (rejection 502).",
      .equals(
        "\(signed)/@Id",
        [
          .text(literal), .value(ide + "cUF"), .yearMonth(ide + "dhEmi"),
          .first([issuer + "CNPJ", issuer + "CPF"], width: 14), .value(ide + "mod"),
          .value(ide + "serie", width: 3), .value(ide + number, width: 9), .value(ide + "tpEmis"),
          .value(ide + code), .value(ide + "cDV"),
        ]),
      cure: "Compose the access key anew from the fields, and sign again.",
      citation: "Manual de Orientação do Contribuinte 7.0, rejection 502")
  }
}

extension String {
  /// The certificate that documents of SEFAZ are signed with.
  static let icpBrasil =
    "An e-CNPJ or NF-e certificate of ICP-Brasil (A1 or A3), RSA 2048, for the CNPJ of the issuer. The same "
    + "certificate opens the TLS connection to SEFAZ."
}

extension [Rejection] {
  /// Why SEFAZ refuses documents.
  static let sefaz = [
    Rejection(
      "297",
      "Line ends or double spaces in texts such as infCpl, elements changed after signing, wrapped base64 with &#13;.",
      cure: "Clean the texts before signing, and send the signed bytes as they are."),
    Rejection(
      "290–296",
      "The signer's certificate: invalid, out of force, without CNPJ, chain, revoked, not ICP-Brasil, no list.",
      cure: "signet chain check the certificate with the roots of ICP-Brasil and --revocation require."),
    Rejection(
      "280–286", "The same of the certificate that opens the TLS connection.",
      cure: "Use the certificate that signs for the connection too."),
  ]
}
