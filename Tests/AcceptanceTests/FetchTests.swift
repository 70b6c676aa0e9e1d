import Foundation
import TestSupport
import Testing

/// `signet chain check --fetch` against servers on this machine.
@Suite("signet chain with --fetch", .serialized)
struct FetchTests {
  /// Files that a server gives, by path; they may change while it runs.
  private final class Site: @unchecked Sendable {
    // Guarded by the lock.
    private var replies: [String: @Sendable ([UInt8]) -> LoopbackServer.Reply] = [:]
    private let lock = NSLock()

    func set(_ path: String, _ reply: @escaping @Sendable ([UInt8]) -> LoopbackServer.Reply) {
      lock.withLock { replies[path] = reply }
    }

    func reply(_ path: String, _ body: [UInt8]) -> LoopbackServer.Reply {
      lock.withLock { replies[path] }?(body) ?? .answer([], status: 404)
    }
  }

  private let site = Site()
  private let server: LoopbackServer

  init() throws {
    let site = site
    server = try LoopbackServer { site.reply($0, $1) }
  }

  private func der(_ file: String) throws -> [UInt8] {
    try Command.run("openssl", ["x509", "-in", file, "-outform", "DER"]).standardOutput
  }

  private func check(_ arguments: [String]) throws -> (
    status: Int32, codes: [String], json: [String: Any], errors: String
  ) {
    let result = try signet(["chain", "check", "--fetch", "--json"] + arguments)
    let json = try result.json()
    let findings = json["findings"] as? [[String: Any]] ?? []
    return (result.status, findings.compactMap { $0["code"] as? String }, json, result.errors)
  }

  @Test("missing issuers are fetched, one above the other, and never trusted for that")
  func issuers() throws {
    let root = try TestAuthority()
    let upper = try TestAuthority(
      "Upper", under: root,
      extensions: TestAuthority.authority + "\nauthorityInfoAccess=caIssuers;URI:\(server.address)/root.cer")
    let lower = try TestAuthority(
      "Lower", under: upper,
      extensions: TestAuthority.authority + "\nauthorityInfoAccess=caIssuers;URI:\(server.address)/upper.p7c")
    let leaf = try lower.issue(
      "leaf", extensions: "authorityInfoAccess=caIssuers;URI:\(server.address)/lower.cer"
    ).certificate
    let (lowerDER, rootDER) = (try der(lower.certificate), try der(root.certificate))
    let bundle = try Command.run(
      "openssl", ["crl2pkcs7", "-nocrl", "-certfile", upper.certificate, "-outform", "DER"]
    ).standardOutput
    site.set("/lower.cer") { _ in .answer(lowerDER) }
    site.set("/upper.p7c") { _ in .answer(bundle) }
    site.set("/root.cer") { _ in .answer(rootDER) }
    let anchored = try check([leaf, "--anchors", root.certificate])
    #expect(anchored.status == 0 && anchored.json["trusted"] as? Bool == true, "\(anchored)")
    let sources = (anchored.json["chain"] as? [[String: Any]] ?? []).compactMap { $0["source"] as? String }
    #expect(sources.contains("\(server.address)/lower.cer"))
    #expect(try check([leaf]).json["trusted"] as? Bool == false)
    let other = try TestAuthority(root: "Other")
    #expect(try check([leaf, "--anchors", other.certificate]).status == 1)
    let folder = try TemporaryDirectory()
    let built = try signet(
      ["chain", "build", leaf, "--fetch", "--anchors", root.certificate, "-o", folder.path("chain.pem")])
    #expect(built.status == 0, "\(built.errors)")
    #expect(try signet(["chain", "check", folder.path("chain.pem"), "--anchors", root.certificate]).status == 0)
  }

  @Test("a server that gives something else is told, and nothing is valid for that")
  func wrongAnswers() throws {
    let root = try TestAuthority()
    let middle = try TestAuthority("Middle", under: root)
    let leaf = try middle.issue(
      "leaf", extensions: "authorityInfoAccess=caIssuers;URI:\(server.address)/issuer.cer"
    ).certificate
    let answers: [(LoopbackServer.Reply, String)] = [
      (.answer(Array("<html>Login</html>".utf8)), "fetch.unusable"), (.answer([], status: 500), "fetch.failed"),
      (.cutShort, "fetch.failed"), (.answer([], status: 302, headers: ["location": "ldap://x/"]), "fetch.refused"),
      (.endless, "fetch.too-large"),
    ]
    for (answer, code) in answers {
      site.set("/issuer.cer") { _ in answer }
      let result = try check([leaf, "--anchors", root.certificate])
      #expect(result.status == 1 && result.codes.contains("chain.intermediate-missing"))
      #expect(result.errors.contains("[\(code)]"), "\(result.errors)")
    }
    let impostor = try der(try TestAuthority(root: "Middle").certificate)
    site.set("/issuer.cer") { _ in .answer(impostor) }
    #expect(try check([leaf, "--anchors", root.certificate]).status == 1)
  }

