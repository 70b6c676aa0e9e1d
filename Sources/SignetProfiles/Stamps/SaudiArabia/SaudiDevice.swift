import SignetCertificates
import SignetCrypto
import SignetFindings

/// Saudi Arabia: a device that issues invoices (EGS unit), as it asks ZATCA for its certificate.
///
/// Source: ZATCA, Security Features Implementation Standards 1.1, section 2.2.2 (the profile of the certificate request), and the
/// developers' portal manual for the template's name in each environment.
public struct SaudiDevice: Sendable, Hashable {
  /// Where the device will report, which decides the template of its certificate.
  public enum Environment: String, Sendable, Hashable, CaseIterable {
    /// Real invoices.
    case production = "ZATCA-Code-Signing"
    /// The authority's simulation.
    case simulation = "PREZATCA-Code-Signing"
    /// The developers' sandbox.
    case sandbox = "TSTZATCA-Code-Signing"
  }

  /// The name of the device, unique among those of the taxpayer.
  public var commonName: String
  /// The taxpayer's name.
  public var organization: String
  /// The branch; of a VAT group the ten-digit number of the member.
  public var organizationalUnit: String
  /// Maker, model and serial number: `1-…|2-…|3-…`.
  public var serialNumber: String
  /// The VAT number: 15 digits that begin and end with 3.
  public var taxNumber: String
  /// Which documents it issues, four digits of 0 and 1: standard, simplified, and two that are 0.
  public var documentKinds: String
  /// Where it stands.
  public var address: String
  /// The taxpayer's line of business.
  public var businessCategory: String
  /// Where it will report.
  public var environment: Environment

  /// Describes a device.
  public init(
    commonName: String, organization: String, organizationalUnit: String, serialNumber: String, taxNumber: String,
    documentKinds: String, address: String, businessCategory: String, environment: Environment
  ) {
    self.commonName = commonName
    self.organization = organization
    self.organizationalUnit = organizationalUnit
    self.serialNumber = serialNumber
    self.taxNumber = taxNumber
    self.documentKinds = documentKinds
    self.address = address
    self.businessCategory = businessCategory
    self.environment = environment
  }

  /// The request for the device's certificate.
  ///
  /// - Parameter key: The device's key, on the curve secp256k1.
  /// - Throws: `stamp.key-unfit` for another key; `stamp.input-invalid` for a value that the authority refuses;
  ///   `key.operation-failed`.
  public func request(key: PrivateKey) throws(SignetError) -> CertificateRequest {
    guard key.algorithm == .ec(.secp256k1) else {
      throw SignetError(
        .stampKeyUnfit, message: "ZATCA certifies keys on the curve secp256k1, and this is \(key.algorithm).",
        hint: "Generate one: openssl ecparam -name secp256k1 -genkey -noout -out device.pem")
    }
    try check()
    return try .make(
      key: key,
      subject: [
        RequestedAttribute("2.5.4.6", "SA"), RequestedAttribute("2.5.4.11", organizationalUnit),
        RequestedAttribute("2.5.4.10", organization), RequestedAttribute("2.5.4.3", commonName),
      ],
      extensions: [
        .text("1.3.6.1.4.1.311.20.2", environment.rawValue),
        .directoryName([
          RequestedAttribute("2.5.4.4", serialNumber), RequestedAttribute("0.9.2342.19200300.100.1.1", taxNumber),
          RequestedAttribute("2.5.4.12", documentKinds), RequestedAttribute("2.5.4.26", address),
          RequestedAttribute("2.5.4.15", businessCategory),
        ]),
      ])
  }

  private func check() throws(SignetError) {
    let forms: [(String, String, Regex<Substring>)] = [
      ("serialNumber", serialNumber, /1-.+\|2-.+\|3-.+/), ("taxNumber", taxNumber, /3[0-9]{13}3/),
      ("documentKinds", documentKinds, /[01]{4}/),
    ]
    for (field, value, form) in forms where value.wholeMatch(of: form) == nil {
      throw Self.invalid(field, value, "it is not of the form that ZATCA demands")
    }
    let texts = [
      ("commonName", commonName), ("organization", organization), ("organizationalUnit", organizationalUnit),
      ("serialNumber", serialNumber), ("address", address), ("businessCategory", businessCategory),
    ]
    for (field, value) in texts {
      guard !value.isEmpty, !value.contains(where: { "!@#$%&*_<=".contains($0) }) else {
        throw Self.invalid(field, value, "it is empty, or has one of the characters ! @ # $ % & * _ < =")
      }
    }
  }

  private static func invalid(_ field: String, _ value: String, _ reason: String) -> SignetError {
    SignetError(
      .stampInputInvalid, message: "The device's \(field) \(value.debugDescription) can't be used: \(reason).",
      hint: "Write it as ZATCA's Security Features Implementation Standards, section 2.2.2, say.")
  }
}
