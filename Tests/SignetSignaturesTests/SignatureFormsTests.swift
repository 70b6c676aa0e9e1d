import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// What a description can say beyond one enveloped signature.
@Suite("Forms of signatures")
struct SignatureFormsTests {
  static let document = Array("<r xmlns:x='urn:x'><x:a Id='A1'>é</x:a><b ID='B1'/></r>".utf8)

  static func description(
    _ references: [ReferenceDescription], placement: Placement = .lastChild(of: "r"), id: SignatureID? = nil,
    prefix: String? = "ds"
  ) -> SignatureDescription {
    SignatureDescription(
      namespaces: ["x": "urn:x"], placement: [placement], id: id, prefix: prefix,
      canonicalization: Canonicalization(.c14n10), methods: [.rsaSHA256, .ecdsaSHA256], references: references,
      keyInfo: [.x509Certificates(.leaf)])
  }

  static let whole = ReferenceDescription(.document, transforms: [.envelopedSignature, .c14n10], digest: .sha256)

  private func sign(
    _ description: SignatureDescription, _ document: [UInt8] = document, identity: String = "rsa-2048"
  ) throws -> [UInt8] {
    let plan = try SignaturePlan(description, identity: try Vectors.identity(identity), at: Date())
    return try ReferenceEngine(plan).sign(document)
  }

  private func report(_ signed: [UInt8]) throws -> SignatureReport {
    try #require(try SignatureVerifier().verify(signed).first)
  }

