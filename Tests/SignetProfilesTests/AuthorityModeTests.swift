import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// Signatures that no standard knows: only the profile that says so accepts them.
@Suite("Authority modes")
struct AuthorityModeTests {
  private static let ubl = "urn:oasis:names:specification:ubl:schema:xsd:"

  private static func folder(_ name: String) -> URL { Project.shared.appending(path: "samples/\(name)") }

  /// The authority's own documents and others that it took, with the prefixes of their paths.
  static let genuine = [
    "muhannadhg__credit_note_simplified.signed.xml", "muhannadhg__mixed_treatments.signed.xml",
    "muhannadhg__simplified_several_lines.signed.xml", "official-sdk__Simplified_Invoice.xml",
    "official-sdk__Simplified_Invoice_USD.xml", "official-sdk__Standard_Credit_Note.xml",
  ]

  private func verify(_ document: [UInt8], _ profile: SignatureProfile) throws -> ProfiledReport {
    try #require(try ProfileVerifier(SignatureVerifier(), demanding: profile).verify(document).first)
  }

  private func generic(_ document: [UInt8]) throws -> SignatureReport {
    try #require(try SignatureVerifier().verify(document).first)
  }

  @Test(
    "the authority's own documents are valid for the profile, and for nobody else",
    .enabled(if: Availability.sharedData),
    arguments: genuine)
  func samples(name: String) throws {
    let document = try [UInt8](contentsOf: Self.folder("saudi-zatca/\(name)"))
    let report = try verify(document, .saZATCA)
    #expect(report.isValid, "\(report.findings)")
    #expect(try !generic(document).isValid)
  }

  private static func signed(_ profile: SignatureProfile, _ document: String, identity: String) throws -> String {
    String(decoding: try signed(profile, Array(document.utf8), identity: identity), as: UTF8.self)
  }

  private static func signed(
    _ profile: SignatureProfile, _ document: [UInt8], identity: String
  ) throws -> [UInt8] {
    let file = Project.testVectors.appending(path: "identities/\(identity).pem")
    let decoded = try CredentialDecoder.decode([UInt8](contentsOf: file), source: identity)
    let identity = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let plan = try SignaturePlan(profile.signatures[0], identity: identity, at: Date())
    return try ReferenceEngine(plan).sign(document)
  }

  private static let invoice = """
    <Invoice xmlns="\(ubl)Invoice-2" xmlns:cac="\(ubl)CommonAggregateComponents-2" xmlns:cbc="\(ubl)CommonBasicComponents-2">
      <cbc:ProfileID>reporting:1.0</cbc:ProfileID><cbc:ID>1</cbc:ID><cac:AdditionalDocumentReference><cbc:ID>QR</cbc:ID></cac:AdditionalDocumentReference>
      <cbc:Amount>10</cbc:Amount>
    </Invoice>
    """

