import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Profiles in YAML")
struct ProfileYAMLTests {
  @Test("every profile comes back as it was", arguments: SignatureProfile.all)
  func roundTrip(profile: SignatureProfile) throws {
    #expect(try SignatureProfile(yaml: profile.yaml()) == profile)
  }

  /// Profiles that together use every word there is.
  static let vocabulary: [SignatureProfile] = [
    .saZATCA, AuthorityModeTests.chile(AuthorityModeTests.bothContexts, transforms: []),
    SigningSequenceTests.profile, plain, qualified,
  ]

  private static let plain: SignatureProfile = {
    var signature = SignatureDescription(
      namespaces: ["q": "urn:q"],
      placement: [
        .firstChild(of: "a"), .before("//b[2]"), .after("c[d='e: #f']"), .enveloping(objectID: "o"),
        .counterSignature(of: nil), .counterSignature(of: "s"),
        .wrapped(.wrapped(.firstEmpty("x"), in: "<a>{signature}</a>"), in: "<b c='\"'>\n{signature}</b>"),
      ],
      id: SignatureID("123", namedBy: "a/b"),
      canonicalization: Canonicalization(.exclusive, inclusivePrefixes: ["a", "#default"]),
      methods: [.rsaPSS, .ecdsaSHA384],
      references: [
        ReferenceDescription(.document, transforms: [], digest: .sha3_256, id: "null", type: "", omitsURI: true),
        ReferenceDescription(
          .element("q:e", idAttribute: "q:id", id: .madeWithPrefix("true")), transforms: [.base64], digest: .sha1),
        ReferenceDescription(.keyInfo, transforms: [.exclusive], digest: .sha512, type: "urn:t"),
        ReferenceDescription(.object("o1"), transforms: [], digest: .sha256),
        ReferenceDescription(.manifest("m1"), transforms: [], digest: .sha256),
        ReferenceDescription(.signature(nil), transforms: [], digest: .sha256),
        ReferenceDescription(.signature("s1"), transforms: [], digest: .sha256),
        ReferenceDescription(.signatureValue(of: nil), transforms: [], digest: .sha256),
        ReferenceDescription(.signatureValue(of: "s2"), transforms: [], digest: .sha256),
        ReferenceDescription(
          .signedProperties,
          transforms: [
            .xpathFilter2([
              NodeSet.FilterStep(.union, XPathFilter("//a")),
              NodeSet.FilterStep(.subtract, XPathFilter("//q:b", namespaces: ["q": "urn:q"])),
            ]),
            .relationships(RelationshipSelection(ids: ["rId1", "rId2"], types: ["urn:t"])),
          ],
          digest: .sha256,
          input: .literal(LiteralText(emptyElements: .startAndEnd, putsAttributesFirst: true, removesWhiteSpace: true))),
      ],
      keyInfo: [
        .keyName("~"), .subjectAsKeyName, .keyValue, .derEncodedKeyValue,
        .x509Data([.certificates(.chainWithRoot), .issuerSerial, .subjectName, .subjectKeyIdentifier, .digest(.sha384)]
        ),
      ], keyInfoID: "k", signatureValueID: "v",
      objects: [
        ObjectDescription(id: "o1", mimeType: "text/plain", encoding: "urn:e", .text(" 1.0 ")),
        ObjectDescription(time: SigningTimeFormat(fractionDigits: 2), .base64([1, 2, 255])),
        ObjectDescription(.markup("<a>\n  {time}\n</a>")),
        ObjectDescription(
          .manifest(
            ManifestDescription(
              id: "m1", references: [ReferenceDescription(.document, transforms: [.c14n10], digest: .sha224)]))),
      ], joinsOthers: true)
    signature.declarations = ["xsi": "urn:x", "no": "urn:y"]
    signature.names = NameStyle(
      order: .generalFirst, separator: ", ", assignment: " = ", otherTypes: .named, keywords: ["1.2": "E"])
    signature.serialNumbers = .ascii
    signature.layout = TextLayout(lineWidth: 76, newline: .crlf, indentation: 0, depth: 2)
    signature.pss = RSAPSSParameters(digest: .sha512, maskDigest: .sha1, saltLength: 0)
    signature.signs = .document
    signature.accepts = AcceptedForms(
      canonicalizations: [Canonicalization(.c14n11)], methods: [.rsaSHA1], digests: [.sha1],
      transforms: [1: [[], [.exclusive]], 3: [[.base64]]], anyOrder: true, optionalReferences: [2],
      documentWithoutURI: true, documentByID: true,
      inputs: [
        1: [.nodesFirst, .removing(["a | b[@c='d']"], Canonicalization(.c14n10), removesWhiteSpace: true)],
        2: [.literal(LiteralText(emptyElements: .closedAfterSpace))],
      ],
      policies: [
        SignaturePolicyID(ObjectIdentifier("urn:p", description: "p"), digest: .sha256, digestValue: [1], location: "l")
      ])
    return SignatureProfile(id: "no", title: "Prüfung: «x»", source: "", recognizes: ["*"], signature: signature)
  }()