  @Test("an enveloping signature surrounds the document, which stays byte for byte", arguments: ["ds", nil])
  func enveloping(prefix: String?) throws {
    let description = Self.description(
      [ReferenceDescription(.object("content"), transforms: [.c14n10], digest: .sha256)],
      placement: .enveloping(objectID: "content"), prefix: prefix)
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<!-- before --><r xmlns='urn:r'  a = '1'/><?after?>"
    let signed = try sign(description, Array(text.utf8))
    let report = try report(signed)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.references.map(\.uri) == ["#content"])
    #expect(report.xpath.hasSuffix("Signature"))
    #expect(String(decoding: signed, as: UTF8.self).contains("<r xmlns='urn:r'  a = '1'/>"))
  }

  @Test("a document in no namespace is not put into the namespace of a signature without prefix")
  func envelopingCapture() throws {
    let description = Self.description(
      [ReferenceDescription(.object("content"), transforms: [.c14n10], digest: .sha256)],
      placement: .enveloping(objectID: "content"), prefix: nil)
    let error = #expect(throws: SignetError.self) { try sign(description, Array("<r><a/></r>".utf8)) }
    #expect(error?.finding.code == .signatureDescriptionInvalid)
  }

  @Test("a detached signature stands beside what it signs, and signs several things")
  func detached() throws {
    let references = [
      ReferenceDescription(.element("r/x:a", idAttribute: "Id", id: .any), transforms: [.exclusive], digest: .sha256),
      ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha512, id: "ref-2"),
    ]
    let signed = try sign(Self.description(references, placement: .before("r/b")))
    let report = try report(signed)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.references.map(\.covers) == ["/r/x:a", "/r/b"])
    #expect(String(decoding: signed, as: UTF8.self).contains("<ds:Reference Id=\"ref-2\" URI=\"#B1\">"))
  }

  @Test("the signature's own parts are signed where they stand", arguments: ["rsa-2048", "p-521"])
  func ownParts(identity: String) throws {
    var description = Self.description(
      [
        Self.whole, ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
        ReferenceDescription(.object("{id}-note"), transforms: [.exclusive], digest: .sha384),
      ], id: SignatureID("sig-{digest}"))
    description.keyInfoID = "{id}-keyinfo"
    description.signatureValueID = "{id}-value"
    description.objects = [
      ObjectDescription(id: "{id}-note", mimeType: "text/plain", .text("«5 < 6»")),
      ObjectDescription(.base64([1, 2, 3])), ObjectDescription(.markup("<n xmlns='urn:n' of='{id}'>{time}</n>")),
    ]
    let signed = try sign(description, identity: identity)
    let report = try report(signed)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.id?.hasPrefix("sig-") == true)
    #expect(report.references.map(\.isValid) == [true, true, true])
  }

  @Test("a manifest is digested before the signature that covers it")
  func manifest() throws {
    var description = Self.description([
      ReferenceDescription(.manifest("list"), transforms: [.c14n10], digest: .sha256)
    ])
    description.objects = [
      ObjectDescription(
        .manifest(
          ManifestDescription(
            id: "list",
            references: [
              Self.whole,
              ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha256),
            ])))
    ]
    let signed = try sign(description)
    let report = try report(signed)
    #expect(report.isValid, "\(report.findings)")
    let text = String(decoding: signed, as: UTF8.self)
    #expect(text.contains("URI=\"#list\" Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\""))
    #expect(text.ranges(of: "<ds:DigestValue></ds:DigestValue>").isEmpty)
  }

  @Test("every content of KeyInfo is written, for every kind of key", arguments: ["rsa-2048", "p-256", "p-521"])
  func keyInfo(identity: String) throws {
    var description = Self.description([Self.whole])
    description.keyInfo = [
      .keyName("Ana & Lda"), .subjectAsKeyName, .keyValue,
      .x509Data([
        .certificates(.chainWithRoot), .issuerSerial, .subjectName, .subjectKeyIdentifier, .digest(.sha256),
      ]), .derEncodedKeyValue,
    ]
    let signed = try sign(description, identity: identity)
    #expect(try report(signed).isValid)
    let text = String(decoding: signed, as: UTF8.self)
    for element in [
      "KeyName", "KeyValue", "X509IssuerSerial", "X509SubjectName", "X509SKI", "X509Digest", "DEREncodedKeyValue",
    ] {
      #expect(text.contains(":\(element)"), "\(element)")
    }
  }

  @Test("a reference that would cover its own digest is refused", arguments: [[], [Transform.c14n10]])
  func circular(transforms: [Transform]) throws {
    let description = Self.description([ReferenceDescription(.document, transforms: transforms, digest: .sha256)])
    let error = #expect(throws: SignetError.self) { try sign(description) }
    #expect(error?.finding.code == .signatureReferenceCircular)
  }

  @Test("a second signature may join, and one may sign another")
  func several() throws {
    let inner = try sign(
      Self.description(
        [ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha256)],
        id: SignatureID("inner")))
    var joining = Self.description(
      [ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha256)],
      id: SignatureID("second"))
    #expect(throws: SignetError.self) { try sign(joining, inner) }
    joining.joinsOthers = true
    let joined = try sign(joining, inner, identity: "p-256")
    let outer = try sign(
      Self.description([
        ReferenceDescription(.signature("inner"), transforms: [], digest: .sha256),
        ReferenceDescription(.signatureValue(of: "second"), transforms: [], digest: .sha256),
      ]), joined)
    let reports = try SignatureVerifier().verify(outer)
    #expect(reports.map(\.isValid) == [true, true, true], "\(reports.flatMap(\.findings))")
  }

  @Test("a signature that another one would be broken by is not made", arguments: [true, false])
  func breaking(isEnveloping: Bool) throws {
    let inner = try sign(Self.description([Self.whole]))
    var second = Self.description(
      [ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [], digest: .sha256)])
    if isEnveloping {
      second = Self.description(
        [ReferenceDescription(.object("content"), transforms: [], digest: .sha256)],
        placement: .enveloping(objectID: "content"))
    }
    let error = #expect(throws: SignetError.self) { try sign(second, inner) }
    #expect(error?.finding.code == .signatureBreaksAnother)

    if isEnveloping {
      // Canonical XML 1.0 of an element by its Id has the namespaces that are declared around it.
      var byID = Self.description([
        ReferenceDescription(.element("r/b", idAttribute: "ID", id: .any), transforms: [.c14n10], digest: .sha256)
      ])
      byID.placement = [.lastChild(of: "r")]
      byID.prefix = "sig"
      let error = #expect(throws: SignetError.self) { try sign(second, try sign(byID)) }
      #expect(error?.finding.code == .signatureBreaksAnother)
      byID.references[0].transforms = [.exclusive]
      byID.canonicalization = Canonicalization(.exclusive)
      #expect(try SignatureVerifier().verify(try sign(second, try sign(byID))).map(\.isValid) == [true, true])
      return
    }

    var covering = Self.description([
      ReferenceDescription(
        .element("r/x:a", idAttribute: "Id", id: .any), transforms: [.envelopedSignature], digest: .sha256)
    ])
    covering.placement = [.lastChild(of: "r/x:a")]
    second.placement = [.lastChild(of: "r/x:a")]
    let byID = #expect(throws: SignetError.self) { try sign(second, try sign(covering)) }
    #expect(byID?.finding.code == .signatureBreaksAnother)
  }

  @Test("an Id that the document has already is not given twice")
  func takenID() throws {
    let description = Self.description([Self.whole], id: SignatureID("A1"))
    let error = #expect(throws: SignetError.self) { try sign(description) }
    #expect(error?.finding.code == .xmlIDDuplicate)
  }

  /// Descriptions that contradict themselves.
  static let contradictions: [SignatureDescription] = {
    var noKeyInfoID = description([ReferenceDescription(.keyInfo, transforms: [], digest: .sha256)])
    noKeyInfoID.keyInfoID = nil
    var derivedFromNothing = description([whole])
    derivedFromNothing.signatureValueID = "{id}-value"
    var noReference = description([whole], id: SignatureID("s"))
    noReference.xades = XAdESDescription()
    var unknownFormat = description(
      [whole, ReferenceDescription(.signedProperties, transforms: [], digest: .sha256)], id: SignatureID("s"))
    unknownFormat.xades = XAdESDescription(dataObjectFormats: [DataObjectFormat(of: "none")])
    var samePrefix = unknownFormat
    samePrefix.xades = XAdESDescription(prefix: "ds")
    var noPrefixes = samePrefix
    noPrefixes.prefix = nil
    noPrefixes.xades?.prefix = nil
    return [
      description([]), noKeyInfoID, derivedFromNothing, noReference, unknownFormat, samePrefix, noPrefixes,
      description([whole], prefix: "a b"),
      description([ReferenceDescription(.object("none"), transforms: [], digest: .sha256)]),
      description([ReferenceDescription(.manifest("none"), transforms: [], digest: .sha256)]),
      description([ReferenceDescription(.signedProperties, transforms: [], digest: .sha256)]),
    ]
  }()

  @Test("a description that contradicts itself is refused before anything is signed", arguments: contradictions)
  func contradiction(description: SignatureDescription) throws {
    let identity = try Vectors.identity("rsa-2048")
    let error = #expect(throws: SignetError.self) { try SignaturePlan(description, identity: identity, at: Date()) }
    #expect(error?.finding.code == .signatureDescriptionInvalid)
  }
}
