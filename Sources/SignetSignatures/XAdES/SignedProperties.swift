import SignetCrypto
import SignetFindings
import SignetXML

/// A `SignedProperties` element, read strictly by the schema of EN 319 132-1, annex C.
struct SignedProperties {
  var signingTime: String?
  var certificates: [XAdESReport.CertificateReference] = []
  var policy: Policy?
  var place: SignatureProductionPlace?
  var role: SignerRole?
  var formats: [DataObjectFormat] = []
  var commitments: [CommitmentTypeIndication] = []
  var others: [String] = []

  /// `SignaturePolicyIdentifier` as it stands there: its digest may be of an unknown kind.
  enum Policy {
    case implied
    case identified(
      ObjectIdentifier, digestMethod: String, digestValue: [UInt8], hasTransforms: Bool, location: String?,
      specification: ObjectIdentifier?)

    /// The policy as it is told; nil where its digest is of an unknown kind.
    var value: SignaturePolicy? {
      switch self {
      case .implied: .implied
      case .identified(let identifier, let method, let value, _, let location, let specification):
        DigestAlgorithm(uri: method).map { digest in
          .identified(
            SignaturePolicyID(
              identifier, digest: digest, digestValue: value, location: location, specification: specification))
        }
      }
    }
  }

  /// Reads the element.
  ///
  /// - Throws: `xades.malformed`.
  init(_ element: XMLElement) throws(SignetError) {
    var children = PropertyCursor(element)
    if let properties = children.optional("SignedSignatureProperties") { try readSignature(properties) }
    if let properties = children.optional("SignedDataObjectProperties") { try readDataObjects(properties) }
    try children.requireEnd()
  }

  private mutating func readSignature(_ element: XMLElement) throws(SignetError) {
    var children = PropertyCursor(element)
    signingTime = try children.optional("SigningTime")?.propertyText()
    if let first = children.optional("SigningCertificate") { certificates += try Self.certificates(first, .v1) }
    if let second = children.optional("SigningCertificateV2") { certificates += try Self.certificates(second, .v2) }
    if let identifier = children.optional("SignaturePolicyIdentifier") { policy = try Self.policy(identifier) }
    if let old = children.optional("SignatureProductionPlace") { place = try Self.place(old, isV2: false) }
    if let new = children.optional("SignatureProductionPlaceV2") { place = try Self.place(new, isV2: true) }
    if let old = children.optional("SignerRole") { role = try Self.role(old, isV2: false) }
    if let new = children.optional("SignerRoleV2") { role = try Self.role(new, isV2: true) }
    others += try children.others().map(\.localName)
  }

  private mutating func readDataObjects(_ element: XMLElement) throws(SignetError) {
    var children = PropertyCursor(element)
    formats = try children.repeated("DataObjectFormat").map { format throws(SignetError) in try Self.format(format) }
    commitments = try children.repeated("CommitmentTypeIndication").map { commitment throws(SignetError) in
      try Self.commitment(commitment)
    }
    for stamp in ["AllDataObjectsTimeStamp", "IndividualDataObjectsTimeStamp"] {
      others += children.repeated(stamp).map(\.localName)
    }
    others += try children.others().map(\.localName)
  }
}

// MARK: - Properties

extension SignedProperties {
  private static func certificates(
    _ element: XMLElement, _ version: SigningCertificateDescription.Version
  ) throws(SignetError) -> [XAdESReport.CertificateReference] {
    var children = PropertyCursor(element)
    let certificates = children.repeated("Cert")
    try children.requireEnd()
    guard !certificates.isEmpty else { throw PropertyCursor.malformed(element, "it names no certificate") }
    return try certificates.map { certificate throws(SignetError) in try Self.certificate(certificate, version) }
  }

  private static func certificate(
    _ element: XMLElement, _ version: SigningCertificateDescription.Version
  ) throws(SignetError) -> XAdESReport.CertificateReference {
    var children = PropertyCursor(element)
    let digest = try digest(try children.required("CertDigest"))
    var issuer: String?
    var serialNumber: String?
    var issuerSerial: [UInt8]?
    switch version {
    case .v1:
      var parts = PropertyCursor(try children.required("IssuerSerial"))
      issuer = try parts.required("X509IssuerName", in: Namespace.xmldsig).propertyText()
      serialNumber = try parts.required("X509SerialNumber", in: Namespace.xmldsig).propertyText()
      try parts.requireEnd()
    case .v2: issuerSerial = try children.optional("IssuerSerialV2")?.propertyBytes()
    }
    try children.requireEnd()
    return XAdESReport.CertificateReference(
      version: version, digestMethod: digest.method, digestValue: digest.value, issuer: issuer,
      serialNumber: serialNumber, issuerSerial: issuerSerial)
  }

