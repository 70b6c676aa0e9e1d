import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  static let commands: [[String]] = [
    [], ["show"], ["convert"], ["chain"], ["chain", "check"], ["chain", "build"], ["sign"], ["verify"],
    ["canonicalize"], ["profiles"], ["profiles", "list"], ["profiles", "show"], ["batch"], ["batch", "sign"], ["bench"],
  ]

  @Test("every command explains itself with a real example", arguments: commands)
  func examples(command: [String]) throws {
    let result = try signet(command + ["--help"])
    #expect(result.status == 0)
    let example = (["  signet"] + command).joined(separator: " ")
    #expect(result.output.contains(example), "\(result.output)")
  }

  @Test("every command that reports has --json, --quiet and --verbose", arguments: commands)
  func outputOptions(command: [String]) throws {
    let groups = [[], ["chain"], ["profiles"], ["batch"]]
    guard !groups.contains(command) else { return }
    let help = try signet(command + ["--help"]).output
    for option in ["--json", "--quiet", "--verbose"] { #expect(help.contains(option)) }
  }

  @Test("no option takes a secret itself", arguments: commands)
  func noSecretArguments(command: [String]) throws {
    let help = try signet(command + ["--help"]).output
    #expect(help.firstMatch(of: /--(output-)?pass(word|phrase)[ =]/) == nil)
  }

  @Test("shells get a completion script", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let result = try signet(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.output.contains("canonicalize"))
  }
}
