import Foundation
import TestSupport
import Testing

/// `docs/attacks.md`: what becomes of every document of the collection, here and with xmlsec1.
@Suite("The table of attacks")
struct AttackTableTests {
  @Test("tells what Signet says; SIGNET_WRITE_TABLES=1 writes it anew")
  func table() throws {
    let file = Project.root.appending(path: "docs/attacks.md")
    let text = try Self.text()
    if ProcessInfo.processInfo.environment["SIGNET_WRITE_TABLES"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "docs/attacks.md is out of date")
  }

  private static func text() throws -> String {
    let rows = try Attack.all.map { attack in
      let source = attack.source.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
      let signet = try AttackVerdict(attack).summary(attack)
      let mark = attack.xmlsec1 == "accepts" && attack.expected == .reject ? "**accepts**" : attack.xmlsec1
      return
        "| [`\(attack.id)`](../TestVectors/attacks/\(attack.file)) | \((attack.trick + source).cell) | \(signet) | \(mark) |"
    }
    let rejected = Attack.all.filter { $0.expected == .reject }
    return """
      # Attacks

      Every known trick to make a verifier accept what was not signed, one document each, made by `TestVectors/make --attacks`
      from the project's own keys; and honest documents, so that refusing everything is no way to pass. The verifier is given
      the signer's certificate, or the root. “Only what was signed” means that the signature holds, and that nothing but
      the signed text is returned. Beside it stands what xmlsec1 1.2.37 says of the first signature: of the \
      \(rejected.count) documents that must be rejected it accepts \(rejected.count { $0.xmlsec1 == "accepts" }).

      | Document | Trick | Signet | xmlsec1 |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}

extension String {
  /// The text as a cell of a table.
  fileprivate var cell: String { replacing("|", with: "\\|").replacing("<", with: "&lt;") }
}
