import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import Testing

/// The relationships transform of Open Packaging Conventions.
@Suite("Relationships")
struct RelationshipTests {
  private static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"

  private func signed(
    _ content: String, _ selection: RelationshipSelection, root: String = namespace
  ) throws -> [UInt8] {
    let description = SignatureFormsTests.description(
      [
        ReferenceDescription(
          .document, transforms: [.relationships(selection), .c14n10], digest: .sha256)
      ],
      placement: .lastChild(of: "*"))
    let plan = try SignaturePlan(description, identity: try Vectors.identity("p-256"), at: Date())
    let document =
      "<p:Relationships xmlns:p='\(root)' xmlns='\(root)' xmlns:o='urn:o'>\(content)</p:Relationships>"
    return try ReferenceEngine(plan).sign(Array(document.utf8))
  }

  /// What a signature with the transform covers, without the list around it.
  private func covered(_ content: String, _ selection: RelationshipSelection) throws -> String {
    let report = try #require(try SignatureVerifier().verify(try signed(content, selection)).first)
    #expect(report.isValid, "\(report.findings)")
    let text = String(decoding: try #require(report.references.first?.verifiedBytes), as: UTF8.self)
    let (before, after) = ("<Relationships xmlns=\"\(Self.namespace)\">", "</Relationships>")
    #expect(text.hasPrefix(before) && text.hasSuffix(after), "\(text)")
    return String(text.dropFirst(before.count).dropLast(after.count))
  }

  @Test(
    "what is selected is listed by Id, with nothing else",
    arguments: [
      (
        "<Relationship Id='b' Target='t' Type='u'/>", ["b"], [],
        #"<Relationship Id="b" Target="t" TargetMode="Internal" Type="u"></Relationship>"#
      ),
      (
        "\n<Relationship Id='b'/>\n<!--c--><p:Relationship Id='B' TargetMode='External'/> <Relationship Id='a'/>",
        ["a", "b", "B"], [],
        #"<Relationship Id="B" TargetMode="External"></Relationship><Relationship Id="a" TargetMode="Internal"></Relationship>"#
          + #"<Relationship Id="b" TargetMode="Internal"></Relationship>"#
      ),
      (
        "<Relationship Id='1' Type='x'/><Relationship Id='2' Type='y'/><Relationship Id='3' Type='x'/>",
        ["2"], ["x"],
        #"<Relationship Id="1" TargetMode="Internal" Type="x"></Relationship>"#
          + #"<Relationship Id="2" TargetMode="Internal" Type="y"></Relationship>"#
          + #"<Relationship Id="3" TargetMode="Internal" Type="x"></Relationship>"#
      ),
      (
        "<Relationship Id='a' o:x='1' xml:lang='pt' Target='&lt;&quot;&#10;&amp;é'><o:y/>text</Relationship><o:z/>",
        ["a"], [],
        #"<Relationship Id="a" Target="&lt;&quot;&#xA;&amp;é" TargetMode="Internal" xml:lang="pt"></Relationship>"#
      ),
      ("<o:Relationship Id='a'/><Relationship Id='K'/>", ["\u{212A}", "none"], [], ""),
    ])
  func lists(content: String, ids: [String], types: [String], list: String) throws {
    #expect(try covered(content, RelationshipSelection(ids: ids, types: types)) == list)
  }

  @Test("what is no list of relationships, or repeats an Id, is an error")
  func refusals() throws {
    let selection = RelationshipSelection(ids: ["a"], types: ["t"])
    for (content, root) in [
      ("<Relationship Id='a'/><Relationship Id='a'/>", Self.namespace),
      ("<Relationship Type='t'/>", Self.namespace),
      ("<Relationship Id='a'/>", "urn:other"),
    ] {
      let error = #expect(throws: SignetError.self) { try signed(content, selection, root: root) }
      #expect(error?.finding.code == .signatureTransformFailed)
    }
  }

  @Test("a transform that selects by anything else is malformed")
  func malformed() throws {
    let text = String(
      decoding: try signed("<Relationship Id='a'/>", RelationshipSelection(ids: ["a"])),
      as: UTF8.self)
    for (old, new) in [
      ("SourceId=", "sourceId="), ("mdssi:RelationshipReference xml", "mdssi:Reference xml"),
    ] {
      let report = try #require(
        try SignatureVerifier().verify(Array(text.replacing(old, with: new).utf8)).first)
      #expect(report.findings.map(\.code) == [.signatureMalformed])
    }
    let canonicalization =
      #"<ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>"#
    let alone = try SignatureVerifier().verify(
      Array(text.replacing(canonicalization, with: "").utf8))
    #expect(alone.flatMap(\.findings).map(\.code) == [.signatureTransformUnsupported])
    let changed = text.replacing("SourceId=\"a\"", with: "SourceId=\"b\"")
    #expect(try SignatureVerifier().verify(Array(changed.utf8)).map(\.isValid) == [false])
  }
}