  private static func digest(_ element: XMLElement) throws(SignetError) -> (method: String, value: [UInt8]) {
    var children = PropertyCursor(element)
    let method = try children.required("DigestMethod", in: Namespace.xmldsig).attribute("Algorithm") ?? ""
    let value = try children.required("DigestValue", in: Namespace.xmldsig).propertyBytes()
    try children.requireEnd()
    return (method, value)
  }

  private static func policy(_ element: XMLElement) throws(SignetError) -> Policy {
    var choice = PropertyCursor(element)
    if choice.optional("SignaturePolicyImplied") != nil {
      try choice.requireEnd()
      return .implied
    }
    var children = PropertyCursor(try choice.required("SignaturePolicyId"))
    try choice.requireEnd()
    let identifier = try identifier(try children.required("SigPolicyId"))
    let transforms = children.optional("Transforms", in: Namespace.xmldsig)
    let digest = try digest(try children.required("SigPolicyHash"))
    let qualifiers = children.optional("SigPolicyQualifiers")?.children ?? []
    try children.requireEnd()
    let location = qualifiers.flatMap(\.children).first(named: "SPURI")
    let specification = qualifiers.flatMap(\.children).first {
      $0.isNamed("SPDocSpecification", in: Namespace.xades141)
    }
    return .identified(
      identifier, digestMethod: digest.method, digestValue: digest.value, hasTransforms: transforms != nil,
      location: try location?.propertyText(),
      specification: try specification.map { element throws(SignetError) in try Self.identifier(element) })
  }

  private static func identifier(_ element: XMLElement) throws(SignetError) -> ObjectIdentifier {
    var children = PropertyCursor(element)
    let identifier = try children.required("Identifier")
    let description = try children.optional("Description")?.propertyText()
    let documentation = children.optional("DocumentationReferences")?.children ?? []
    try children.requireEnd()
    let qualifier = identifier.attribute("Qualifier")
    guard qualifier == nil || qualifier.flatMap(ObjectIdentifier.Qualifier.init) != nil else {
      throw PropertyCursor.malformed(identifier, "its Qualifier is none of the standard's")
    }
    return ObjectIdentifier(
      try identifier.propertyText(), qualifier: qualifier.flatMap(ObjectIdentifier.Qualifier.init),
      description: description,
      documentation: try documentation.map { reference throws(SignetError) in try reference.propertyText() })
  }

  private static func place(_ element: XMLElement, isV2: Bool) throws(SignetError) -> SignatureProductionPlace {
    var children = PropertyCursor(element)
    var place = SignatureProductionPlace(isV2: isV2)
    place.city = try children.optional("City")?.propertyText()
    if isV2 { place.street = try children.optional("StreetAddress")?.propertyText() }
    place.stateOrProvince = try children.optional("StateOrProvince")?.propertyText()
    place.postalCode = try children.optional("PostalCode")?.propertyText()
    place.country = try children.optional("CountryName")?.propertyText()
    try children.requireEnd()
    return place
  }

  /// Only claimed roles are told; certified ones and assertions are for their own verifiers.
  private static func role(_ element: XMLElement, isV2: Bool) throws(SignetError) -> SignerRole {
    var children = PropertyCursor(element)
    let claimed = children.optional("ClaimedRoles")?.children ?? []
    return SignerRole(isV2: isV2, claimed: claimed.compactMap { $0.pureText?.trimmingXMLWhitespace })
  }

  private static func format(_ element: XMLElement) throws(SignetError) -> DataObjectFormat {
    var children = PropertyCursor(element)
    let description = try children.optional("Description")?.propertyText()
    let identifier = try children.optional("ObjectIdentifier").map { element throws(SignetError) in
      try Self.identifier(element)
    }
    let mimeType = try children.optional("MimeType")?.propertyText()
    let encoding = try children.optional("Encoding")?.propertyText()
    try children.requireEnd()
    return DataObjectFormat(
      of: try localReference(element.attribute("ObjectReference"), element), description: description,
      identifier: identifier, mimeType: mimeType, encoding: encoding)
  }

  private static func commitment(_ element: XMLElement) throws(SignetError) -> CommitmentTypeIndication {
    var children = PropertyCursor(element)
    let identifier = try identifier(try children.required("CommitmentTypeId"))
    let references = try children.repeated("ObjectReference").map { reference throws(SignetError) in
      try localReference(try reference.propertyText(), reference)
    }
    if references.isEmpty { _ = try children.required("AllSignedDataObjects") }
    _ = children.optional("CommitmentTypeQualifiers")
    try children.requireEnd()
    return CommitmentTypeIndication(identifier, references: references)
  }

  private static func localReference(_ uri: String?, _ element: XMLElement) throws(SignetError) -> String {
    guard let id = uri.flatMap(Fragment.id) else {
      throw PropertyCursor.malformed(element, "its ObjectReference is not of the form #Id")
    }
    return id
  }
}