  private static let qualified: SignatureProfile = {
    var profile = SignatureProfile.xmldsigEnveloped
    profile.signatures[0].xades = XAdESDescription(
      prefix: nil, qualifyingPropertiesID: "q", signedPropertiesID: "p",
      signingTime: SigningTimeFormat(
        minutesFromUTC: -300, writesZ: false, fractionDigits: 3, zone: "Europe/Madrid", writesZone: false),
      signingCertificates: [
        SigningCertificateDescription(.v2, digest: .sha512, extent: .chain, namesIssuer: false),
        SigningCertificateDescription(.v1),
      ],
      policy: .identified(
        SignaturePolicyID(
          ObjectIdentifier("urn:oid:1.2", qualifier: .oidAsURN, description: "Política", documentation: ["urn:d"]),
          digest: .sha1,
          digestValue: [1, 2, 3], location: "urn:l", specification: ObjectIdentifier("1.2.3", qualifier: .oidAsURI))),
      place: SignatureProductionPlace(
        isV2: false, city: "a", street: "b", stateOrProvince: "c", postalCode: "00501", country: "NO"),
      role: SignerRole(isV2: false, claimed: ["emisor", "on"]),
      dataObjectFormats: [
        DataObjectFormat(
          of: "r", description: "d", identifier: ObjectIdentifier("i"), mimeType: nil, encoding: "UTF-8"),
        DataObjectFormat(of: "s"),
      ],
      commitments: [
        CommitmentTypeIndication(ObjectIdentifier("c"), references: ["r"]),
        CommitmentTypeIndication(ObjectIdentifier("d")),
      ])
    var implied = profile.signatures[0]
    implied.namespaces = ["other": "urn:other"]
    implied.xades?.policy = .implied
    implied.xades?.signingTime = nil
    profile.signatures[0].namespaces = ["n": "urn:n"]
    var bare = implied
    bare.namespaces = [:]
    profile.signatures += [implied, bare]
    profile.namespaces = ["n": "urn:n", "other": "urn:other"]
    profile.confirmation = .unconfirmed
    profile.container = .cms
    let tests: [RuleTest] = [
      .signed, .signatureHolds, .signatureFits, .namesSignature("a/b"), .certificates(atLeast: 2), .issuerName,
      .present("n:a/@Id"),
      .absent("a"), .matches("a", "[0-9]+"),
      .equals("a", [.text("1"), .value("b", width: 3), .value("c"), .first(["d", "e"], width: 2), .yearMonth("f")]),
      .encoding(["UTF-8", "ISO-8859-1"]), .noByteOrderMark, .noPrefixes, .noComments, .noWhiteSpaceBetweenElements,
      .bytes(atMost: 100), .rsaKey(bits: 2048), .curve([.p256, .secp256k1]),
      .keyUsage([.digitalSignature, .nonRepudiation]),
      .extendedKeyUsage(["1.2.3"]), .inForce,
      .owner(
        CertificateValue([.subject("2.5.4.5"), .otherName("1.2"), .directoryName("1.3")], pattern: "([0-9]+)"),
        equals: ["a", "b"], comparing: .first(8)),
      .owner(CertificateValue([.subject("2.5.4.5")]), equals: ["a"], comparing: .whole),
    ]
    profile.rules = tests.enumerated().map { number, test in
      ProfileRule(
        "rule-\(number)", "It holds.", test, cure: "Mend it.", citation: "Manual, \(number)",
        severity: number % 2 == 0 ? .error : .warning)
    }
    profile.guide = ProfileGuide(
      certificate: "Any.", facts: [ProfileFact("So it is.", .verified), ProfileFact("Perhaps.", .unknown)],
      rejections: [Rejection("297", "Changed.", cure: "Sign again.")])
    return profile
  }()

