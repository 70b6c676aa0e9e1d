import Foundation
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

@Suite("The page of a profile")
struct ProfilePageTests {
  @Test("docs/profiles has the page of every profile as it is now", arguments: SignatureProfile.all.map(\.id))
  func documented(id: String) throws {
    let page = ProfilePage(try SignatureProfile.named(id)).markdown
    let file = Project.root.appending(path: "docs/profiles/\(id).md")
    if ProcessInfo.processInfo.environment["SIGNET_WRITE_TABLES"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file)
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == page, "write it anew with SIGNET_WRITE_TABLES=1")
  }

  @Test("every profile has a source, says what it rests on, and has names that rules can be found by")
  func complete() {
    #expect(Set(SignatureProfile.all.map(\.id)).count == SignatureProfile.all.count)
    for profile in SignatureProfile.countries {
      #expect(!profile.source.isEmpty, "\(profile.id)")
      #expect(profile.confirmation != nil, "\(profile.id)")
      #expect(!profile.guide.certificate.isEmpty, "\(profile.id)")
      #expect(Set(profile.rules.map(\.id)).count == profile.rules.count, "\(profile.id)")
      for rule in profile.rules {
        #expect(rule.id.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil, "\(profile.id) \(rule.id)")
        #expect(rule.demand.hasSuffix(".") && rule.cure.hasSuffix("."), "\(profile.id) \(rule.id)")
      }
    }
  }

  @Test("a profile is drawn as a tree with what is signed and the signature in their places")
  func sketch() throws {
    let page = ProfilePage(.brNFe).markdown
    let tree = """
      ```
      … nfe:NFe
      ├─ nfe:infNFe    ← signed by the signature, reference 1, Id="…"
      └─ Signature    ← the signature
         ├─ SignedInfo
         │  └─ Reference    ← 1: nfe:infNFe; enveloped-signature, c14n; sha1
         ├─ SignatureValue
         └─ KeyInfo    ← certificates: leaf
      ```
      """
    #expect(page.contains(tree), "\(page)")
  }

  @Test("signatures inside of made elements, before a sibling and around the document are drawn")
  func places() {
    var profile = SignatureProfile.brNFe
    profile.signatures[0].placement = [.wrapped(.before("//nfe:NFe/nfe:infNFe"), in: "<a><b>{signature}</b></a>")]
    #expect(ProfilePage(profile).markdown.contains("├─ a\n│  └─ b\n│     └─ Signature    ← the signature\n"))
    profile.signatures[0].placement = [.enveloping(objectID: "o")]
    #expect(ProfilePage(profile).markdown.contains("└─ Object\n   └─ … nfe:NFe"))
  }
}
