import Foundation
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// Signing in one pass makes the bytes that the reference engine makes.
@Suite("Prepared signers")
struct PreparedSignerTests {
  static let byID: SignatureDescription = {
    var description = SigningTests.enveloped
    description.references = [
      ReferenceDescription(
        .element("*/a", idAttribute: "Id", id: .matching("A[0-9]+")), transforms: [.envelopedSignature, .c14n10],
        digest: .sha256)
    ]
    return description
  }()

  static let forms: [String: SignatureDescription] = [
    "enveloped": SigningTests.enveloped,
    "by Id": byID,
    "by Id, inside": {
      var description = byID
      description.placement = [.lastChild(of: "*/a")]
      description.prefix = nil
      description.canonicalization = Canonicalization(.c14n11)
      return description
    }(),
    "by Id, circular": {
      var description = byID
      description.placement = [.lastChild(of: "*/a")]
      description.references[0].transforms = [.exclusive]
      return description
    }(),
    "in the first empty one, named by the document": {
      var description = SigningTests.enveloped
      description.placement = [.firstEmpty("*/b"), .after("*/a")]
      description.id = SignatureID("Sign", namedBy: "*/c/d")
      description.canonicalization = Canonicalization(.c14n10)
      description.references[0].transforms = [.envelopedSignature]
      return description
    }(),
    "before, wrapped": {
      var description = byID
      description.placement = [.wrapped(.before("*/b"), in: "<w xmlns='urn:w' a='é'>{signature}</w>")]
      description.id = SignatureID("s-{digest}")
      description.prefix = nil
      description.canonicalization = Canonicalization(.c14n10)
      return description
    }(),
    "with properties": XAdES.epes,
    "with properties and exclusive canonicalization": {
      var description = XAdES.baselineB
      description.canonicalization = Canonicalization(.exclusive)
      return description
    }(),
  ]

  static let documents: [String] = [
    "<r/>", "<r />", "\u{FEFF}<?xml version='1.0'?>\n<!--c--><r><a Id='A1'>x</a><b/></r>\n<?p?>",
    "<r xmlns:u='urn:u' xmlns='urn:r' xml:lang=\"pt\" xml:space='default'><a Id=\"A12\" u:b='&#38;'/></r>",
    "<r xml:lang='pt&#9;\"'><a Id='A1' xml:lang='es'><!--c--></a><b> \n</b><c><d> #Sign1 </d></c></r>",
    "<r><a Id='A1'/><b>1</b><b></b><b/><c><d>#S&#49;</d></c></r>", "<r><a Id='A1'/><b>&#32;</b><b/></r>",
    "<r><a Id='A1'/><b><!-- --></b><b/><c><d>x<e/>y</d><d>z</d></c></r>", "<r><a Id='A&#49;'/><b/></r>",
    "<r><a Id='A1'/><b id='A1'/></r>", "<r><a Id='A1'/><a Id='A2'/><b Id='Sign'/></r>", "<r><a Id='B'/><b/></r>",
    "<r><a/><b/></r>", "<r xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><a Id='A1'><ds:Object/></a><b ></b ></r>",
    "<r><a Id='A1'/><b/><s:Signature xmlns:s='http://www.w3.org/2000/09/xmldsig#'/></r>",
    "<r xmlns='relative'><a Id='A1'/></r>", "<r><a Id='A1'></r>",
    "<?xml version='1.0' encoding='ISO-8859-1'?><r><b/></r>",
    "<r xmlns:p='urn:p' xmlns:q='urn:q'><p:x xmlns='urn:x'><a Id='A1'/></p:x><a\r\nId='A7'>\r\n</a\r\n><b\r\n/></r>",
    "<r xml:base='http://example.org/'><a Id='A1'/><b/></r>",
  ]

  @Test("gives the reference engine's bytes, or its errors", arguments: forms.keys.sorted())
  func sameAsReference(form: String) throws {
    let description = try #require(Self.forms[form])
    let time = Date(timeIntervalSince1970: 1_750_000_000)
    let plan = try SignaturePlan(description, identity: try Vectors.identity("rsa-2048"), at: Date())
    let signer = PreparedSigner(ReferenceEngine(plan))
    for document in Self.documents {
      let bytes = Array(document.utf8)
      let expected = Result { () throws(SignetError) in try signer.reference.sign(bytes, at: time) }
      let signed = Result { () throws(SignetError) in try signer.sign(bytes, at: time) }
      switch (expected, signed) {
      case (.success(let expected), .success(let signed)): #expect(expected == signed, "\(document)")
      case (.failure(let expected), .failure(let error)):
        #expect(expected.finding.code == error.finding.code, "\(document)")
      default: Issue.record("\(document): \(signed) instead of \(expected)")
      }
    }
    print("\(form): \(signer.counts)")
    #expect((signer.counts.inOnePass > 0) == (form != "by Id, circular"))
  }

  @Test("changed documents are signed as the reference engine signs them, by every form")
  func changedDocuments() throws {
    let generator = SeededGenerator()
    print("prepared signers: \(generator)")
    var mutation = MarkupMutation(generator)
    let identity = try Vectors.identity("rsa-2048")
    for (form, description) in Self.forms.sorted(by: { $0.key < $1.key }) {
      let signer = PreparedSigner(ReferenceEngine(try SignaturePlan(description, identity: identity, at: Date())))
      for _ in 0..<4 {
        for document in Self.documents {
          let changed = mutation.mutate(Array(document.utf8))
          let expected = try? signer.reference.sign(changed)
          let text = String(decoding: changed, as: UTF8.self)
          #expect((try? signer.sign(changed)) == expected, "\(generator), \(form): \(text)")
        }
      }
    }
  }
}
