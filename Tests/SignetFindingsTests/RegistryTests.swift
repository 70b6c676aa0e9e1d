import Foundation
import SignetFindings
import TestSupport
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

  @Test("the documentation explains every code, and no other, with an example and what to do")
  func documentation() throws {
    let file = Project.root.appending(path: "docs/findings.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let sections = text.split(separator: "\n### `").dropFirst()
    var documented: [String: Substring] = [:]
    for section in sections { documented[String(section.prefix { $0 != "`" })] = section }
    #expect(documented.count == sections.count)
    #expect(Set(documented.keys) == Set(FindingCode.all.map(\.name)))
    for code in FindingCode.all {
      let section = documented[code.name] ?? ""
      #expect(section.contains("\(code.meaning) Status \(code.exitStatus.rawValue)."), "\(code)")
      let paragraphs = section.split(separator: "\n\n")
      #expect(paragraphs.count >= 4 && paragraphs.dropFirst(2).first?.hasPrefix("> ") == true, "\(code)")
    }
  }
}
