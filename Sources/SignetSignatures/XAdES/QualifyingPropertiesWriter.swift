import SignetCertificates
import SignetCrypto
import SignetFindings

/// Writes `QualifyingProperties` with its `SignedProperties`, in the order of the schema (EN 319 132-1, section 5.2 and
/// annex C).
struct QualifyingPropertiesWriter {
  let xades: XAdESDescription
  let signature: SignatureDescription
  let identity: SigningIdentity
  /// Gives a name of the XML Signature namespace its prefix.
  let ds: (String) -> String

  init(
    _ xades: XAdESDescription, of signature: SignatureDescription, identity: SigningIdentity,
    name: @escaping (String) -> String
  ) {
    self.xades = xades
    self.signature = signature
    self.identity = identity
    ds = name
  }

  /// Writes the element.
  func write(to template: inout SignatureTemplate) throws(SignetError) {
    let declaration = xades.prefix.map { " xmlns:\($0)" } ?? " xmlns"
    template.write("<\(name("QualifyingProperties"))\(declaration)=\"\(Namespace.xades132)\"")
    template.write(attribute: "Id", xades.qualifyingPropertiesID)
    template.write(attribute: "Target", xades.targetIsBareID ? "{id}" : "#{id}")
    template.write("><\(name("SignedProperties"))")
    template.write(attribute: "Id", xades.signedPropertiesID)
    template.write(">")
    try template.write(element: name("SignedSignatureProperties")) { (template) throws(SignetError) in
      try writeSignatureProperties(to: &template)
    }
    if !xades.dataObjectFormats.isEmpty || !xades.commitments.isEmpty {
      try template.write(element: name("SignedDataObjectProperties")) { (template) throws(SignetError) in
        for format in xades.dataObjectFormats { try write(format, to: &template) }
        for commitment in xades.commitments { try write(commitment, to: &template) }
      }
    }
    template.write("</\(name("SignedProperties"))></\(name("QualifyingProperties"))>")
  }

  private func name(_ local: String) -> String { xades.prefix.map { "\($0):\(local)" } ?? local }
}

// MARK: - Signed signature properties

extension QualifyingPropertiesWriter {
  private func writeSignatureProperties(to template: inout SignatureTemplate) throws(SignetError) {
    if xades.signingTime != nil {
      template.write("<\(name("SigningTime"))>", .signingTime, "</\(name("SigningTime"))>")
    }
    // SigningCertificate stands before SigningCertificateV2, whatever the order of the description.
    for version in SigningCertificateDescription.Version.allCases {
      for property in xades.signingCertificates where property.version == version {
        try write(property, to: &template)
      }
    }
    try writePolicy(to: &template)
    if let place = xades.place { try write(place, to: &template) }
    if let role = xades.role {
      try template.write(element: name(role.isV2 ? "SignerRoleV2" : "SignerRole")) { (template) throws(SignetError) in
        try template.write(element: name("ClaimedRoles")) { (template) throws(SignetError) in
          for claimed in role.claimed { template.write(element: name("ClaimedRole"), claimed) }
        }
      }
    }
  }

  private func write(
    _ property: SigningCertificateDescription, to template: inout SignatureTemplate
  ) throws(SignetError) {
    let element = property.version == .v1 ? "SigningCertificate" : "SigningCertificateV2"
    try template.write(element: name(element)) { (template) throws(SignetError) in
      for certificate in identity.certificates(property.extent) {
        try template.write(element: name("Cert")) { (template) throws(SignetError) in
          try write(property.digest, property.digestValue(of: certificate), in: "CertDigest", to: &template)
          switch property.version {
          case .v1:
            try template.write(element: name("IssuerSerial")) { (template) throws(SignetError) in
              template.write(element: ds("X509IssuerName"), certificate.issuer.text(signature.names))
              template.write(element: ds("X509SerialNumber"), try certificate.serialText(signature))
            }
          case .v2 where property.namesIssuer:
            template.write(element: name("IssuerSerialV2"), Base64.encode(certificate.issuerSerial))
          case .v2: break
          }
        }
      }
    }
  }

  private func write(
    _ digest: DigestAlgorithm, _ value: [UInt8], in element: String, to template: inout SignatureTemplate
  ) throws(SignetError) {
    try template.write(element: name(element)) { (template) throws(SignetError) in
      template.write("<\(ds("DigestMethod")) Algorithm=\"\(digest.uri)\"/>")
      template.write(element: ds("DigestValue"), Base64.encode(value))
    }
  }

