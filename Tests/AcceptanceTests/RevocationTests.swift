import Foundation
import TestSupport
import Testing

@Suite("signet chain check with revocation")
struct RevocationTests {
  /// A verdict in JSON, without the rest.
  private struct Verdict {
    let isValid: Bool
    let status: String?
    let codes: Set<String>
    let json: [String: Any]
  }

  private func check(_ arguments: [String]) throws -> Verdict {
    let result = try signet(["chain", "check", "--json"] + arguments)
    let json = try result.json()
    let findings = json["findings"] as? [[String: Any]] ?? []
    let leaf = (json["chain"] as? [[String: Any]])?.last
    let isValid = json["valid"] as? Bool == true
    #expect(result.status == (isValid ? 0 : 1))
    return Verdict(
      isValid: isValid, status: (leaf?["revocation"] as? [String: Any])?["status"] as? String,
      codes: Set(findings.compactMap { $0["code"] as? String }), json: json)
  }

  @Test("a list that does not name the certificate makes it good, until the next list is due")
  func good() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let list = try root.list(to: "20401231235959Z")
    let verdict = try check([leaf, "--anchors", root.certificate, "--crl", list, "--revocation", "require"])
    #expect(verdict.isValid && verdict.status == "good")
    #expect(verdict.json["validUntil"] as? String == "2040-12-31T23:59:59Z")
  }

  @Test("a revoked certificate is refused, with when and why", arguments: ["list", "response"])
  func revoked(source: String) throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    try root.revoke(leaf, reason: "keyCompromise")
    let word = source == "list" ? ["--crl", try root.list()] : ["--ocsp", try root.response(about: leaf)]
    let verdict = try check([leaf, "--anchors", root.certificate] + word)
    #expect(!verdict.isValid && verdict.status == "revoked" && verdict.codes.contains("certificate.revoked"))
    let messages = (verdict.json["findings"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
    #expect(messages.contains { $0.contains("keyCompromise") && $0.contains("was revoked on") }, "\(messages)")
  }

  @Test("a certificate without any word passes if-present, and fails where a word is required")
  func unknown() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let present = try check([leaf, "--anchors", root.certificate, "--revocation", "if-present"])
    #expect(present.isValid && present.status == "unknown")
    let required = try check([leaf, "--anchors", root.certificate, "--revocation", "require"])
    #expect(!required.isValid && required.codes == ["revocation.unknown"])
  }

  @Test("every authority but the root needs a word too")
  func intermediate() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let leaf = try middle.issue("leaf").certificate
    let arguments = [
      leaf, "--pool", middle.certificate, "--anchors", root.certificate, "--revocation", "require", "--crl",
      try middle.list(),
    ]
    #expect(try check(arguments).codes == ["revocation.unknown"])
    #expect(try check(arguments + ["--crl", try root.list()]).isValid)
    try root.revoke(middle.certificate)
    #expect(try check(arguments + ["--crl", try root.list()]).codes.contains("certificate.revoked"))
  }

  @Test(
    "a list that can't be relied on is as good as none, and it is said why",
    arguments: [
      ("stale", "revocation.stale"), ("future", "revocation.not-yet-valid"),
      ("stranger", "revocation.unknown"), ("impostor", "revocation.not-authorized"),
      ("scope", "revocation.unusable"), ("empty-scope", "revocation.unusable"),
    ])
  func unreliable(kind: String, code: String) throws {
    let root = try TestAuthority()
    let (stranger, impostor) = (try TestAuthority(root: "Stranger"), try TestAuthority())
    let leaf = try root.issue("leaf").certificate
    let list =
      switch kind {
      case "stale": try root.list(from: "20240101000000Z", to: "20240201000000Z")
      case "future": try root.list(from: "20980101000000Z")
      case "stranger": try stranger.list()
      case "impostor": try impostor.list(extensions: "")
      case "scope": try root.list(extensions: "issuingDistributionPoint=critical,@scope\n[scope]\nonlyCA=TRUE")
      default: try root.list(extensions: "issuingDistributionPoint=critical,DER:3000")
      }
    let arguments = [leaf, "--anchors", root.certificate, "--crl", list]
    let required = try check(arguments + ["--revocation", "require"])
    #expect(!required.isValid && required.codes == [code], "\(required.json)")
    #expect(try check(arguments).isValid)
  }

  @Test("a responder certified by the issuer for it may answer, and nobody else")
  func responders() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let delegate = try root.issue("responder", extensions: "keyUsage=digitalSignature\nextendedKeyUsage=OCSPSigning")
    let server = try root.issue("server", extensions: "keyUsage=digitalSignature\nextendedKeyUsage=serverAuth")
    let other = try TestAuthority(root: "Other")
    let stranger = try other.issue("stranger", extensions: "extendedKeyUsage=OCSPSigning")
    let arguments = [leaf, "--anchors", root.certificate, "--revocation", "require", "--ocsp"]
    #expect(try check(arguments + [try root.response(about: leaf)]).isValid)
    #expect(try check(arguments + [try root.response(about: leaf, signedBy: delegate)]).isValid)
    for signer in [server, stranger] {
      let verdict = try check(arguments + [try root.response(about: leaf, signedBy: signer)])
      #expect(!verdict.isValid && verdict.codes == ["revocation.not-authorized"])
    }
  }

  @Test("a response about another certificate, an old one and one that ended say nothing")
  func responses() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let other = try root.issue("other").certificate
    let arguments = [leaf, "--anchors", root.certificate, "--revocation", "require", "--ocsp"]
    #expect(try check(arguments + [try root.response(about: other)]).codes == ["revocation.unknown"])
    let week = try root.response(about: leaf)
    let later = Date().addingTimeInterval(30 * 24 * 3600).formatted(.iso8601)
    #expect(try check(arguments + [week, "--at", later]).codes == ["revocation.stale"])
    #expect(try check(arguments + [week, "--expiring", "30d"]).codes.contains("revocation.expires-soon"))
    let earlier = "2025-06-01T00:00:00Z"
    #expect(try check(arguments + [week, "--at", earlier]).codes == ["revocation.not-yet-valid"])
  }

  @Test("of a revocation and a good word, the revocation counts")
  func contradiction() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    let response = try root.response(about: leaf)
    try root.revoke(leaf)
    let list = try root.list()
    let verdict = try check([leaf, "--anchors", root.certificate, "--ocsp", response, "--crl", list])
    #expect(!verdict.isValid && verdict.status == "revoked")
  }

  @Test("a changed byte anywhere in a list or response never makes a revoked certificate good")
  func mutations() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf").certificate
    try root.revoke(leaf)
    var generator = SeededGenerator()
    for (option, file) in [("--crl", try root.list()), ("--ocsp", try root.response(about: leaf))] {
      let bytes = try [UInt8](contentsOf: URL(filePath: file))
      for _ in 0..<40 {
        var changed = bytes
        changed[Int.random(in: changed.indices, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        guard changed != bytes else { continue }
        let mutated = root.path("mutated")
        try Data(changed).write(to: URL(filePath: mutated))
        let result = try signet(
          ["chain", "check", leaf, "--anchors", root.certificate, "--revocation", "require", option, mutated])
        #expect([1, 65].contains(result.status), "\(generator): \(result.output)\(result.errors)")
      }
    }
  }

  @Test("what is not a list or a response gets a code")
  func notALists() throws {
    let root = try TestAuthority()
    for (option, code) in [("--crl", "revocation.unusable"), ("--ocsp", "decode.der-malformed")] {
      let result = try signet(["chain", "check", root.certificate, option, root.certificate, "--json"])
      #expect(result.status == 65 || result.status == 1)
      #expect(result.output.contains(code), "\(result.output)")
    }
  }
}
