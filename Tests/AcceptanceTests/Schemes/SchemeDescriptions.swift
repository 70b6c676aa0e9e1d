import SignetProfiles
import SignetSignatures
import SignetXML

/// Descriptions that are no profile's own.
enum SchemeDescriptions {
  /// TicketBAI with the order of transforms that the common libraries write, which every verifier knows.
  static let ticketBAI = {
    var description = SignatureProfile.esTicketBAIGipuzkoa.signatures[0]
    description.references[0].transforms = [.envelopedSignature, .c14n10]
    description.references[0].input = .transforms
    return description
  }()

  /// A counter-signature over the only signature of a document, with properties of the level B-B.
  static let counterSignature = SignatureDescription(
    placement: [.counterSignature(of: nil)], id: SignatureID("counter"), prefix: "cs",
    canonicalization: Canonicalization(.exclusive), methods: [.ecdsaSHA256],
    references: [
      ReferenceDescription(.signatureValue(of: nil), transforms: [.exclusive], digest: .sha256),
      ReferenceDescription(.signedProperties, transforms: [.exclusive], digest: .sha256),
    ], keyInfo: [.x509Certificates(.leaf)], xades: XAdESDescription())
}
