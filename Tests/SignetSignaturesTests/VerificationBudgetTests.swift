import SignetFindings
import SignetSignatures
import SignetXML
import Testing

/// Small documents that would keep a verifier busy for minutes.
@Suite("The budget of a verification")
struct VerificationBudgetTests {
  @Test("is shared by all expressions of all references")
  func expressionsOfReferences() throws {
    let references = String(repeating: reference("", String(repeating: costly, count: 8)), count: 64)
    let report = try #require(try SignatureVerifier().verify(document(references)).first)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .xmlLimitExceeded })
  }

  @Test("is shared with the transforms of KeyInfo, and told there too")
  func expressionsOfKeyInfo() throws {
    let transforms = String(repeating: costly, count: 8)
    let method = """
      <RetrievalMethod URI="#xpointer(/)"><Transforms>\(transforms)</Transforms></RetrievalMethod>
      """
    let keyInfo = "<KeyInfo>\(String(repeating: method, count: 64))</KeyInfo>"
    let report = try #require(try SignatureVerifier().verify(document(reference("#o", ""), keyInfo)).first)
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.code == .xmlLimitExceeded })
  }

  @Test("is shared by all signatures that are read as an authority has them")
  func authorities() throws {
    let references = String(
      repeating: reference("", String(repeating: costly, count: 8)), count: 64)
    let tree = try XMLTree(parsing: document(references, others: signature(reference("#o", ""))))
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.ecdsaEncoding = .der
    let verifier = SignatureVerifier()
    func codes(_ number: Int, _ budget: VerificationBudget) throws -> Set<FindingCode> {
      Set(
        try verifier.verify(tree.signatures[number], as: description, within: budget).findings.map(
          \.code))
    }
    let budget = verifier.budget(for: tree)
    #expect(try !codes(1, budget).contains(.xmlLimitExceeded))
    #expect(try codes(0, budget).contains(.xmlLimitExceeded))
    #expect(try codes(1, budget) == [.xmlLimitExceeded])
    #expect(try !codes(1, verifier.budget(for: tree)).contains(.xmlLimitExceeded))
  }

  @Test("does not let namespace declarations multiply")
  func declarations() {
    let declarations = (0..<900).map { #" xmlns:a\#($0)="urn:a""# }.joined()
    let text = "<r\(declarations)>\(String(repeating: "<b/>", count: 1_000))</r>"
    #expect { try XMLTree(parsing: Array(text.utf8)) } throws: {
      ($0 as? SignetError)?.finding.code == .xmlLimitExceeded
    }
  }

  @Test("allows an element with all declarations that it may have")
  func declarationsOfOne() throws {
    let declarations = (0..<900).map { #" xmlns:a\#($0)="urn:a""# }.joined()
    _ = try XMLTree(parsing: Array("<r\(declarations)><b/></r>".utf8))
  }

  private let costly =
    #"<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>count(//*) &gt; 0</XPath></Transform>"#

  private func reference(_ uri: String, _ transforms: String) -> String {
    let list = transforms.isEmpty ? "" : "<Transforms>\(transforms)</Transforms>"
    let digest = String(repeating: "A", count: 43) + "="
    return #"<Reference URI="\#(uri)">\#(list)<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>"#
      + "<DigestValue>\(digest)</DigestValue></Reference>"
  }

  private func document(_ references: String, _ keyInfo: String = "", others: String = "")
    -> [UInt8]
  {
    let elements = String(repeating: "<a/>", count: 1_500)
    return Array(
      #"<r><o Id="o"/>\#(elements)\#(signature(references, keyInfo))\#(others)</r>"#.utf8)
  }

  private func signature(_ references: String, _ keyInfo: String = "") -> String {
    #"<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>"#
      + #"<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>\#(references)</SignedInfo>"#
      + "<SignatureValue>AAAA</SignatureValue>\(keyInfo)</Signature>"
  }
}

/// Where elements stand, as people and programs are told.
@Suite("Places of elements")
struct ElementPlaceTests {
  @Test("no two elements of a document have the same")
  func unique() throws {
    let text = """
      <r><x xmlns="urn:1"/><x xmlns="urn:1"/><x xmlns="urn:2"/><a:y xmlns:a="urn:1"/><a:y xmlns:a="urn:2"/><z/>\
      <v/><v/><v/><v/><v/><v/><v/><v/></r>
      """
    let tree = try XMLTree(parsing: Array(text.utf8))
    // Asked often, the places come from an index; the answers are the same.
    let (first, second) = (tree.elements.map(\.xpath), tree.elements.map(\.xpath))
    #expect(first == second)
    #expect(Set(first).count == first.count)
    #expect(first[1] == "/r/*[1]" && first[4] == "/r/*[4]" && first[6] == "/r/z" && first[7] == "/r/v[1]")
    #expect(tree.elements.map(\.ordinals).suffix(2) == [[1, 13], [1, 14]])
  }
}
