import Foundation
import SignetCrypto
import SignetSignatures
import SignetXML
import TestSupport
import Testing

@Suite("Explaining signatures")
struct ExplanationTests {
  static let invoice = """
    <Invoice xmlns="urn:invoice" xmlns:x="urn:unused" id="i1">
      <!-- draft -->
      <Name>Café São “João”</Name>
      <Note>first
    second</Note>
      <Empty></Empty>
      <Line><Price unit="PC">1</Price></Line>
    </Invoice>
    """

  private static func signed(_ text: String, _ description: SignatureDescription = SigningTests.enveloped) throws
    -> String
  {
    let plan = try SignaturePlan(description, identity: try Vectors.identity("rsa-2048"), at: Date())
    return String(decoding: try ReferenceEngine(plan).sign(Array(text.utf8)), as: UTF8.self)
  }

  /// The element with the Id, in inclusive canonicalization.
  private static let byID: SignatureDescription = {
    var description = SigningTests.enveloped
    description.placement = [.lastChild(of: "*")]
    description.references = [
      ReferenceDescription(
        .element("*", idAttribute: "id", id: .any), transforms: [.envelopedSignature, .c14n10], digest: .sha256)
    ]
    return description
  }()

  private func reference(_ document: String, against original: String? = nil) throws -> ReferenceExplanation {
    let explanations = try SignatureExplainer().explain(Array(document.utf8), against: original.map { Array($0.utf8) })
    return try #require(explanations.first?.references.first)
  }

  // MARK: Without the original

  /// What happened to a document after it was signed, and the cause that is found.
  struct Accident: Sendable, CustomTestStringConvertible {
    let cause: String
    var before: @Sendable (String) -> String = { $0 }
    let after: @Sendable (String) -> String
    var testDescription: String { cause }
  }

