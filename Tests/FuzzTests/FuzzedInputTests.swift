import Foundation
import FuzzTargets
import SignetCrypto
import TestSupport
import Testing

/// Any bytes from outside end soon, in a value or in a `SignetError`: what `make fuzz` tries at length, and guided by coverage.
@Suite("Fuzzed inputs", .serialized)
struct FuzzedInputTests {
  /// How many inputs each target takes.
  private static let count = 500
  /// The seed; chosen with `SIGNET_FUZZ_SEED`, else new in every run.
  private static let seed = ProcessInfo.processInfo.environment["SIGNET_FUZZ_SEED"].flatMap { UInt64($0) }

  @Test("every input is taken", arguments: FuzzTarget.allCases)
  func taken(target: FuzzTarget) throws {
    var generator = Self.seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
    // Printed, since a crash would leave no other trace of it.
    print("fuzzed \(target): \(generator)")
    let seeds = try target.seeds(in: Project.testVectors)
    var mutation = MarkupMutation(generator)
    for number in 0..<Self.count {
      let seed = try #require(seeds.randomElement(using: &generator))
      let changesMarkup = number.isMultiple(of: 2) && seed.first == UInt8(ascii: "<")
      target.take(changesMarkup ? mutation.mutate(seed) : generator.damage(seed))
      #expect(ErrorQueue.isEmpty, "\(generator)")
    }
  }
}
