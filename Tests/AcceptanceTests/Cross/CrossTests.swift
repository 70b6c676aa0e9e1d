import Foundation
import SignetCertificates
import SignetSignatures
import TestSupport
import Testing

/// Whatever canonicalizations, references, keys, encodings and XAdES properties are put together: every independent
/// verifier accepts it, as far as it knows all of them.
@Suite("The cross of what Signet makes")
struct CrossTests {
  @Test("Signet accepts everything, with its chain and form")
  func signet() throws {
    let root = try CredentialDecoder.decode(try Vector.bytes(Vector.root), source: "root").certificates
    let pool = try CredentialDecoder.decode(try Vector.bytes(Vector.intermediate), source: "intermediate").certificates
    let trust = ChainSettings(time: Date(), anchors: TrustStore(anchors: root), pool: CertificatePool(pool))
    let verifier = SignatureVerifier(chainVerifier: ChainVerifier(trust))
    let documents = try CrossDocuments.all.get()
    for (signed, file) in zip(documents.cases, documents.files) {
      let report = try #require(try verifier.verify([UInt8](contentsOf: file)).first)
      #expect(report.isValid == true, "\(signed.values): \(report.findings)")
      #expect(report.xades?.form == signed.form.expected, "\(signed.values)")
    }
  }

  @Test("xmlsec1 accepts everything that it knows", .enabled(if: Availability.programs("xmlsec1")))
  func xmlsec() throws { try expectAcceptance(by: XMLSec()) }

  @Test(
    "the JDK accepts everything that it knows", .enabled(if: Availability.programs("java")),
    .enabled(if: Availability.sharedData))
  func jdk() throws { try expectAcceptance(by: JDK()) }

  @Test("signxml and its XAdES verifier accept everything that they know", .enabled(if: Availability.pythonPeers))
  func signxml() throws { try expectAcceptance(by: SignXML()) }

  @Test(
    "each of them refuses what was changed after signing", .enabled(if: Availability.programs("xmlsec1", "java")),
    .enabled(if: Availability.pythonPeers), .enabled(if: Availability.sharedData))
  func refusals() throws {
    let documents = try CrossDocuments.all.get()
    // Who does not look into manifests sees no change.
    let candidates = zip(documents.cases, documents.files).filter { signed, _ in
      signed.kind != .manifest && [.utf8, .utf8WithMark].contains(signed.encoding)
        && JDK().limitation(for: signed) == nil
    }
    let folder = try TemporaryDirectory()
    let files = try stride(from: 0, to: candidates.count, by: candidates.count / 20).map { number in
      let text = String(decoding: try [UInt8](contentsOf: candidates[number].1), as: UTF8.self)
      return try folder.write(Array(text.replacing("A\u{E7}\u{FA}car", with: "A\u{E7}ucar").utf8), to: "\(number).xml")
    }
    for verifier in [XMLSec(), JDK(), SignXML()] as [any IndependentVerifier] {
      #expect(try verifier.refusals(of: files).count == files.count, "\(verifier)")
    }
  }

  @Test("docs/conformance.md has the table of the cross")
  func table() throws {
    let file = Project.root.appending(path: "docs/conformance.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let updated = try CrossTable.updated(text)
    if ProcessInfo.processInfo.environment["SIGNET_WRITE_TABLES"] == "1" {
      try Data(updated.utf8).write(to: file)
    } else {
      let isCurrent = text == updated
      #expect(isCurrent, "write the tables anew: SIGNET_WRITE_TABLES=1 swift test --filter CrossTests")
    }
  }

  private func expectAcceptance(by verifier: some CrossJudge & IndependentVerifier) throws {
    let documents = try CrossDocuments.all.get()
    let judged = zip(documents.cases, documents.files).filter { verifier.limitation(for: $0.0) == nil }
    let refusals = try verifier.refusals(of: judged.map(\.1))
    let names = Dictionary(uniqueKeysWithValues: judged.map { ($0.1, $0.0) })
    for (file, reason) in refusals.prefix(20) {
      Issue.record("\(names[file]?.values.joined(separator: ", ") ?? ""): \(reason.prefix(600))")
    }
    #expect(refusals.isEmpty, "\(refusals.count) of \(judged.count)")
    #expect(judged.count > documents.cases.count / 2)
  }
}

extension CrossCase.Form {
  /// The form as a report tells it.
  fileprivate var expected: XAdESReport.Form? {
    switch self {
    case .none: nil
    case .bes: .bes
    case .epes: .epes
    case .baselineB: .baselineB
    }
  }
}
