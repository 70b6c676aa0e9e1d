import Foundation
import SignetCertificates
import SignetSignatures
import TestSupport
import Testing

@Suite("Documents that Signet signed")
struct SignedDocumentTests {
  @Test("enough documents are signed, in every encoding")
  func enough() {
    let documents = SigningJob.all.flatMap(\.documents)
    #expect(documents.count > 400)
    for encoding in TextEncoding.allCases {
      #expect(documents.count { $0.name.hasSuffix("(\(encoding))") } > 50)
    }
  }

  @Test("Signet accepts every document, with its chain")
  func accepted() throws {
    let root = try CredentialDecoder.decode(try Vector.bytes(Vector.root), source: "root").certificates
    let pool = try CredentialDecoder.decode(try Vector.bytes(Vector.intermediate), source: "intermediate").certificates
    let trust = ChainSettings(time: Date(), anchors: TrustStore(anchors: root), pool: CertificatePool(pool))
    let verifier = SignatureVerifier(chainVerifier: ChainVerifier(trust))
    for document in try SignedDocument.all.get() {
      let reports = try verifier.verify(document.bytes)
      #expect(reports.map(\.isValid) == [true], "\(document.name): \(reports.flatMap(\.findings))")
      #expect(reports.first?.references.map(\.covers) == [document.signedPart], "\(document.name)")
    }
  }

  @Test("nothing outside of the signature is changed")
  func untouched() throws {
    for document in try SignedDocument.all.get() {
      let rest = try document.withoutWhatWasAdded()
      #expect(rest == document.original.bytes || rest == document.original.withRootOpened, "\(document.name)")
    }
  }
}

extension SignedDocument {
  /// What the one reference covers, as a report tells it.
  fileprivate var signedPart: String {
    switch profile.signatures[0].references.first?.subject {
    case .element(let path, _, _) where path.hasSuffix("nfe:NFe/nfe:infNFe"): "/NFe/infNFe"
    case .element: original.isUBL ? "/Invoice" : original.name.contains("<a:x") ? "/a:x" : "/x"
    default: "/"
    }
  }

  /// The bytes without the signature, and without the Id if one was made for the root element.
  fileprivate func withoutWhatWasAdded() throws -> [UInt8] {
    let prefix = profile.signatures[0].prefix.map { $0 + ":" } ?? ""
    let start = try #require(bytes.firstRange(of: original.encoded("<\(prefix)Signature xmlns")))
    let end = try #require(bytes.firstRange(of: original.encoded("</\(prefix)Signature>")))
    var rest = Array(bytes[..<start.lowerBound] + bytes[end.upperBound...])
    if let id = rest.firstRange(of: original.encoded(" Id=\"made-")) {
      rest.removeSubrange(id.lowerBound..<(id.upperBound + original.encoded(String(repeating: "0", count: 33)).count))
    }
    return rest
  }
}

extension UnsignedDocument {
  fileprivate var isUBL: Bool { name.hasPrefix("ubl") }

  /// ASCII text as it stands in the document's bytes.
  fileprivate func encoded(_ text: String) -> [UInt8] {
    switch (bytes.starts(with: [0xFF, 0xFE]), bytes.starts(with: [0xFE, 0xFF])) {
    case (true, _): text.utf8.flatMap { [$0, 0] }
    case (_, true): text.utf8.flatMap { [0, $0] }
    default: Array(text.utf8)
    }
  }

  /// The document with its last `/>` written as `></x>`: an element without content has to be opened for a signature.
  fileprivate var withRootOpened: [UInt8]? {
    guard let closer = bytes.ranges(of: encoded("/>")).last else { return nil }
    return Array(bytes[..<closer.lowerBound]) + encoded("></x>") + bytes[closer.upperBound...]
  }
}
