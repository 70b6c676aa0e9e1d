import Foundation
import Signet

/// How fast documents are signed, and how fast it could go at best.
struct Speed {
  let documentsPerSecond: Double
  let limitPerSecond: Double

  /// The share of what is possible.
  var ratio: Double { limitPerSecond > 0 ? documentsPerSecond / limitPerSecond : 0 }
}

/// Measures signing against its limit, in turns, so that both meet the same temperature and the same neighbours.
struct SpeedMeasurement {
  private let engine: ReferenceEngine
  private let document: [UInt8]
  private let canonical: [UInt8]
  private let threads: Int

  /// How often the two take turns.
  private static let rounds = 5

  /// Prepares a measurement, and signs once to see that the document can be signed.
  init(plan: SignaturePlan, document: [UInt8], threads: Int) throws {
    engine = ReferenceEngine(plan)
    self.document = document
    self.threads = threads
    _ = try engine.sign(document)
    let tree = try XMLTree(parsing: document, limits: plan.limits)
    canonical = try Canonicalizer(plan.description.canonicalization).bytes(of: DocumentSubset(.document(tree)))
  }

  /// Measures for `seconds` in all.
  func run(seconds: Double) async throws -> Speed {
    let turn = seconds / Double(2 * Self.rounds)
    var documents = 0.0
    var limit = 0.0
    for _ in 0..<Self.rounds {
      documents += try await perSecond(for: turn) { [engine, document] in _ = try engine.sign(document) }
      limit += try await perSecond(for: turn) { [engine, canonical] in
        let digest = DigestAlgorithm.sha256.digest(of: canonical)
        _ = try engine.plan.identity.key.signature(for: digest, algorithm: engine.plan.method.algorithm)
      }
    }
    return Speed(
      documentsPerSecond: documents / Double(Self.rounds), limitPerSecond: limit / Double(Self.rounds))
  }

  /// How often `operation` is done per second on all threads together.
  private func perSecond(for seconds: Double, _ operation: @escaping @Sendable () throws -> Void) async throws -> Double
  {
    let start = ContinuousClock.now
    let end = start + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<threads {
        group.addTask {
          var count = 0
          repeat {
            try operation()
            count += 1
          } while ContinuousClock.now < end
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
  }
}