  private func writePolicy(to template: inout SignatureTemplate) throws(SignetError) {
    guard let policy = xades.policy else { return }
    try template.write(element: name("SignaturePolicyIdentifier")) { (template) throws(SignetError) in
      guard case .identified(let policy) = policy else {
        return template.write("<\(name("SignaturePolicyImplied"))/>")
      }
      try template.write(element: name("SignaturePolicyId")) { (template) throws(SignetError) in
        try write(policy.identifier, in: "SigPolicyId", to: &template)
        try write(policy.digest, policy.digestValue, in: "SigPolicyHash", to: &template)
        try writeQualifiers(of: policy, to: &template)
      }
    }
  }

  /// `SPDocSpecification` lives in the namespace of XAdES 1.4.1, its content in that of 1.3.2 (EN 319 132-1, 5.2.9.2).
  private func writeQualifiers(
    of policy: SignaturePolicyID, to template: inout SignatureTemplate
  ) throws(SignetError) {
    guard policy.location != nil || policy.specification != nil else { return }
    try template.write(element: name("SigPolicyQualifiers")) { (template) throws(SignetError) in
      if let location = policy.location {
        try template.write(element: name("SigPolicyQualifier")) { (template) throws(SignetError) in
          template.write(element: name("SPURI"), location)
        }
      }
      if let specification = policy.specification {
        try template.write(element: name("SigPolicyQualifier")) { (template) throws(SignetError) in
          template.write("<xades141:SPDocSpecification xmlns:xades141=\"\(Namespace.xades141)\">")
          try write(contentOf: specification, to: &template)
          template.write("</xades141:SPDocSpecification>")
        }
      }
    }
  }

  private func write(_ place: SignatureProductionPlace, to template: inout SignatureTemplate) throws(SignetError) {
    let element = place.isV2 ? "SignatureProductionPlaceV2" : "SignatureProductionPlace"
    try template.write(element: name(element)) { (template) throws(SignetError) in
      template.write(element: name("City"), place.city)
      if place.isV2 { template.write(element: name("StreetAddress"), place.street) }
      template.write(element: name("StateOrProvince"), place.stateOrProvince)
      template.write(element: name("PostalCode"), place.postalCode)
      template.write(element: name("CountryName"), place.country)
    }
  }
}

// MARK: - Signed data object properties

extension QualifyingPropertiesWriter {
  private func write(
    _ identifier: ObjectIdentifier, in element: String, to template: inout SignatureTemplate
  ) throws(SignetError) {
    try template.write(element: name(element)) { (template) throws(SignetError) in
      try write(contentOf: identifier, to: &template)
    }
  }

  private func write(
    contentOf identifier: ObjectIdentifier, to template: inout SignatureTemplate
  ) throws(SignetError) {
    template.write("<\(name("Identifier"))")
    template.write(attribute: "Qualifier", identifier.qualifier?.rawValue)
    template.write(">\(Markup.escaped(identifier.identifier))</\(name("Identifier"))>")
    template.write(element: name("Description"), identifier.description)
    guard !identifier.documentation.isEmpty else { return }
    try template.write(element: name("DocumentationReferences")) { (template) throws(SignetError) in
      for uri in identifier.documentation { template.write(element: name("DocumentationReference"), uri) }
    }
  }

  private func write(_ format: DataObjectFormat, to template: inout SignatureTemplate) throws(SignetError) {
    template.write("<\(name("DataObjectFormat"))")
    template.write(attribute: "ObjectReference", "#" + format.reference)
    template.write(">")
    template.write(element: name("Description"), format.description)
    if let identifier = format.identifier { try write(identifier, in: "ObjectIdentifier", to: &template) }
    template.write(element: name("MimeType"), format.mimeType)
    template.write(element: name("Encoding"), format.encoding)
    template.write("</\(name("DataObjectFormat"))>")
  }

  private func write(_ commitment: CommitmentTypeIndication, to template: inout SignatureTemplate) throws(SignetError) {
    try template.write(element: name("CommitmentTypeIndication")) { (template) throws(SignetError) in
      try write(commitment.identifier, in: "CommitmentTypeId", to: &template)
      guard !commitment.references.isEmpty else { return template.write("<\(name("AllSignedDataObjects"))/>") }
      for reference in commitment.references {
        template.write("<\(name("ObjectReference"))>")
        template.write(marked: Markup.escaped("#" + reference))
        template.write("</\(name("ObjectReference"))>")
      }
    }
  }
}
