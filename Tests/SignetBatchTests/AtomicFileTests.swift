import Foundation
import SignetBatch
import SignetFindings
import TestSupport
import Testing

@Suite("Atomic files")
struct AtomicFileTests {
  @Test("a file is written, and written again, without leaving anything else")
  func replaces() throws {
    let folder = try TemporaryDirectory()
    try AtomicFile.write(Array("first, and longer".utf8), to: folder.path("file"))
    try AtomicFile.write(Array("second".utf8), to: folder.path("file"))
    #expect(try folder.read("file") == Array("second".utf8))
    #expect(try folder.names() == ["file"])
  }

  @Test("a file for its owner can be read by nobody else")
  func permissions() throws {
    let folder = try TemporaryDirectory()
    try AtomicFile.write([1], to: folder.path("key"), mode: 0o600)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("key"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a name of the greatest length can be written")
  func longName() throws {
    let folder = try TemporaryDirectory()
    let name = String(repeating: "n", count: 255)
    try AtomicFile.write([1], to: folder.path(name))
    #expect(try folder.names() == [name])
  }

  @Test("a folder that does not exist is an error with its code")
  func missingFolder() throws {
    let folder = try TemporaryDirectory()
    let error = #expect(throws: SignetError.self) {
      try AtomicFile.write([1], to: folder.path("missing/file"))
    }
    #expect(error?.finding.code == .fileCannotWrite)
  }

  @Test("a folder in the file's place is an error, and no temporary file stays")
  func folderInPlace() throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(atPath: folder.path("file"), withIntermediateDirectories: false)
    #expect(throws: SignetError.self) { try AtomicFile.write([1], to: folder.path("file")) }
    #expect(try folder.names() == ["file"])
  }
}
