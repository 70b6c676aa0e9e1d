import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The one-pass canonicalizer gives libxml2's bytes or steps aside, whatever the document.
@Suite("Fuzzed canonicalization")
struct FuzzedCanonicalizationTests {
  /// How many documents are made; more with `SIGNET_FUZZ_COUNT`, as `make fuzz` asks.
  private static let count = ProcessInfo.processInfo.environment["SIGNET_FUZZ_COUNT"].flatMap { Int($0) } ?? 20_000
  /// The seed; chosen with `SIGNET_FUZZ_SEED`, else new in every run.
  private static let seed = ProcessInfo.processInfo.environment["SIGNET_FUZZ_SEED"].flatMap { UInt64($0) }

  @Test("one pass over a made document gives libxml2's bytes, or steps aside")
  func generatedDocuments() throws {
    let generator = Self.seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
    print("generated documents: \(generator)")
    var documents = DocumentGenerator(generator)
    let comparison = try OnePassComparison()
    for _ in 0..<Self.count {
      let document = documents.document()
      guard let difference = comparison.difference(in: document) else { continue }
      Issue.record("\(generator): \(String(decoding: document, as: UTF8.self).debugDescription): \(difference)")
      return
    }
    print("generated documents: \(comparison.outcomes)")
    // Stepping aside must not make every case trivial.
    #expect(comparison.outcomes.same > Self.count / 4)
    #expect(comparison.outcomes.aside < comparison.outcomes.same)
    #expect(comparison.outcomes.refused > Self.count / 8)
  }

  @Test("one pass over every document at hand, and over changes of it, gives libxml2's bytes, or steps aside")
  func documents() throws {
    let generator = Self.seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
    print("documents at hand: \(generator)")
    var mutation = MarkupMutation(generator)
    let comparison = try OnePassComparison()
    let folders = [Project.testVectors, Project.shared]
    for file in folders.flatMap({ Project.files(below: $0, withExtension: "xml") }) {
      let document = try [UInt8](contentsOf: file)
      // Longer ones only take longer.
      guard document.count < 256 << 10 else { continue }
      if let difference = comparison.difference(in: document) { Issue.record("\(file.path): \(difference)") }
      guard document.count < 24 << 10, document.first == UInt8(ascii: "<") else { continue }
      for _ in 0..<max(1, Self.count / 20_000) {
        let changed = mutation.mutate(document)
        if let difference = comparison.difference(in: changed) {
          Issue.record("\(generator), \(file.path): \(String(decoding: changed, as: UTF8.self)): \(difference)")
        }
      }
    }
    print("documents at hand: \(comparison.outcomes)")
    #expect(comparison.outcomes.same > 0)
  }
}