  @Test("every word can be written and read", arguments: 0..<5)
  func everyWord(number: Int) throws {
    let profile = Self.vocabulary[number]
    let yaml = try profile.yaml()
    #expect(try SignatureProfile(yaml: yaml) == profile, "\(yaml)")
  }

  @Test("docs/profile-words.md explains every field that is written")
  func documented() throws {
    let page = try String(contentsOf: Project.root.appending(path: "docs/profile-words.md"), encoding: .utf8)
    for profile in Self.vocabulary {
      let yaml = try profile.yaml()
      // Prefixes are no fields: their values are names of namespaces.
      let fields = yaml.matches(of: /(?m)^[ -]*([a-z0-9-]{3,}):(?!.*(?:urn:|http))(?: |$)/)
      for field in fields.map(\.output.1) {
        #expect(page.contains("`\(field)`") || page.contains("`\(field): "), "\(field)")
      }
    }
  }

  @Test(
    "an error names the line and the field",
    arguments: [
      ("methods:", "metods:", "line 11, signature: methods is missing"),
      ("digest: sha1", "digest: md5", "line 23, signature/references/1/digest: \"md5\" is none of sha1"),
      (
        "- c14n\n", "- c15n\n",
        "line 22, signature/references/1/transforms/2: \"c15n\" is not a canonicalization method"
      ),
      ("id-pattern", "idPattern", "line 19, signature/references/1: the field \"idPattern\" is not known"),
      ("title:", "xslt: a.xsl\ntitle:", "line 2, xslt: a digest string made by XSLT is not supported"),
      ("id: br-nfe", "id: br-nfe\nid: x", "duplicated key(s): 'id'"), ("id: br-nfe", "- [", "line 1, column 3"),
    ])
  func position(before: String, after: String, expected: String) throws {
    let yaml = try SignatureProfile.brNFe.yaml()
    #expect(yaml.contains(before))
    let error = #expect(throws: SignetError.self) {
      try SignatureProfile(yaml: yaml.replacing(before, with: after))
    }
    #expect(error?.finding.code == .profileInvalid)
    #expect(error?.finding.message.contains(expected) == true, "\(error?.finding.message ?? "")")
  }

  @Test(
    "what can't be understood is refused",
    arguments: [
      ("methods:", "metods:"), ("digest: sha1", "digest: md5"), ("rsa-sha1", "rsa-md5"),
      ("- c14n", "- c15n"), ("last-child-of", "somewhere"), ("id-pattern", "idPattern"),
      ("last-child-of: //nfe:NFe", "last-child-of: //nfe:NFe\n    before: nfe:NFe"), ("title:", "titel:"),
      ("id: br-nfe", "- ["),
    ])
  func refuses(before: String, after: String) throws {
    let yaml = try SignatureProfile.brNFe.yaml()
    #expect(yaml.contains(before))
    let error = #expect(throws: SignetError.self) {
      try SignatureProfile(yaml: yaml.replacing(before, with: after))
    }
    #expect(error?.finding.code == .profileInvalid)
  }

  @Test("an unknown name is an error that lists those there are")
  func unknown() {
    let error = #expect(throws: SignetError.self) { try SignatureProfile.named("xx-none") }
    #expect(error?.finding.code == .profileUnknown)
    #expect(error?.finding.hint.contains("br-nfe") == true)
  }
}
