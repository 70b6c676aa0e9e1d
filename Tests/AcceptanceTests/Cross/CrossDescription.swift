import SignetCrypto
import SignetSignatures
import SignetXML

extension CrossCase {
  /// How the signature is made.
  var description: SignatureDescription {
    var description = SignatureDescription(
      namespaces: ["inv": "urn:example:invoice"], placement: [placement], id: SignatureID("sig"),
      prefix: algorithm == .p384 ? nil : "ds", canonicalization: Canonicalization(canonicalization),
      methods: [algorithm.method], references: references, keyInfo: keyInfo, keyInfoID: "{id}-keyinfo",
      signatureValueID: "{id}-value", objects: objects)
    guard let properties else { return description }
    description.references += [
      reference(.keyInfo, form == .bes ? [] : [transform]),
      reference(.signedProperties, form == .epes ? [] : [transform]),
    ]
    description.xades = properties
    return description
  }

  private var transform: Transform { .canonicalization(Canonicalization(canonicalization)) }

  private func reference(
    _ subject: ReferenceDescription.Subject, _ transforms: [Transform], id: String? = nil
  ) -> ReferenceDescription {
    ReferenceDescription(subject, transforms: transforms, digest: algorithm.digest, id: id)
  }

  private var placement: Placement {
    switch kind {
    case .enveloped, .several: .lastChild(of: "inv:Invoice")
    case .byId: .before("inv:Invoice/inv:Total")
    case .detached, .manifest: .after("inv:Invoice/inv:Part")
    case .enveloping: .enveloping(objectID: "content")
    }
  }

  private var references: [ReferenceDescription] {
    let part = ReferenceDescription.Subject.element("inv:Invoice/inv:Part", idAttribute: "Id", id: .any)
    let root = ReferenceDescription.Subject.element("inv:Invoice", idAttribute: "Id", id: .any)
    return switch kind {
    case .enveloped: [reference(.document, [.envelopedSignature, transform], id: "{id}-ref0")]
    case .byId: [reference(root, [.envelopedSignature, transform], id: "{id}-ref0")]
    case .detached: [reference(part, [transform], id: "{id}-ref0")]
    case .enveloping: [reference(.object("content"), [transform], id: "{id}-ref0")]
    case .several:
      [
        reference(.document, [.envelopedSignature], id: "{id}-ref0"),
        reference(part, [], id: "{id}-ref1"), reference(.object("{id}-note"), [transform], id: "{id}-ref2"),
      ]
    case .manifest: [reference(.manifest("{id}-manifest"), [transform], id: "{id}-ref0")]
    }
  }

  private var objects: [ObjectDescription] {
    let part = ReferenceDescription.Subject.element("inv:Invoice/inv:Part", idAttribute: "Id", id: .any)
    return switch kind {
    case .several: [ObjectDescription(id: "{id}-note", mimeType: "text/plain", .text("«§ 5 < 6»"))]
    case .manifest:
      [
        ObjectDescription(
          .manifest(ManifestDescription(id: "{id}-manifest", references: [reference(part, [transform])])))
      ]
    default: []
    }
  }

  private var keyInfo: [KeyInfoContent] {
    switch form {
    case .none: [.x509Certificates(.chain)]
    // signxml looks the curves of KeyValue up in a list that lacks these two.
    case .bes where [.secp256k1, .brainpool].contains(algorithm):
      [.x509Data([.certificates(.leaf)]), .derEncodedKeyValue]
    case .bes: [.x509Data([.certificates(.leaf)]), .keyValue]
    case .epes: [.x509Data([.certificates(.leaf), .subjectName, .issuerSerial])]
    case .baselineB: [.x509Certificates(.leaf), .derEncodedKeyValue]
    }
  }

  private var formats: [DataObjectFormat] {
    references.compactMap(\.id).map { DataObjectFormat(of: $0, description: "Fatura nº 1", encoding: "UTF-8") }
  }

  private var properties: XAdESDescription? {
    switch form {
    case .none: nil
    case .bes:
      XAdESDescription(
        prefix: "etsi", signingTime: SigningTimeFormat(minutesFromUTC: -300),
        signingCertificates: [SigningCertificateDescription(.v1, digest: algorithm.digest)],
        dataObjectFormats: formats)
    case .epes:
      XAdESDescription(
        signingTime: SigningTimeFormat(minutesFromUTC: 60, fractionDigits: 3),
        signingCertificates: [SigningCertificateDescription(.v1)],
        policy: .identified(
          SignaturePolicyID(
            ObjectIdentifier("urn:oid:2.16.724.1.3.1.1.2.1.9", qualifier: .oidAsURN, description: "Política"),
            digest: .sha1, digestValue: DigestAlgorithm.sha1.digest(of: Array("policy".utf8)),
            location: "https://example.org/p?a=1&b=2",
            specification: ObjectIdentifier("urn:example:policies"))),
        place: SignatureProductionPlace(isV2: false, city: "Bogotá", country: "CO"),
        role: SignerRole(isV2: false, claimed: ["supplier"]))
    case .baselineB:
      XAdESDescription(
        prefix: algorithm == .p384 ? "xades" : nil, qualifyingPropertiesID: "{id}-qp", policy: .implied,
        place: SignatureProductionPlace(city: "Málaga", street: "C/ Larios 1", country: "ES"),
        role: SignerRole(claimed: ["emisor"]), dataObjectFormats: formats,
        commitments: [
          CommitmentTypeIndication(ObjectIdentifier("http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin"))
        ])
    }
  }

  /// The document that is signed: namespaces that are used, unused and taken back, every kind of text, and white space.
  ///
  /// It has no comments and no `xml:` attributes around signed parts, with which signxml goes its own ways
  /// (``SignXML``); the documents of ``SigningJob`` have them.
  static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <inv:Invoice xmlns:inv="urn:example:invoice" xmlns="urn:example:default" xmlns:unused="urn:example:unused" Id="doc">
      <inv:Part Id="part" b='2' a="&#9;&lt;é&#xD;" inv:c="3">Açúcar &amp; café <![CDATA[<1 & 2>]]>
        <line xmlns="" n='1'/><deep xmlns="urn:example:other"><deeper xmlns="urn:example:default"/></deep>
      </inv:Part>
      <inv:Total>10.00</inv:Total>
    </inv:Invoice>
    """
}
