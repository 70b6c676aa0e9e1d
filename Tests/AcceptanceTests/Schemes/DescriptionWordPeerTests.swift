import Foundation
import SignetCertificates
import SignetCrypto
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// The words of a description that change nothing in what a signature says: other people's verifiers accept them all.
@Suite(
  "Words of a description, judged by others", .enabled(if: Availability.sharedData),
  .enabled(if: Availability.programs("xmlsec1", "java")), .enabled(if: Availability.pythonPeers))
struct DescriptionWordPeerTests {
  /// One way to write a signature.
  struct Word: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Who does not know it.
    var unknownTo: [String] = []
    let change: @Sendable (inout SignatureDescription) -> Void
  }

  static let words = [
    Word(testDescription: "lines of 64") { $0.layout = TextLayout(lineWidth: 64) },
    Word(testDescription: "lines of 76 that end as in Windows") {
      $0.layout = TextLayout(lineWidth: 76, newline: .crlf, indentation: 2)
    },
    Word(testDescription: "indented") { $0.layout = TextLayout(indentation: 4, depth: 1) },
    Word(testDescription: "further declarations") {
      $0.declarations = ["xades": Namespace.xades132, "xsi": "http://www.w3.org/2001/XMLSchema-instance"]
    },
    Word(testDescription: "first child") { $0.placement = [.firstChild(of: "*")] },
    Word(testDescription: "inside of elements that are made") {
      $0.placement = [
        .wrapped(.firstChild(of: "*"), in: "<w:a xmlns:w=\"urn:w\" b=\"ç\">\n <w:c>{signature}</w:c></w:a>")
      ]
    },
    Word(testDescription: "a name of another style", unknownTo: ["SignXML"]) {
      $0.names = NameStyle(order: .generalFirst, separator: ", ", otherTypes: .named)
    },
    Word(testDescription: "RSA-PSS with parameters", unknownTo: ["XMLSec", "SignXML"]) {
      $0.methods = [.rsaPSS]
      $0.pss = RSAPSSParameters(digest: .sha384, maskDigest: .sha384, saltLength: 20)
    },
    Word(testDescription: "RSA-PSS with parameters of its own for the mask", unknownTo: ["XMLSec", "SignXML"]) {
      $0.methods = [.rsaPSS]
      $0.pss = RSAPSSParameters(digest: .sha512, maskDigest: .sha256, saltLength: 64)
    },
    Word(testDescription: "the time of a zone with seasons") {
      $0.xades?.signingTime = SigningTimeFormat(fractionDigits: 3, zone: "Europe/Madrid")
    },
  ]

  @Test("xmlsec1, the JDK and signxml accept what they know", arguments: words)
  func accepted(word: Word) throws {
    var description = SchemeDescriptions.ticketBAI
    word.change(&description)
    let identity = Vector.identity("rsa-2048")
    let decoded = try CredentialDecoder.decode(try Vector.bytes(identity), source: identity)
    let signer = try SigningIdentity(selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let document = try [UInt8](
      contentsOf: SignedSample.folder.appending(path: "spain-ticketbai/barnetik__sample-no-signature.xml"))
    let signed = try ReferenceEngine(try SignaturePlan(description, identity: signer, at: Date())).sign(document)
    let report = try #require(try SignatureVerifier().verify(signed).first)
    #expect(report.isValid, "\(report.findings)")
    let folder = try TemporaryDirectory()
    let file = try folder.write(signed, to: "signed.xml")
    for verifier in [XMLSec(), JDK(), SignXML()] as [any IndependentVerifier]
    where !word.unknownTo.contains("\(type(of: verifier))") {
      let refusals = try verifier.refusals(of: [file])
      #expect(refusals.isEmpty, "\(verifier): \(refusals.values)")
    }
  }
}
