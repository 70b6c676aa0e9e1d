/// `SignatureProductionPlace` or `SignatureProductionPlaceV2` (EN 319 132-1, section 5.2.5): where the signer says to be.
public struct SignatureProductionPlace: Sendable, Hashable {
  /// Whether the newer element is written, which alone knows a street.
  public var isV2: Bool
  /// The city.
  public var city: String?
  /// The street, with the number.
  public var street: String?
  /// The state or province.
  public var stateOrProvince: String?
  /// The postal code.
  public var postalCode: String?
  /// The country.
  public var country: String?

  /// Describes a place.
  public init(
    isV2: Bool = true, city: String? = nil, street: String? = nil, stateOrProvince: String? = nil,
    postalCode: String? = nil, country: String? = nil
  ) {
    self.isV2 = isV2
    self.city = city
    self.street = street
    self.stateOrProvince = stateOrProvince
    self.postalCode = postalCode
    self.country = country
  }
}

/// `SignerRole` or `SignerRoleV2` with claimed roles (EN 319 132-1, section 5.2.6).
public struct SignerRole: Sendable, Hashable {
  /// Whether the newer element is written.
  public var isV2: Bool
  /// The roles that the signer claims, such as `supplier`.
  public var claimed: [String]

  /// Describes roles.
  public init(isV2: Bool = true, claimed: [String]) {
    self.isV2 = isV2
    self.claimed = claimed
  }
}

/// `DataObjectFormat` (EN 319 132-1, section 5.2.4): what the thing is that a reference covers.
public struct DataObjectFormat: Sendable, Hashable {
  /// The Id of the reference, as ``ReferenceDescription/id`` has it.
  public var reference: String
  /// What it is, for people.
  public var description: String?
  /// What it is, by an identifier.
  public var identifier: ObjectIdentifier?
  /// Its media type, such as `text/xml`.
  public var mimeType: String?
  /// Its encoding, such as `UTF-8`.
  public var encoding: String?

  /// Describes what a reference covers.
  public init(
    of reference: String, description: String? = nil, identifier: ObjectIdentifier? = nil,
    mimeType: String? = "text/xml", encoding: String? = nil
  ) {
    self.reference = reference
    self.description = description
    self.identifier = identifier
    self.mimeType = mimeType
    self.encoding = encoding
  }
}

/// `CommitmentTypeIndication` (EN 319 132-1, section 5.2.3): what the signer commits to by signing.
public struct CommitmentTypeIndication: Sendable, Hashable {
  /// The commitment.
  public var identifier: ObjectIdentifier
  /// The Ids of the references that it is about; empty for all of them.
  public var references: [String]

  /// Describes a commitment.
  public init(_ identifier: ObjectIdentifier, references: [String] = []) {
    self.identifier = identifier
    self.references = references
  }
}