  @Test("revocation lists are fetched from the addresses in the certificates")
  func lists() throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", extensions: "crlDistributionPoints=URI:\(server.address)/root.crl").certificate
    func publish(_ list: String) throws {
      let bytes = try Command.run("openssl", ["crl", "-in", list, "-outform", "DER"]).standardOutput
      site.set("/root.crl") { _ in .answer(bytes) }
    }
    let arguments = [leaf, "--anchors", root.certificate, "--revocation", "require"]
    try publish(try root.list())
    #expect(try check(arguments).status == 0)
    try publish(try root.list(from: "20240101000000Z", to: "20240201000000Z"))
    #expect(try check(arguments).codes.contains("revocation.stale"))
    let impostor = try TestAuthority()
    try publish(try impostor.list(extensions: ""))
    #expect(try check(arguments).codes.contains("revocation.not-authorized"))
    try root.revoke(leaf)
    try publish(try root.list())
    #expect(try check(arguments).codes.contains("certificate.revoked"))
    site.set("/root.crl") { _ in .answer([0x30, 0x03, 1]) }
    #expect(try check(arguments).codes.contains("revocation.unknown"))
    let unchecked = try signet(["chain", "check", leaf, "--anchors", root.certificate])
    #expect(unchecked.status == 0)
  }

  @Test(
    "a responder on this machine is asked, and believed only as far as it may speak",
    arguments: [
      ("good", 0, ""), ("revoked", 1, "certificate.revoked"), ("unknown", 1, "revocation.unknown"),
      ("stale", 1, "revocation.stale"), ("wrong-signer", 1, "revocation.not-authorized"),
      ("huge", 1, "revocation.unknown"), ("slow", 1, "revocation.unknown"), ("malformed", 1, "revocation.unknown"),
      ("replayed", 1, "revocation.unknown"),
    ])
  func responder(kind: String, status: Int32, code: String) throws {
    let root = try TestAuthority()
    let leaf = try root.issue("leaf", extensions: "authorityInfoAccess=OCSP;URI:\(server.address)/ocsp").certificate
    let other = try root.issue("other", extensions: "extendedKeyUsage=clientAuth")
    let old = try root.response(about: leaf)
    let oldBytes = try [UInt8](contentsOf: URL(filePath: old))
    if kind == "revoked" { try root.revoke(leaf) }
    if kind == "unknown" { try Data().write(to: URL(filePath: root.index)) }
    let signer = kind == "wrong-signer" ? other : (certificate: root.certificate, key: root.key)
    let times = kind == "stale" ? ["-nmin", "1"] : ["-ndays", "1"]
    let index = root.index
    let issuer = root.certificate
    site.set("/ocsp") { request in
      switch kind {
      case "huge": return .endless
      case "slow": return .trickle
      case "malformed": return .answer(Array("no".utf8))
      case "replayed": return .answer(oldBytes)
      default: break
      }
      // The real responder of OpenSSL, one question at a time.
      guard let folder = try? TemporaryDirectory(), (try? folder.write(request, to: "request")) != nil,
        (try? Command.run(
          "openssl",
          [
            "ocsp", "-index", index, "-CA", issuer, "-rsigner", signer.certificate, "-rkey", signer.key, "-reqin",
            folder.path("request"), "-respout", folder.path("response"),
          ] + times))?.status == 0, let answer = try? folder.read("response")
      else { return .answer([], status: 500) }
      return .answer(answer)
    }
    let tomorrow = Date().addingTimeInterval(24 * 3600).formatted(.iso8601)
    let time = kind == "stale" ? ["--at", tomorrow] : []
    let result = try check([leaf, "--anchors", root.certificate, "--revocation", "require"] + time)
    #expect(result.status == status && (code.isEmpty || result.codes.contains(code)), "\(kind): \(result)")
  }
}
