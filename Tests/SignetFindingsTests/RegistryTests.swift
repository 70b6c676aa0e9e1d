import SignetFindings
import Testing

@Suite("Finding codes")
struct RegistryTests {
  @Test("every code has its own name")
  func namesAreUnique() {
    let names = FindingCode.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("names are dotted and lower-case", arguments: FindingCode.all)
  func namesAreWellFormed(code: FindingCode) {
    #expect(code.name.wholeMatch(of: /[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+/) != nil, "\(code)")
    #expect(code.meaning.hasSuffix("."), "\(code)")
  }
}
