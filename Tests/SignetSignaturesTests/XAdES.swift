import Foundation
import SignetCrypto
import SignetSignatures
import SignetXML
import Testing

/// XAdES signatures as several schemes have them.
enum XAdES {
  static let policyFile = Array("Sign only what you have read.".utf8)
  static let policyName = "https://example.org/política v2.pdf"

  static let policy = SignaturePolicy.identified(
    SignaturePolicyID(
      ObjectIdentifier(policyName, description: "Política de firma"), digest: .sha256,
      digestValue: DigestAlgorithm.sha256.digest(of: policyFile), location: "https://example.org/p?a=1&b=2",
      specification: ObjectIdentifier("1.2.3.4", qualifier: .oidAsURI)))

  /// Three references, as DIAN (Colombia) and Costa Rica have them: the document, KeyInfo, SignedProperties.
  static func threeReferences(_ properties: XAdESDescription) -> SignatureDescription {
    var description = SignatureFormsTests.description(
      [
        ReferenceDescription(
          .document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-ref0"),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
      ], placement: .lastChild(of: "*"), id: SignatureID("xmldsig-{digest}"))
    description.keyInfoID = "{id}-keyinfo"
    description.signatureValueID = "{id}-sigvalue"
    description.xades = properties
    return description
  }

  /// The older form with a policy.
  static let epes = threeReferences(
    XAdESDescription(
      signingTime: SigningTimeFormat(minutesFromUTC: -300, fractionDigits: 3),
      signingCertificates: [SigningCertificateDescription(.v1, extent: .chain)], policy: policy,
      role: SignerRole(isV2: false, claimed: ["supplier"])))

  /// The baseline level, with every property that there is.
  static let baselineB = threeReferences(
    XAdESDescription(
      prefix: nil, qualifyingPropertiesID: "{id}-qp", policy: .implied,
      place: SignatureProductionPlace(
        city: "Málaga", street: "C/ Larios 1", stateOrProvince: "Andalucía", postalCode: "29005", country: "ES"),
      role: SignerRole(claimed: ["emisor", "third party"]),
      dataObjectFormats: [
        DataObjectFormat(
          of: "{id}-ref0", description: "Factura",
          identifier: ObjectIdentifier("urn:oid:1.2.840.10003.5.109.10", qualifier: .oidAsURN), encoding: "UTF-8")
      ],
      commitments: [
        CommitmentTypeIndication(ObjectIdentifier("http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin")),
        CommitmentTypeIndication(
          ObjectIdentifier("1.2.3", qualifier: .oidAsURI, documentation: ["urn:doc"]), references: ["{id}-ref0"]),
      ]))

  static let document = Array("<r xmlns='urn:r' xmlns:unused='urn:u'><a>1</a></r>".utf8)

  static func sign(
    _ description: SignatureDescription, _ document: [UInt8] = document, identity: String = "rsa-2048",
    at time: Date = Date()
  ) throws -> String {
    let plan = try SignaturePlan(description, identity: try Vectors.identity(identity), at: Date())
    return String(decoding: try ReferenceEngine(plan).sign(document, at: time), as: UTF8.self)
  }

  /// Signs anew what was changed: the references by Id, and the signature value.
  static func resign(_ document: String, identity: String = "rsa-2048") throws -> String {
    var text = document
    for reference in try XMLTree(parsing: Array(text.utf8)).elements(named: "Reference", in: Namespace.xmldsig) {
      guard let id = reference.attribute("URI")?.dropFirst(), !id.isEmpty,
        let old = reference.children.last?.pureText
      else { continue }
      let tree = try XMLTree(parsing: Array(text.utf8))
      let bytes = try Canonicalizer(Canonicalization(.c14n10)).bytes(
        of: DocumentSubset(.element(try tree.element(withID: String(id))), includesComments: false))
      text = text.replacing(old, with: Base64.encode(DigestAlgorithm.sha256.digest(of: bytes)))
    }
    let tree = try XMLTree(parsing: Array(text.utf8))
    let signature = try #require(tree.signatures.first)
    let bytes = try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.element(signature.children[0])))
    let value = try Vectors.identity(identity).key.signature(for: bytes, algorithm: .rsaPKCS1(.sha256))
    return text.replacing(try #require(signature.children[1].pureText), with: Base64.encode(value))
  }
}
