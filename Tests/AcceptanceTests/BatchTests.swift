import Foundation
import TestSupport
import Testing

@Suite("signet batch sign and bench")
struct BatchTests {
  @Test("a folder is signed, a bad document fails alone, and a second run skips what is done")
  func folder() throws {
    let folder = try TemporaryDirectory()
    let names = ["a.xml", "b.xml", "deeper/c.xml"]
    let input = folder.url.appending(path: "in")
    try FileManager.default.createDirectory(at: input.appending(path: "deeper"), withIntermediateDirectories: true)
    for name in names { try folder.write(try Vector.bytes(Vector.invoice("nfe-4k")), to: "in/\(name)") }
    try folder.write("<NFe>".utf8, to: "in/broken.xml")

    let first = try batch(input.path, to: folder.path("out"))
    #expect(first.status == 1)
    #expect(try summary(of: first) == ["signed": 3, "failed": 1, "skipped": 0])
    let failure = try #require(try first.jsonLines().first { $0["ok"] as? Bool == false })
    #expect((failure["error"] as? [String: Any])?["code"] as? String == "xml.not-well-formed")
    for name in names { #expect(try signet(["verify", folder.path("out/\(name)")]).status == 0) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/broken.xml")))

    let second = try batch(input.path, to: folder.path("out"))
    #expect(try summary(of: second) == ["signed": 0, "failed": 1, "skipped": 3])
  }

  @Test("an output folder that can't be made is 73")
  func badOutputFolder() throws {
    let folder = try TemporaryDirectory()
    try folder.write([], to: "file")
    #expect(try batch(Vector.invoice("nfe-4k"), to: folder.path("file/out")).status == 73)
  }

  @Test("a disk that fills up is 73, and leaves no half document")
  func fullDisk() throws {
    let folder = try TemporaryDirectory()
    let arguments = [
      "batch", "sign", Vector.invoice("nfe-18k"), "--output-dir", folder.path("out"), "--profile", "br-nfe",
      "--identity", Vector.identity("rsa-2048"),
    ]
    let result = try Command.run("/bin/sh", ["-c", "ulimit -f 4; exec \"$@\"", "sh", Project.signet] + arguments)
    #expect(result.status == 73, "\(result.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).isEmpty)
  }

  @Test("nothing to sign is 66")
  func emptyFolder() throws {
    let folder = try TemporaryDirectory()
    #expect(try batch(folder.url.path, to: folder.path("out")).status == 66)
  }

  @Test("bench prints documents per second beside the limit")
  func bench() throws {
    let json = try signet(["bench", "--seconds", "0.2", "--threads", "1", "--json"]).json()
    #expect(Set(json.keys) == ["documentsPerSecond", "limitPerSecond", "ratio", "threads", "bytes", "algorithm"])
    #expect(json["threads"] as? Int == 1)
    #expect(json["algorithm"] as? String == "rsa-sha1")
    let speed = try #require(json["documentsPerSecond"] as? Double)
    let limit = try #require(json["limitPerSecond"] as? Double)
    #expect(speed > 0 && limit > 0)
  }

  private func batch(_ source: String, to output: String) throws -> Command.Result {
    try signet(
      ["batch", "sign", source, "--output-dir", output, "--profile", "br-nfe", "--json"]
        + ["--identity", Vector.identity("rsa-2048")])
  }

  private func summary(of result: Command.Result) throws -> [String: Int] {
    let last = try #require(try result.jsonLines().last?["summary"] as? [String: Any], "\(result.errors)")
    return last.compactMapValues { $0 as? Int }.filter { ["signed", "failed", "skipped"].contains($0.key) }
  }
}
