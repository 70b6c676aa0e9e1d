import Foundation
import TestSupport
import Testing

@Suite("Calls of OpenSSL")
struct FunctionNameTests {
  /// Passed by its name, a C function goes through a symbol that another library may define too, for another function.
  @Test("no function of OpenSSL is passed by its name")
  func functionsByName() throws {
    for file in Project.files(below: Project.root.appending(path: "Sources"), withExtension: "swift") {
      let text = try String(contentsOf: file, encoding: .utf8)
      let found = text.firstMatch(
        of: /[:(,]\s*(?:[A-Z][A-Za-z0-9_]*_(?:free|new|dup|up_ref)|[id]2[id]_[A-Za-z0-9_]+)\s*[,)]/)
      #expect(found == nil, "\(file.lastPathComponent): \(found?.output ?? "")")
    }
  }
}
