import SignetCertificates

// What all authorities check in the same way, under codes of their own.

extension [ProfileRule] {
  /// That there is a signature, that it holds, and that it is of the scheme's form.
  ///
  /// - Parameters:
  ///   - profile: The profile, for the cure.
  ///   - missing: The authority's code where there is none.
  ///   - wrong: Its code where it does not hold.
  ///   - form: Its code where it is of another form.
  ///   - citation: Where that is written.
  static func signature(
    _ profile: String, missing: String = "signed", wrong: String = "wrong", form: String = "form", citation: String
  ) -> [ProfileRule] {
    [
      ProfileRule(
        missing, "The document is signed.", .signed, cure: "Sign it with signet sign --profile \(profile).",
        citation: citation),
      ProfileRule(
        wrong, "The signature holds: its digests and its value are right.", .signatureHolds,
        cure: "Sign again, and change nothing afterwards: no line ends, no white space, no elements, no encoding.",
        citation: citation),
      ProfileRule(
        form, "The signature is made as the authority's rules say.", .signatureFits,
        cure: "Sign with the profile \(profile).", citation: citation),
    ]
  }
}

extension ProfileRule {
  /// The signer's certificate is in force.
  static func inForce(_ id: String = "in-force", citation: String) -> ProfileRule {
    ProfileRule(
      id, "The signer's certificate is in force.", .inForce, cure: "Sign with a certificate that is in force.",
      citation: citation)
  }

  /// The key is RSA with at least 2048 bits.
  static func rsa2048(_ id: String = "key", citation: String) -> ProfileRule {
    ProfileRule(
      id, "The signer's key is RSA with at least 2048 bits.", .rsaKey(bits: 2_048),
      cure: "Sign with an RSA key of 2048 bits.", citation: citation)
  }

  /// The certificate is for signatures.
  static func forSignatures(_ id: String, citation: String) -> ProfileRule {
    ProfileRule(
      id, "The certificate is for digital signatures.", .keyUsage(.digitalSignature),
      cure: "Choose the certificate for digital signatures; a .p12 file may hold several.", citation: citation)
  }
}
