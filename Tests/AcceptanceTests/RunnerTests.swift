import Foundation
import TestSupport
import Testing

@Suite("The runner of programs")
struct RunnerTests {
  @Test("large input and output pass through unchanged")
  func largeOutput() throws {
    let bytes = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = try Command.run("cat", input: bytes)
    #expect(result.status == 0)
    #expect(result.standardOutput == bytes)
  }

  @Test("status, standard error, environment and working folder are the program's")
  func surroundings() throws {
    let folder = try TemporaryDirectory()
    let result = try Command.run(
      "/bin/sh", ["-c", "pwd; echo \"$NAME\" >&2; exit 65"], environment: ["NAME": "value"], directory: folder.url)
    #expect(result.status == 65)
    #expect(result.lines == [folder.url.resolvingSymlinksInPath().path])
    #expect(result.errors == "value\n")
  }

  @Test("a signal shows in the status as a shell reports it")
  func signals() throws {
    #expect(try Command.run("/bin/sh", ["-c", "kill -TERM $$"]).status == 143)
  }

  @Test("a program that does not exist is an error")
  func missing() {
    #expect(throws: Command.Failure.self) { try Command.run("no-such-program-anywhere") }
  }

  @Test("the built program is found and says how it is used")
  func signet() throws {
    #expect(try Command.run(Project.signet, ["--help"]).output.contains("USAGE: signet"))
  }
}
