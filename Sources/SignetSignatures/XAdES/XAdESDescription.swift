import SignetCertificates
import SignetCrypto

/// Which XAdES properties a signature carries, and how they are written (ETSI EN 319 132-1, section 5.2).
///
/// What is nil or empty is not written. The order is always that of the schema. Ids may hold `{id}`, which stands for the
/// signature's own Id; `QualifyingProperties` points to that, so the signature must have one.
public struct XAdESDescription: Sendable, Hashable {
  /// The prefix of the XAdES elements, or nil where they are written without one.
  public var prefix: String?
  /// The `Id` of `QualifyingProperties`, or nil for none.
  public var qualifyingPropertiesID: String?
  /// Whether `Target` is the signature's Id without the `#` that makes it a reference (ZATCA).
  public var targetIsBareID: Bool
  /// The `Id` of `SignedProperties`.
  public var signedPropertiesID: String
  /// How `SigningTime` is written, or nil for none.
  public var signingTime: SigningTimeFormat?
  /// Which certificate signs: the older `SigningCertificate`, `SigningCertificateV2`, or both.
  public var signingCertificates: [SigningCertificateDescription]
  /// Under which policy is signed; makes an EPES of a BES.
  public var policy: SignaturePolicy?
  /// Where is signed.
  public var place: SignatureProductionPlace?
  /// In which roles is signed.
  public var role: SignerRole?
  /// What the references cover.
  public var dataObjectFormats: [DataObjectFormat]
  /// What the signer commits to.
  public var commitments: [CommitmentTypeIndication]

  /// Describes properties.
  public init(
    prefix: String? = "xades", qualifyingPropertiesID: String? = nil, signedPropertiesID: String = "{id}-signedprops",
    signingTime: SigningTimeFormat? = SigningTimeFormat(),
    signingCertificates: [SigningCertificateDescription] = [SigningCertificateDescription(.v2)],
    policy: SignaturePolicy? = nil, place: SignatureProductionPlace? = nil, role: SignerRole? = nil,
    dataObjectFormats: [DataObjectFormat] = [], commitments: [CommitmentTypeIndication] = [],
    targetIsBareID: Bool = false
  ) {
    self.prefix = prefix
    self.qualifyingPropertiesID = qualifyingPropertiesID
    self.signedPropertiesID = signedPropertiesID
    self.signingTime = signingTime
    self.signingCertificates = signingCertificates
    self.policy = policy
    self.place = place
    self.role = role
    self.dataObjectFormats = dataObjectFormats
    self.commitments = commitments
    self.targetIsBareID = targetIsBareID
  }
}

/// `SigningCertificate` or `SigningCertificateV2` (EN 319 132-1, section 5.2.2; the first one: TS 101 903, 7.2.2).
public struct SigningCertificateDescription: Sendable, Hashable {
  /// Which of the two elements.
  public var version: Version
  /// The digest of the certificates.
  public var digest: DigestAlgorithm
  /// How much of the signer's chain is named.
  public var extent: KeyInfoContent.Extent
  /// Whether issuer and serial number are written; the older element demands them.
  public var namesIssuer: Bool
  /// What of a certificate is digested.
  public var input: Input
  /// How the digest is written.
  public var digestText: DigestText

  /// What of a certificate is digested.
  public enum Input: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its DER encoding, as the standard has it.
    case der
    /// The base64 text of that, without line ends (ZATCA).
    case base64
  }

  /// The two elements.
  public enum Version: String, Sendable, Hashable, CaseIterable {
    /// `SigningCertificate`, with the issuer as text, which EN 319 132-1 deprecates and authorities still demand.
    case v1
    /// `SigningCertificateV2`, with issuer and serial number in DER.
    case v2
  }

  /// Describes the property.
  public init(
    _ version: Version, digest: DigestAlgorithm = .sha256, extent: KeyInfoContent.Extent = .leaf,
    namesIssuer: Bool = true, input: Input = .der, digestText: DigestText = .base64
  ) {
    self.version = version
    self.digest = digest
    self.extent = extent
    self.namesIssuer = namesIssuer
    self.input = input
    self.digestText = digestText
  }

  /// What stands, in base64, in the `DigestValue` of a certificate.
  func digestValue(of certificate: Certificate) -> [UInt8] {
    let text = input == .der ? certificate.der : Array(Base64.encode(certificate.der).utf8)
    return digestText.bytes(of: digest.digest(of: text))
  }

  var departsFromStandard: Bool { input != .der || digestText != .base64 }
}

/// `SignaturePolicyIdentifier` (EN 319 132-1, section 5.2.9).
public enum SignaturePolicy: Sendable, Hashable {
  /// `SignaturePolicyImplied`: the policy follows from the document.
  case implied
  /// `SignaturePolicyId`.
  case identified(SignaturePolicyID)
}

/// A signature policy by its identifier and digest.
public struct SignaturePolicyID: Sendable, Hashable {
  /// The policy.
  public var identifier: ObjectIdentifier
  /// The digest algorithm of the policy's file.
  public var digest: DigestAlgorithm
  /// The digest of the policy's file.
  public var digestValue: [UInt8]
  /// Where the policy can be read (`SPURI`), or nil.
  public var location: String?
  /// Which specification says how the policy is written (`SPDocSpecification`, of XAdES 1.4.1), or nil.
  public var specification: ObjectIdentifier?

  /// Names a policy.
  public init(
    _ identifier: ObjectIdentifier, digest: DigestAlgorithm, digestValue: [UInt8], location: String? = nil,
    specification: ObjectIdentifier? = nil
  ) {
    self.identifier = identifier
    self.digest = digest
    self.digestValue = digestValue
    self.location = location
    self.specification = specification
  }
}

/// An `ObjectIdentifierType` (EN 319 132-1, section 5.1.2).
public struct ObjectIdentifier: Sendable, Hashable {
  /// The identifier: a URI, or an OID as the qualifier says.
  public var identifier: String
  /// How an OID is written as a URI, or nil where the identifier is a URI of its own.
  public var qualifier: Qualifier?
  /// What it is, for people, or nil for no `Description`.
  public var description: String?
  /// Where it is documented: URIs.
  public var documentation: [String]

  /// How an OID is written.
  public enum Qualifier: String, Sendable, Hashable, CaseIterable {
    /// As a URI.
    case oidAsURI = "OIDAsURI"
    /// As a URN (RFC 3061): `urn:oid:1.2.3`.
    case oidAsURN = "OIDAsURN"
  }

  /// Names an object.
  public init(
    _ identifier: String, qualifier: Qualifier? = nil, description: String? = nil, documentation: [String] = []
  ) {
    self.identifier = identifier
    self.qualifier = qualifier
    self.description = description
    self.documentation = documentation
  }
}
