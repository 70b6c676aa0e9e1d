import Foundation
import SignetCrypto
import SignetFindings

/// What the XAdES properties of a signature say, as far as the signature covers them.
///
/// Everything here stands in the one `SignedProperties` element that a reference of the signature covers; what else looks
/// like XAdES in the document is not read.
public struct XAdESReport: Sendable {
  /// The forms of a signature without time stamps.
  public enum Form: String, Sendable, Hashable {
    /// A basic electronic signature.
    case bes = "BES"
    /// One with an explicit signature policy.
    case epes = "EPES"
    /// One that fulfils the baseline level B-B of EN 319 132-1, section 6; with or without a policy.
    case baselineB = "B-B"
  }

  /// The form.
  public let form: Form
  /// What the signature lacks for the level B-B; empty where it has everything.
  public let missingForBaselineB: [String]
  /// The time that the signer claims, or nil where there is none that can be read.
  public let signingTime: Date?
  /// The time as it is written, or nil.
  public let signingTimeText: String?
  /// Which certificates the signer names, the signing one among them.
  public let certificates: [CertificateReference]
  /// The policy, or nil.
  public let policy: SignaturePolicy?
  /// Where the signer says to be.
  public let place: SignatureProductionPlace?
  /// The roles that the signer claims.
  public let role: SignerRole?
  /// What the references cover; each names its reference by Id.
  public let dataObjectFormats: [DataObjectFormat]
  /// What the signer commits to.
  public let commitments: [CommitmentTypeIndication]
  /// The names of further signed properties, which were not examined.
  public let otherSignedProperties: [String]
  /// The names of the unsigned properties, which were not examined: time stamps, counter-signatures and the like.
  public let unsignedProperties: [String]
  /// The level that the unsigned properties would make of the signature if they held, which was not examined; nil for none.
  public let unsignedLevel: UnsignedLevel?

  /// A certificate that the signer names.
  public struct CertificateReference: Sendable, Hashable {
    /// In which element it is named.
    public let version: SigningCertificateDescription.Version
    /// The identifier of the digest's algorithm, a URI.
    public let digestMethod: String
    /// The digest of the certificate.
    public let digestValue: [UInt8]
    /// The issuer as text, where it is written so.
    public let issuer: String?
    /// The serial number as text, where it is written so.
    public let serialNumber: String?
    /// Issuer and serial number in DER (`IssuerSerialV2`), where they are written so.
    public let issuerSerial: [UInt8]?
  }
}
