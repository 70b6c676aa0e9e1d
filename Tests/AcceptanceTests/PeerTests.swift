import TestSupport
import Testing

/// What Signet signs is judged by verifiers that share nothing with it but, for one of them, libxml2 and OpenSSL.
@Suite("Independent verifiers")
struct PeerTests {
  @Test("xmlsec1 accepts every document, with its chain", .enabled(if: Availability.programs("xmlsec1")))
  func xmlsec() throws {
    try expectAcceptance(by: XMLSec())
  }

  @Test(
    "the JDK accepts every document", .enabled(if: Availability.programs("java")),
    .enabled(if: Availability.sharedData))
  func jdk() throws {
    try expectAcceptance(by: JDK())
  }

  @Test("signxml accepts every document", .enabled(if: Availability.pythonPeers))
  func signxml() throws {
    try expectAcceptance(by: SignXML())
  }

  @Test(
    "each of them refuses a document that was changed after signing",
    .enabled(if: Availability.programs("xmlsec1", "java")), .enabled(if: Availability.pythonPeers),
    .enabled(if: Availability.sharedData))
  func refusals() throws {
    let documents = try SignedDocument.all.get().prefix(3).map { document in
      var changed = document
      changed.bytes = Array(String(decoding: document.bytes, as: UTF8.self).replacing("<cUF>35", with: "<cUF>36").utf8)
      return changed
    }
    let verifiers: [any IndependentVerifier] = [XMLSec(), JDK(), SignXML()]
    for verifier in verifiers {
      #expect(try verifier.judge(documents).refusals.count == 3)
    }
  }

  private func expectAcceptance(by verifier: some IndependentVerifier) throws {
    let documents = try SignedDocument.all.get()
    let verdict = try verifier.judge(documents)
    #expect(verdict.refusals.isEmpty)
    #expect(verdict.judged > documents.count / 2)
    #expect(verdict.judged == documents.count { verifier.limitation(for: $0) == nil })
  }
}
