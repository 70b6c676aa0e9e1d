import SignetFindings
import SignetProfiles
import TestSupport
import Testing

@Suite("Profiles in YAML")
struct ProfileYAMLTests {
  @Test("every profile comes back as it was", arguments: SignatureProfile.all)
  func roundTrip(profile: SignatureProfile) throws {
    #expect(try SignatureProfile(yaml: profile.yaml()) == profile)
  }

  @Test(
    "what can't be understood is refused",
    arguments: [
      ("methods:", "metods:"), ("digest: sha1", "digest: md5"), ("rsa-sha1", "rsa-md5"),
      ("- c14n", "- c15n"), ("last-child-of", "somewhere"), ("id-pattern", "idPattern"),
      ("last-child-of: nfe:NFe", "last-child-of: nfe:NFe\n    before: nfe:NFe"), ("title:", "titel:"),
      ("id: br-nfe", "- ["),
    ])
  func refuses(before: String, after: String) throws {
    let yaml = try SignatureProfile.brNFe.yaml()
    #expect(yaml.contains(before))
    let error = #expect(throws: SignetError.self) {
      try SignatureProfile(yaml: yaml.replacing(before, with: after))
    }
    #expect(error?.finding.code == .profileInvalid)
  }

  @Test("an unknown name is an error that lists those there are")
  func unknown() {
    let error = #expect(throws: SignetError.self) { try SignatureProfile.named("xx-none") }
    #expect(error?.finding.code == .profileUnknown)
    #expect(error?.finding.hint.contains("br-nfe") == true)
  }
}