  static let accidents: [Accident] = [
    Accident(
      cause: "line-ends-crlf", before: { $0.replacing("\n", with: "&#13;\n") },
      after: { $0.replacing("&#13;", with: "") }),
    Accident(cause: "line-ends-lf", after: { $0.replacing("\n", with: "&#13;\n") }),
    Accident(
      cause: "white-space-removed", before: { $0.replacing(/>\s+</) { _ in "><" } },
      after: { $0.replacing("><Line", with: ">\n  <Line") }),
    Accident(
      cause: "text-trimmed", after: { $0.replacing("Café São “João”", with: " Café São “João”\n") }),
    Accident(cause: "unicode-nfc", after: { $0.decomposedStringWithCanonicalMapping }),
    Accident(
      cause: "unicode-nfd", before: { $0.decomposedStringWithCanonicalMapping },
      after: { $0.precomposedStringWithCanonicalMapping }),
    Accident(cause: "encoding-repaired-windows-1252", after: { misread($0, as: .windowsCP1252) }),
    Accident(
      cause: "encoding-repaired", before: { $0.replacing("“", with: "").replacing("”", with: "") },
      after: { misread($0, as: .isoLatin1) }),
    Accident(
      cause: "signature-left-out",
      after: { $0.replacing(/<ds:Transform Algorithm="[^"]*enveloped-signature"\/>/) { _ in "" } }),
    Accident(cause: "element-added", after: { $0.replacing("<Line>", with: "<QR>abc</QR>\n  <Line>") }),
    Accident(cause: "element-added", after: { $0.replacing("</Line>", with: "<a><b/></a></Line>") }),
    Accident(cause: "attribute-added", after: { $0.replacing("<Line>", with: "<Line kind=\"1\">") }),
  ]

  /// The text with its UTF-8 read in another encoding; bytes that this has no character for are controls.
  private static func misread(_ text: String, as encoding: String.Encoding) -> String {
    text.utf8.map { byte in String(bytes: [byte], encoding: encoding) ?? String(Unicode.Scalar(byte)) }.joined()
  }

  @Test("the cause is found without the original", arguments: accidents)
  func accident(_ accident: Accident) throws {
    let signed = try Self.signed(accident.before(Self.invoice))
    #expect(try reference(signed).isValid)
    let reference = try reference(accident.after(signed))
    #expect(!reference.isValid)
    #expect(reference.cause?.name == accident.cause, "\(String(describing: reference.cause))")
  }

  @Test("an element that was signed before it was put into an envelope is told")
  func inheritedNamespaces() throws {
    let signed = try Self.signed(Self.invoice, Self.byID)
    let wrapped =
      "<soap:Envelope xmlns:soap=\"urn:soap\" xmlns:wsu=\"urn:wsu\"><soap:Body>\(signed)</soap:Body></soap:Envelope>"
    #expect(try reference(wrapped).cause?.name == "namespaces-inherited")
  }

  /// A signer that digests something else than its reference says, and the cause that is found.
  struct Quirk: Sendable, CustomTestStringConvertible {
    let cause: String
    let digested: @Sendable (XMLTree, [UInt8]) throws -> [UInt8]
    var testDescription: String { cause }

    init(_ cause: String, _ digested: @escaping @Sendable (XMLTree, [UInt8]) throws -> [UInt8]) {
      self.cause = cause
      self.digested = digested
    }
  }

  private static func canonical(
    _ tree: XMLTree, _ method: CanonicalizationMethod, omitsSignature: Bool = true, _ apex: XMLElement? = nil
  ) throws -> [UInt8] {
    try Canonicalizer(Canonicalization(method)).bytes(
      of: DocumentSubset(apex.map { .element($0) } ?? .document(tree), omitting: omitsSignature ? tree.signatures : []))
  }

  static let quirks: [Quirk] = [
    Quirk("other-canonicalization") { tree, _ in try canonical(tree, .c14n10) },
    Quirk("comments-included") { tree, _ in try canonical(tree, .exclusiveWithComments) },
    Quirk("other-element") { tree, _ in
      try canonical(tree, .exclusive, try tree.root.children.last { $0.localName == "Line" })
    },
    Quirk("trailing-newline") { _, bytes in bytes + [10] },
    Quirk("byte-order-mark") { _, bytes in [0xEF, 0xBB, 0xBF] + bytes },
    Quirk("nothing") { _, _ in [] },
    Quirk("line-ends-raw-crlf") { _, bytes in Array(text(bytes).replacing("\n", with: "\r\n").utf8) },
    Quirk("encoding-windows-1252") { _, bytes in Array(text(bytes).data(using: .windowsCP1252) ?? Data()) },
    Quirk("references-decimal") { _, bytes in
      Array(text(bytes).unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined().utf8)
    },
    Quirk("empty-tags") { _, bytes in Array(text(bytes).replacing("<Empty></Empty>", with: "<Empty/>").utf8) },
    Quirk("xml-declaration") { _, bytes in Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + bytes },
    Quirk("white-space-removed") { _, bytes in Array(text(bytes).replacing(/>\s+</) { _ in "><" }.utf8) },
    Quirk("indented") { _, bytes in
      Array(
        text(bytes).replacing(/>\s+</) { _ in "><" }.replacing(/<(Name|Note|Empty|Line|Price)/) { "\n\t\($0.output.0)" }
          .replacing("\t<Price", with: "\t\t<Price").replacing("</Price>", with: "</Price>\n\t")
          .replacing("</Invoice>", with: "\n</Invoice>").utf8)
    },
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("what a signer does wrong is found in its digest", arguments: quirks)
  func quirk(_ quirk: Quirk) throws {
    let signed = try Self.signed(Self.invoice)
    let tree = try XMLTree(parsing: Array(signed.utf8))
    let digested = try quirk.digested(tree, try Self.canonical(tree, .exclusive))
    let right = try reference(signed)
    let forged = signed.replacing(
      Base64.encode(right.expected), with: Base64.encode(DigestAlgorithm.sha256.digest(of: digested)))
    let reference = try reference(forged)
    #expect(reference.cause?.name == quirk.cause, "\(String(describing: reference.cause))")
  }

  @Test("where no change helps, none is named")
  func noCause() throws {
    let signed = try Self.signed(Self.invoice)
    #expect(try reference(signed.replacing(">1<", with: ">2<")).cause == nil)
  }

  @Test("each step says how much it leaves")
  func steps() throws {
    let reference = try reference(try Self.signed(Self.invoice))
    #expect(
      reference.steps.map(\.name) == [
        "selected", "http://www.w3.org/2000/09/xmldsig#enveloped-signature", CanonicalizationMethod.exclusive.uri,
      ])
    #expect(reference.steps[0].byteCount > reference.steps[1].byteCount)
    #expect(reference.steps[1].byteCount > reference.steps[2].byteCount)
  }

  // MARK: Against the original

  @Test(
    "the departure from the original is named",
    arguments: [
      ("re-indented", ">\n  <Line", "><Line"), ("attribute-changed", "\"PC\"", "\"KG\""),
      ("attribute-removed", " unit=\"PC\"", ""), ("attribute-added", "<Line>", "<Line a=\"1\">"),
      ("line-ends", "first\n", "first&#13;\n"), ("namespace", "<Line>", "<Line xmlns:new=\"urn:new\">"),
      ("text-changed", ">1<", ">2<"), ("element-added", "<Line>", "<QR>x</QR><Line>"),
      ("element-removed", "<Empty></Empty>", ""), ("text-changed", "Café", "Cafe"),
      ("trimmed", "Café", " Café"), ("unicode-normalization", "é", "e\u{301}"),
    ])
  func departure(cause: String, before: String, after: String) throws {
    let signed = try Self.signed(Self.invoice, cause == "namespace" ? Self.byID : SigningTests.enveloped)
    let difference = try #require(try reference(signed.replacing(before, with: after), against: signed).difference)
    #expect(difference.cause == cause, "\(difference)")
    #expect(difference.offset != nil)
    // The unsigned original serves as well.
    #expect(try reference(signed.replacing(before, with: after), against: Self.invoice).difference?.offset != nil)
  }

  @Test("a document whose text was read in another encoding is told")
  func misreadDeparture() throws {
    let signed = try Self.signed(Self.invoice)
    let misread = Self.misread(signed, as: .windowsCP1252)
    #expect(try reference(misread, against: signed).difference?.cause == "encoding")
  }

  @Test("what canonical XML does not contain is not blamed")
  func outerDepartures() throws {
    let signed = try Self.signed(Self.invoice).replacing(/(:DigestValue>)[A-Za-z0-9]{4}([^<])/) {
      "\($0.output.1)AAAA\($0.output.2)"
    }
    for (cause, changed) in [
      ("identical", signed), ("byte-order-mark", "\u{FEFF}" + signed), ("trailing-newline", signed + "\n"),
      ("line-ends", signed.replacing("\n", with: "\r\n")),
      ("serialization", signed.replacing("<Empty></Empty>", with: "<Empty/>")),
    ] {
      let difference = try #require(try reference(changed, against: signed).difference)
      #expect(difference.cause == cause)
      #expect(difference.offset == nil)
    }
  }
}