  @Test("what is made so is valid for the profile, and nothing that is covered can be changed")
  func made() throws {
    let signed = try Self.signed(.saZATCA, Self.invoice, identity: "secp256k1")
    let report = try verify(Array(signed.utf8), .saZATCA)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.findings.contains { $0.code == .signatureCoversDocumentOnly })
    #expect(report.signature.references.map { $0.verifiedBytes == nil } == [false, true])
    #expect(try !generic(Array(signed.utf8)).isValid)
    for (before, after) in [
      ("<cbc:Amount>10<", "<cbc:Amount>11<"), ("<xades:SigningTime>2", "<xades:SigningTime>1"),
      ("Target=\"signature\"", "Target=\"#signature\""), (">  <", "> <"),
    ] where signed.contains(before) {
      let changed = try verify(Array(signed.replacing(before, with: after).utf8), .saZATCA)
      #expect(!changed.isValid, "\(after)")
    }
    // The QR code is put in after signing.
    let stamped = signed.replacing("<cbc:ID>QR</cbc:ID>", with: "<cbc:ID>QR</cbc:ID><cac:Attachment/>")
    #expect(try verify(Array(stamped.utf8), .saZATCA).isValid)
  }

  @Test("each departure alone is refused by generic verification and accepted by its profile")
  func departures() throws {
    let base = SignatureProfile.xmldsigEnveloped
    var profiles: [SignatureProfile] = []
    func add(_ change: (inout SignatureDescription) -> Void) {
      var profile = base
      profile.signatures[0].methods = [.ecdsaSHA256]
      change(&profile.signatures[0])
      profiles.append(profile)
    }
    add { $0.ecdsaEncoding = .der }
    add { $0.signs = .documentDigest }
    add { $0.signs = .document }
    add { $0.references[0].omitsURI = true }
    add { $0.references[0].digestText = .hexadecimal }
    add {
      $0.references[0].transforms = [.c14n10, .envelopedSignature]
      $0.references[0].input = .nodesFirst
    }
    add {
      $0.references[0].input = .removing(["*/ds:Signature"], Canonicalization(.c14n10));
      $0.namespaces["ds"] = Namespace.xmldsig
    }
    for profile in profiles {
      let signed = Array(try Self.signed(profile, "<r><a>1</a></r>", identity: "p-256").utf8)
      let report = try verify(signed, profile)
      #expect(report.isValid, "\(profile.signatures[0]): \(report.findings)")
      let isOwn = profile.signatures[0].references[0].input != .removing(["*/ds:Signature"], Canonicalization(.c14n10))
      #expect(try !generic(signed).isValid == isOwn)
      let changed = Array(String(decoding: signed, as: UTF8.self).replacing("<a>1", with: "<a>2").utf8)
      #expect(try !verify(changed, profile).isValid)
    }
  }

  /// Chile's DTE: signed as a document of its own, in two accepted forms.
  static func chile(_ contexts: [NamespaceContext], transforms: [Transform]) -> SignatureProfile {
    SignatureProfile(
      id: "test-dte", title: "DTE", source: "SII", recognizes: ["s:DTE", "DTE", "s:EnvioDTE"],
      signature: SignatureDescription(
        namespaces: ["s": "http://www.sii.cl/SiiDte"], placement: [.lastChild(of: "//s:DTE"), .lastChild(of: "//DTE")],
        canonicalization: Canonicalization(.c14n10), methods: [.rsaSHA1, .rsaSHA256],
        references: [
          ReferenceDescription(
            .element("//s:DTE/s:Documento", idAttribute: "ID", id: .any), transforms: transforms, digest: .sha1)
        ], keyInfo: [.keyValue, .x509Certificates(.leaf)], contexts: contexts))
  }

  static let bothContexts: [NamespaceContext] = [
    .standalone("//s:DTE", keeping: .used), .standalone("//s:DTE", keeping: .none),
  ]

  @Test(
    "documents that were signed before they were pasted are valid for the profile",
    .enabled(if: Availability.sharedData),
    arguments: [
      ("DTE--76399752-9--33--25568--cleaned.xml", true), ("DTE--60910000-1--33--2336600--cleaned.xml", false),
      ("DTE--96670340-7--61--110616--cleaned.xml", false),
    ])
  func chileanSamples(name: String, hasTransform: Bool) throws {
    let document = try [UInt8](contentsOf: Self.folder("chile/\(name)"))
    let profile = Self.chile(Self.bothContexts, transforms: hasTransform ? [.c14n10] : [])
    let report = try verify(document, profile)
    #expect(report.signature.isValid, "\(report.findings)")
    #expect(report.signature.references.first?.covers == "/DTE/Documento")
    #expect(try generic(document).isValid == hasTransform)
  }

  @Test(
    "what is signed anew has the digest that its issuer wrote", .enabled(if: Availability.sharedData),
    arguments: [
      ("DTE--76399752-9--33--25568--cleaned.xml", 0), ("DTE--60910000-1--33--2336600--cleaned.xml", 1),
      ("DTE--96670340-7--61--110616--cleaned.xml", 1), ("DTE--60910000-1--33--2336600.xml", 0),
    ])
  func resigned(name: String, context: Int) throws {
    let document = try [UInt8](contentsOf: Self.folder("chile/\(name)"))
    // The files are in one-byte encodings, and stay so.
    let text = String(document.map { Character(UnicodeScalar($0)) })
    let signature = try #require(text.firstMatch(of: /(?s)<Signature.*<\/Signature>/)).output
    let digest = try #require(signature.firstMatch(of: /<DigestValue>[^<]*<\/DigestValue>/)).output
    var profile = Self.chile(
      [Self.bothContexts[context]], transforms: signature.contains("<Transforms>") ? [.c14n10] : [])
    if !name.contains("cleaned") {
      profile.signatures[0].contexts = [.standalone("DTE", keeping: .used)]
      profile.signatures[0].references[0].subject = .element("DTE/Documento", idAttribute: "ID", id: .any)
    }
    let unsigned = text.replacing(signature, with: "").unicodeScalars.map { UInt8($0.value) }
    let signed = try Self.signed(profile, unsigned, identity: "rsa-2048")
    #expect(String(signed.map { Character(UnicodeScalar($0)) }).contains(digest))
    #expect(try verify(signed, profile).isValid)
  }

  @Test("a part is signed as a document of its own, and stays valid where it is pasted", arguments: [0, 1])
  func standalone(context: Int) throws {
    var profile = Self.chile([Self.bothContexts[context]], transforms: [.c14n10])
    profile.signatures[0].methods = [.rsaSHA256]
    let envelope = """
      <EnvioDTE xmlns="http://www.sii.cl/SiiDte" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SetDTE><DTE>\
      <Documento ID="F1T33"><Folio>1</Folio></Documento></DTE></SetDTE></EnvioDTE>
      """
    let signed = try Self.signed(profile, envelope, identity: "rsa-2048")
    let report = try verify(Array(signed.utf8), profile)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.signature.references.first?.covers == "/EnvioDTE/SetDTE/DTE/Documento")
    #expect(report.signature.xpath == "/EnvioDTE/SetDTE/DTE/Signature")
    #expect(try !generic(Array(signed.utf8)).isValid)
    // Cut out again, it is what every verifier takes.
    let part = try #require(signed.firstMatch(of: /<DTE>.*<\/DTE>/)).output
    let name = context == 0 ? "<DTE xmlns=\"http://www.sii.cl/SiiDte\">" : "<DTE>"
    #expect(try generic(Array(part.replacing("<DTE>", with: name).utf8)).isValid)
    let changed = Array(signed.replacing("<Folio>1", with: "<Folio>2").utf8)
    #expect(try !verify(changed, profile).isValid)
  }

  @Test(
    "without namespaces nothing can be exchanged for something of the same name",
    arguments: [
      ("<Folio>1</Folio>", "<x:Folio>1</x:Folio>"), ("<Folio>1</Folio>", "<Folio xmlns=\"\">1</Folio>"),
      ("<Folio>1</Folio>", "<Folio xmlns=\"urn:x\">1</Folio>"), ("<Documento ID", "<Documento xmlns=\"urn:x\" ID"),
    ])
  func namespaceExchange(before: String, after: String) throws {
    let profile = Self.chile([Self.bothContexts[1]], transforms: [.c14n10])
    let document = """
      <EnvioDTE xmlns="http://www.sii.cl/SiiDte"><DTE xmlns="http://www.sii.cl/SiiDte" xmlns:x="urn:x">\
      <Documento ID="F1"><Folio>1</Folio></Documento></DTE></EnvioDTE>
      """
    let signed = try Self.signed(profile, document, identity: "rsa-2048")
    #expect(try verify(Array(signed.utf8), profile).isValid)
    let changed = signed.replacing(before, with: after)
    #expect(changed != signed)
    #expect(try !verify(Array(changed.utf8), profile).isValid)
  }

  @Test("a signature that covers something else than its profile wants is none of the profile")
  func otherElement() throws {
    let wanted = Self.chile([.document], transforms: [.c14n10])
    var other = wanted
    other.signatures[0].references[0].subject = .element("//s:DTE/s:Otro", idAttribute: "ID", id: .any)
    let document = """
      <DTE xmlns="http://www.sii.cl/SiiDte"><Documento ID="F1"/><Otro ID="F2"/></DTE>
      """
    let signed = Array(try Self.signed(other, document, identity: "rsa-2048").utf8)
    #expect(try verify(signed, other).isValid)
    let report = try verify(signed, wanted)
    #expect(report.signature.isValid)
    #expect(report.violations.count == 1)
    var strict = other
    strict.signatures[0].references[0].subject = .element("//s:DTE/s:Otro", idAttribute: "ID", id: .matching("F[3-9]"))
    #expect(try verify(signed, strict).violations.count == 1)
  }

  @Test("TicketBAI's order of transforms is accepted by its profile alone", .enabled(if: Availability.sharedData))
  func ticketBAI() throws {
    let name = "spain-ticketbai/barnetik__TicketBAI_Alta_Faktura__Alta_Factura_01_lehena__primera.xml"
    let document = try [UInt8](contentsOf: Self.folder(name))
    #expect(try !generic(document).isValid)
    let report = try verify(document, .esTicketBAIGipuzkoa)
    #expect(report.isValid, "\(report.findings)")
    // The other provinces have other policies.
    for other in [SignatureProfile.esTicketBAIAraba, .esTicketBAIBizkaia] {
      let report = try verify(document, other)
      #expect(report.signature.isValid)
      #expect(report.violations.map(\.code) == [.profileViolated])
    }
  }
}
